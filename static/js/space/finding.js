/** Finding by words: accents and case make no difference, and what a record says is made ready once. */

/** @typedef {import("../model/changes.js").Rec} Rec */

const MARKS = /\p{M}/gu;

/** Words as they are compared: "Ônibus" becomes "onibus". @param {string} words */
function fold(words) {
  return words.normalize("NFD").replace(MARKS, "").toLowerCase();
}

export class Finding {
  #board;
  #kinds;
  #reading;
  /** What one has typed. */
  wanted = "";
  /** @type {string[]} */
  #terms = [];
  /** @type {string[]} */
  #hits = [];
  #stale = false;
  #at = "";
  #index = -1;
  /** @type {WeakMap<Rec, string>} */
  #words = new WeakMap();
  /** @type {Set<(changed: string[]) => void>} */
  #listeners = new Set();

  /** @param {{board: any, kinds: Record<string, any>, reading: import("./reading.js").Reading}} desk */
  constructor({ board, kinds, reading }) {
    this.#board = board;
    this.#kinds = kinds;
    this.#reading = reading;
  }

  /** Whether anything is looked for. */
  get on() {
    return this.#terms.length > 0;
  }

  /** What has all the words in it, in reading order. */
  get hits() {
    if (this.#stale) this.#look();
    return this.#hits;
  }

  /** The hit one has jumped to, or "". */
  get at() {
    return this.#at;
  }

  /** How many of the hits one has come to; 0 before the first jump. */
  get place() {
    return this.#at ? this.hits.indexOf(this.#at) + 1 : 0;
  }

  /** @param {(changed: string[]) => void} listener hears which ids are marked anew */
  listen(listener) {
    this.#listeners.add(listener);
  }

  /** Look for these words, in any order. @param {string} words */
  want(words) {
    this.wanted = words;
    this.#terms = fold(words).split(/\s+/).filter(Boolean);
    this.#stale = true;
    this.#go("");
  }

  /** On to the next hit, or back to the last; round and round. @param {number} by @returns {string} its id, or "" */
  step(by) {
    const { hits } = this;
    if (!hits.length) return "";
    const here = this.#at ? hits.indexOf(this.#at) : -1;
    const from = here >= 0 ? here : by > 0 ? this.#index - 1 : Math.max(0, this.#index);
    this.#index = (Math.max(-1, from) + by + hits.length) % hits.length;
    this.#go(hits[this.#index]);
    return this.#at;
  }

  /** The board has changed: what was found may be gone, and more may be there. */
  changed() {
    this.#stale = this.on;
  }

  #look() {
    this.#stale = false;
    const people = this.#people();
    const fits = (/** @type {string} */ id) => {
      const record = this.#board.get(id);
      return record && this.#terms.every((term, at) => this.#said(record).includes(term) || people[at].has(record.by));
    };
    this.#hits = this.on ? this.#reading.steps.filter(fits) : [];
  }

  /** For each term the people whose name has it. @returns {Set<string>[]} */
  #people() {
    const names = [.../** @type {Map<string, {name?: string}>} */ (this.#board.people)].map(([id, { name }]) => ({ id, name: fold(name ?? "") }));
    return this.#terms.map((term) => new Set(names.filter(({ name }) => name.includes(term)).map(({ id }) => id)));
  }

  /** @param {Rec} record */
  #said(record) {
    let said = this.#words.get(record);
    if (said === undefined) {
      said = fold([this.#kinds[record.kind].words?.(record) ?? "", ...(record.tags ?? []), ...(record.labels ?? [])].join("\n"));
      this.#words.set(record, said);
    }
    return said;
  }

  /** @param {string} id */
  #go(id) {
    const before = this.#at;
    this.#at = id;
    if (!id) this.#index = -1;
    for (const listener of this.#listeners) listener([before, id].filter(Boolean));
  }
}
