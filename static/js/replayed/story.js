/** A board at any moment of its story: entries folded one by one, with the board kept now and then to go back from. */

/** @typedef {Record<string, any>} Thing */
/** @typedef {{seq: number, at: number, changes: any[][]}} Entry */
/** @typedef {{at: number, title: string}} Chapter */

const EVERY = 100;

export class Story {
  /** @type {Map<string, Thing>[]} */
  #kept = [new Map()];
  /** @type {Map<string, Thing>} */
  #now = new Map();
  #at = 0;

  /** @param {Entry[]} entries */
  constructor(entries) {
    this.entries = entries;
  }

  get length() {
    return this.entries.length;
  }

  /** How many entries are told by now. */
  get at() {
    return this.#at;
  }

  /** @returns {ReadonlyMap<string, Thing>} */
  get things() {
    return this.#now;
  }

  /** Go to where so many entries are told. @param {number} at @returns {Set<string> | null} what changed, null: anything */
  go(at) {
    const goal = Math.max(0, Math.min(this.length, at));
    const near = Math.floor(goal / EVERY);
    const forward = goal >= this.#at && goal - this.#at <= EVERY;
    if (!forward) this.#back(Math.min(near, this.#kept.length - 1));
    /** @type {Set<string>} */
    const changed = new Set();
    while (this.#at < goal) {
      for (const change of this.entries[this.#at].changes) changed.add(this.#apply(change));
      this.#at += 1;
      if (this.#at % EVERY === 0 && this.#kept.length === this.#at / EVERY) this.#kept.push(new Map(this.#now));
    }
    return forward ? changed : null;
  }

  /** @param {number} kept */
  #back(kept) {
    this.#now = new Map(this.#kept[kept]);
    this.#at = kept * EVERY;
  }

  /** @param {any[]} change @returns {string} the id of what it is about */
  #apply(change) {
    const [verb, subject, fields] = change;
    if (verb === "put") {
      this.#now.set(subject.id, subject);
      return subject.id;
    }
    const before = this.#now.get(subject);
    if (verb === "drop") this.#now.delete(subject);
    else if (before) {
      const now = { ...before, ...fields };
      for (const name of Object.keys(now)) if (now[name] === null) delete now[name];
      this.#now.set(subject, now);
    }
    return subject;
  }
}

/** Where the room went on to another step. @param {Entry[]} entries @returns {Chapter[]} */
export function chapters(entries) {
  /** @type {Chapter[]} */
  const found = [];
  /** @type {Thing} */
  let stage = {};
  entries.forEach((entry, at) => {
    for (const [verb, subject, fields] of entry.changes) {
      if (verb === "put" && subject.kind !== "stage") continue;
      if (verb !== "put" && subject !== "stage") continue;
      const before = stage;
      stage = verb === "put" ? subject : { ...stage, ...fields };
      const entered = stage.step && (stage.step !== before.step || stage.began !== before.began);
      if (entered) found.push({ at: at + 1, title: stage.title || stage.question || "" });
    }
  });
  return found;
}
