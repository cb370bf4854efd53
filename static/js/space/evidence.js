/** The notes that factors and links rest on: their ids are soft, so that only those count which are on the board. */

export class Evidence {
  #board;
  /** Those whose records name some. @type {Set<string>} */
  #bearers = new Set();

  /** @param {any} board */
  constructor(board) {
    this.#board = board;
    this.reset();
  }

  reset() {
    this.#bearers.clear();
    for (const { id } of this.#board.all()) this.#look(id);
  }

  /** Look again at some records. @param {Set<string>} ids @returns {string[]} what rests on one of them and has to be drawn again */
  update(ids) {
    for (const id of ids) this.#look(id);
    return [...this.#bearers].filter((id) => this.#named(id).some((each) => ids.has(each)));
  }

  /** The notes that something rests on. @param {any} record @returns {string[]} */
  of(record) {
    return (record?.evidence ?? []).filter((/** @type {string} */ id) => this.#board.get(id));
  }

  /** @param {string} id */
  #look(id) {
    if (this.#named(id).length) this.#bearers.add(id);
    else this.#bearers.delete(id);
  }

  /** @param {string} id @returns {string[]} */
  #named(id) {
    return this.#board.get(id)?.evidence ?? [];
  }
}

/**
 * A list with some notes more and some less, as the server makes it; null when none is left.
 * @param {string[]} now @param {{add?: string[], remove?: string[]}} change
 */
export function listed(now, { add = [], remove = [] }) {
  const list = [...new Set([...now.filter((id) => !remove.includes(id)), ...add])];
  return list.length ? list : null;
}
