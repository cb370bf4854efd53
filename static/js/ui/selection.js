/** What is chosen on the board. */

export class Selection {
  /** @type {Set<string>} */
  #ids = new Set();
  /** @type {Set<(changed: Set<string>) => void>} */
  #listeners = new Set();
  /** While on, each tap adds to the choice instead of replacing it. */
  adding = false;

  /** Whether the rows of the list can be ticked. */
  checking = false;

  get ids() {
    return [...this.#ids];
  }

  get size() {
    return this.#ids.size;
  }

  /** @param {string} id */
  has(id) {
    return this.#ids.has(id);
  }

  /** @param {Iterable<string>} ids */
  set(ids) {
    const before = this.#ids;
    this.#ids = new Set(ids);
    if (!this.#ids.size) this.adding = false;
    this.#tell(new Set([...before, ...this.#ids].filter((id) => before.has(id) !== this.#ids.has(id))));
  }

  /** @param {string} id */
  toggle(id) {
    this.set(this.has(id) ? this.ids.filter((each) => each !== id) : [...this.#ids, id]);
  }

  clear() {
    this.set([]);
  }

  /** Begin or end ticking rows of the list. @param {boolean} on */
  check(on) {
    this.checking = on;
    this.clear();
    for (const listener of this.#listeners) listener(new Set());
  }

  /** @param {(changed: Set<string>) => void} listener */
  listen(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @param {Set<string>} changed */
  #tell(changed) {
    if (changed.size || this.adding) for (const listener of this.#listeners) listener(changed);
  }
}
