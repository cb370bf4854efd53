/** Puts entries in order: what came before is passed over, what is early waits, and a gap is asked for. */

/** @typedef {import("../model/board.js").Entry} Entry */

const PATIENCE = 300;

export class Sequence {
  #seq;
  #take;
  #ask;
  /** @type {Map<number, Entry>} */
  #early = new Map();
  /** The greatest seq that is known to be there. */
  #known = 0;
  /** @type {any} */
  #timer;

  /** @param {{seq: () => number, take: (entries: Entry[]) => void, ask: () => void}} given */
  constructor({ seq, take, ask }) {
    this.#seq = seq;
    this.#take = take;
    this.#ask = ask;
  }

  /** @param {Entry[]} entries */
  receive(entries) {
    for (const entry of entries) {
      this.#early.set(entry.seq, entry);
      this.#known = Math.max(this.#known, entry.seq);
    }
    for (const seq of this.#early.keys()) if (seq <= this.#seq()) this.#early.delete(seq);
    const ready = [];
    for (let seq = this.#seq() + 1; this.#early.has(seq); seq++) {
      ready.push(/** @type {Entry} */ (this.#early.get(seq)));
      this.#early.delete(seq);
    }
    if (ready.length) this.#take(ready);
    this.#watch();
  }

  /** An entry is there, for its sender was answered. @param {number} seq */
  expect(seq) {
    this.#known = Math.max(this.#known, seq);
    this.#watch();
  }

  /** The connection is gone, and with it what was early. */
  stop() {
    this.#early.clear();
    this.#known = 0;
    this.#watch();
  }

  #watch() {
    const seq = this.#seq();
    if (seq >= this.#known) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
    } else this.#timer ??= setTimeout(() => this.#late(seq), PATIENCE);
  }

  /** The patience has ended: ask, unless the gap that began it has been filled. @param {number} before */
  #late(before) {
    this.#timer = undefined;
    if (this.#seq() === before) this.#ask();
    this.#watch();
  }
}
