/** Tells in words what the others are doing, gathered into one sentence. */

import { t, tn } from "./words.js";

const GATHER = 2000;

export class News {
  #board;
  #live;
  #settings;
  /** @type {Set<string>} */
  #known;
  /** Those with changes of one's own on the way. @type {Set<string>} */
  #own = new Set();
  /** @type {Set<string>} */
  #authors = new Set();
  /** How many of each kind were added. */
  #added = { note: 0, comment: 0 };
  /** @type {Set<string>} */
  #changed = new Set();
  #timer = 0;

  /** @param {any} board @param {import("./live.js").Live} live @param {{news: string}} settings */
  constructor(board, live, settings) {
    this.#board = board;
    this.#live = live;
    this.#settings = settings;
    this.#known = this.#all();
  }

  /** @param {{ids: Set<string>, reset: boolean}} news */
  take({ ids, reset }) {
    if (reset) this.#known = this.#all();
    else for (const id of ids) this.#look(id);
    if (this.#authors.size || this.#changed.size) this.#timer ||= setTimeout(() => this.#tell(), GATHER);
  }

  /** @param {string} id */
  #look(id) {
    const record = this.#board.get(id);
    if (record && record.kind !== "note" && record.kind !== "comment") return;
    if (this.#board.stateOf(id) !== "saved") this.#own.add(id);
    else if (!this.#own.delete(id)) this.#others(id, record);
    if (record) this.#known.add(id);
    else this.#known.delete(id);
  }

  /** @param {string} id @param {any} record */
  #others(id, record) {
    if (this.#known.has(id)) this.#changed.add(id);
    else if (record && record.by !== this.#board.person) {
      this.#added[/** @type {"note" | "comment"} */ (record.kind)] += 1;
      this.#authors.add(record.by);
    }
  }

  #tell() {
    const [first] = this.#authors;
    const values = { name: first ? this.#board.name(first) : t("Somebody"), others: this.#authors.size - 1 };
    const { note, comment } = this.#added;
    const changed = this.#changed.size;
    this.#timer = 0;
    this.#added = { note: 0, comment: 0 };
    this.#authors.clear();
    this.#changed.clear();
    if (this.#settings.news === "off") return;
    if (note && values.others) this.#live.say(t("{name} and {others} more added {n} notes.", { ...values, n: note }));
    else if (note) this.#live.say(tn("{name} added {n} note.", "{name} added {n} notes.", note, values));
    if (comment && values.others) this.#live.say(t("{name} and {others} more wrote {n} comments.", { ...values, n: comment }));
    else if (comment) this.#live.say(tn("{name} wrote {n} comment.", "{name} wrote {n} comments.", comment, values));
    if (changed && this.#settings.news === "all") this.#live.say(tn("{n} note changed.", "{n} notes changed.", changed));
  }

  #all() {
    return new Set([...this.#board.of("note"), ...this.#board.of("comment")].map(({ id }) => id));
  }
}
