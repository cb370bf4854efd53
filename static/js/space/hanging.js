/** What hangs on each thing: its comments with their answers, its reactions, its links. */

/**
 * @typedef {import("../model/changes.js").Rec} Rec
 * @typedef {{sort: string, count: number, mine: boolean}} Sign
 */

export class Hanging {
  #board;
  #kinds;
  /** @type {Map<string, Set<string>>} */
  #on = new Map();
  /** @type {Map<string, string[]>} */
  #ends = new Map();

  /** @param {any} board @param {Record<string, any>} kinds */
  constructor(board, kinds) {
    this.#board = board;
    this.#kinds = kinds;
    this.reset();
  }

  reset() {
    this.#on.clear();
    this.#ends.clear();
    for (const { id } of this.#board.all()) this.update(id);
  }

  /** Look again at one record. @param {string} id @returns {string[]} what it hung on and hangs on now, up to the thing on the board */
  update(id) {
    const record = this.#board.get(id);
    const before = this.#ends.get(id) ?? [];
    const now = (record && this.#kinds[record.kind]?.hangsOn?.(record)) ?? [];
    for (const end of before) this.#on.get(end)?.delete(id);
    for (const end of now) {
      const there = this.#on.get(end);
      if (there) there.add(id);
      else this.#on.set(end, new Set([id]));
    }
    if (now.length) this.#ends.set(id, now);
    else this.#ends.delete(id);
    return [...before, ...now].flatMap((end) => [end, ...(this.#ends.get(end) ?? [])]);
  }

  /** These and all that cannot stand without them. @param {string[]} ids */
  all(ids) {
    const found = new Set(ids);
    for (const id of found) for (const other of this.#on.get(id) ?? []) found.add(other);
    return [...found];
  }

  /** The comments on a thing, or the answers to a comment, in order. @param {string} id @returns {Rec[]} */
  comments(id) {
    return inOrder(this.#those(id, "comment").filter((each) => !each.loop));
  }

  /** The comments on a causal loop. @param {string[]} ids of its factors, the smallest first @returns {Rec[]} */
  around(ids) {
    return inOrder(this.#those(ids[0], "comment").filter((each) => each.loop?.join() === ids.join()));
  }

  /** How much was said about a thing, how much of it is not settled, and of what sort the first of those is. @param {string} id */
  talk(id) {
    return this.#count(this.comments(id));
  }

  /** The same of a causal loop. @param {string[]} ids */
  talkAround(ids) {
    return this.#count(this.around(ids));
  }

  /** @param {Rec[]} comments */
  #count(comments) {
    let [all, open] = [0, 0];
    for (const comment of comments) {
      const count = 1 + this.comments(comment.id).length;
      all += count;
      if (!comment.done) open += count;
    }
    const sort = comments.find((each) => !each.done)?.sort;
    return { all, open, ...(sort && { sort }) };
  }

  /** How often each sign was given to a thing. @param {string} id @returns {Map<string, Sign>} by sort */
  signs(id) {
    /** @type {Map<string, Sign>} */
    const found = new Map();
    for (const { sort, by } of this.#those(id, "reaction")) {
      const sign = found.get(sort) ?? { sort, count: 0, mine: false };
      sign.count += 1;
      sign.mine ||= by === this.#board.person;
      found.set(sort, sign);
    }
    return found;
  }

  /** @param {string} id @param {string} kind @returns {Rec[]} */
  #those(id, kind) {
    return [...(this.#on.get(id) ?? [])].map((each) => this.#board.get(each)).filter((record) => record?.kind === kind);
  }
}

/** @param {Rec[]} comments */
function inOrder(comments) {
  return comments.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}
