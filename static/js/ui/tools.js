/** The tool in the hand: pick, note, text, frame or link. */

export class Tools {
  #now = "pick";
  /** Where a link under way starts. @type {string | null} */
  from = null;
  #once = false;
  /** @type {Set<() => void>} */
  #listeners = new Set();

  get now() {
    return this.#now;
  }

  /** @param {string} name @param {{from?: string, once?: boolean}} [how] once: back to picking after one use */
  take(name, how = {}) {
    this.#now = name;
    this.from = how.from ?? null;
    this.#once = how.once ?? false;
    this.#tell();
  }

  /** The first end of a link is chosen. @param {string} id */
  start(id) {
    this.from = id;
    this.#tell();
  }

  putDown() {
    if (this.#now !== "pick") this.take("pick");
  }

  /** The tool has been used. */
  used() {
    if (this.#once || !["link", "drawing"].includes(this.#now)) this.take("pick");
    else this.take(this.#now);
  }

  /** @param {() => void} listener */
  listen(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell() {
    for (const listener of this.#listeners) listener();
  }
}
