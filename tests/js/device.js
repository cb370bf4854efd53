/** A database in memory with the few calls of idb's that the shelf makes; it can be made to fail. */

/** @typedef {import("../../static/js/net/shelf.js").Row} Row */

/** What outlives the pages: the rows, and how well the device keeps them. */
export class FakeDevice {
  /** Why the next calls fail; empty while they work. */
  trouble = "";
  /** @type {Map<string, any>} */
  rows = new Map();
  /** @type {FakeDatabase[]} */
  databases = [];

  open = async () => {
    if (this.trouble === "forbidden") throw new Error("forbidden");
    this.databases.push(new FakeDatabase(this));
    return /** @type {FakeDatabase} */ (this.databases.at(-1));
  };

  /** The commands that are kept. @returns {Row[]} */
  get commands() {
    return [...this.rows].filter(([key]) => key.startsWith("commands")).map(([, row]) => row);
  }
}

class FakeDatabase {
  closed = false;
  #device;

  /** @param {FakeDevice} device */
  constructor(device) {
    this.#device = device;
  }

  /** @param {string} store */
  transaction(store) {
    const put = (/** @type {any} */ value) => this.#put(store, value);
    return { store: { put }, commit: () => {}, done: Promise.resolve() };
  }

  /** @param {string} store @param {any} value */
  async #put(store, value) {
    this.#check();
    const full = this.#device.trouble === "full" && [...this.#device.rows.keys()].some((key) => key.startsWith("boards"));
    if (full) throw new Error("full");
    const id = store === "boards" ? [value.id, value.person] : value.id;
    this.#device.rows.set(`${store}/${id}`, structuredClone(value));
  }

  /** @param {string} store @param {any} id */
  async get(store, id) {
    this.#check();
    return structuredClone(this.#device.rows.get(`${store}/${id}`));
  }

  /** @param {string} store @param {any} id */
  async delete(store, id) {
    this.#check();
    this.#device.rows.delete(`${store}/${id}`);
  }

  /** @param {string} store */
  async clear(store) {
    this.#check();
    for (const key of this.#device.rows.keys()) if (key.startsWith(store)) this.#device.rows.delete(key);
  }

  /** @param {string} store */
  async getAll(store) {
    this.#check();
    return structuredClone([...this.#device.rows].filter(([key]) => key.startsWith(store)).map(([, row]) => row));
  }

  /** @param {string} store @param {string} _index @param {[string, string]} place */
  async getAllFromIndex(store, _index, [board, person]) {
    this.#check();
    const all = [...this.#device.rows].filter(([key]) => key.startsWith(store)).map(([, row]) => row);
    return structuredClone(all.filter((row) => row.board === board && row.person === person));
  }

  /** @param {string} store @param {string} index @param {[string, string]} place */
  async getAllKeysFromIndex(store, index, place) {
    return (await this.getAllFromIndex(store, index, place)).map(({ id }) => id);
  }

  close() {
    this.closed = true;
  }

  #check() {
    if (this.closed || this.#device.trouble === "forbidden") throw new Error("the database is closed");
  }
}
