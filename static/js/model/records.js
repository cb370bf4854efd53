/** The records of a board, found by id and by kind. */

/** @typedef {import("./changes.js").Rec} Rec */

export class Records {
  /** @type {Map<string, Rec>} */
  #all = new Map();
  /** @type {Map<string, Map<string, Rec>>} */
  #kinds = new Map();

  /** @param {string} id */
  get(id) {
    return this.#all.get(id);
  }

  all() {
    return this.#all.values();
  }

  ids() {
    return this.#all.keys();
  }

  /** @param {string} kind @returns {Iterable<Rec>} */
  of(kind) {
    return this.#kinds.get(kind)?.values() ?? [];
  }

  /** @param {string} id @param {Rec | undefined} now undefined to take it away */
  set(id, now) {
    const before = this.#all.get(id);
    if (before && before.kind !== now?.kind) this.#kinds.get(before.kind)?.delete(id);
    if (!now) return this.#all.delete(id);
    this.#all.set(id, now);
    const kind = this.#kinds.get(now.kind) ?? new Map();
    this.#kinds.set(now.kind, kind.set(id, now));
  }
}
