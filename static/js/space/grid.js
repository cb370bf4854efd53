/** A grid over the board: which boxes lie in a region, without looking at all of them. */

/** @typedef {{x: number, y: number, w: number, h: number}} Box */

const CELL = 512;
const MANY = 100;

export class Grid {
  /** @type {Map<string, Box>} */
  #boxes = new Map();
  /** @type {Map<number, Set<string>>} */
  #cells = new Map();
  /** Boxes over so many cells that asking them each time is cheaper. @type {Set<string>} */
  #wide = new Set();

  /** @param {string} id @param {Box} box */
  put(id, box) {
    this.remove(id);
    this.#boxes.set(id, box);
    const cells = cellsOf(box, MANY);
    if (!cells) this.#wide.add(id);
    for (const cell of cells ?? []) {
      const there = this.#cells.get(cell);
      if (there) there.add(id);
      else this.#cells.set(cell, new Set([id]));
    }
  }

  /** @param {string} id */
  remove(id) {
    const box = this.#boxes.get(id);
    if (!box) return;
    this.#boxes.delete(id);
    if (this.#wide.delete(id)) return;
    for (const cell of cellsOf(box, MANY) ?? []) this.#cells.get(cell)?.delete(id);
  }

  clear() {
    this.#boxes.clear();
    this.#cells.clear();
    this.#wide.clear();
  }

  /** @param {string} id */
  box(id) {
    return this.#boxes.get(id);
  }

  get size() {
    return this.#boxes.size;
  }

  boxes() {
    return this.#boxes.entries();
  }

  /** The ids whose boxes touch a region. @param {Box} region @returns {string[]} */
  touching(region) {
    const cells = cellsOf(region, this.#cells.size);
    if (!cells) return [...this.#boxes.keys()].filter((id) => touch(/** @type {Box} */ (this.#boxes.get(id)), region));
    const found = new Set(this.#wide);
    for (const cell of cells) for (const id of this.#cells.get(cell) ?? []) found.add(id);
    return [...found].filter((id) => touch(/** @type {Box} */ (this.#boxes.get(id)), region));
  }

  /** The box around everything, or null on an empty board. @returns {Box | null} */
  around() {
    return around(this.#boxes.values());
  }
}

/** @param {Box} box @param {number} most @returns {number[] | null} null when there are more cells than that */
function cellsOf({ x, y, w, h }, most) {
  const [left, right] = [Math.floor(x / CELL), Math.floor((x + w) / CELL)];
  const [top, bottom] = [Math.floor(y / CELL), Math.floor((y + h) / CELL)];
  if ((right - left + 1) * (bottom - top + 1) > most) return null;
  const cells = [];
  for (let column = left; column <= right; column += 1) {
    for (let row = top; row <= bottom; row += 1) cells.push((column + 8192) * 16384 + row + 8192);
  }
  return cells;
}

/** @param {Box} a @param {Box} b */
export function touch(a, b) {
  return a.x <= b.x + b.w && b.x <= a.x + a.w && a.y <= b.y + b.h && b.y <= a.y + a.h;
}

/** @param {Box} outer @param {Box} inner */
export function contains(outer, inner) {
  return (
    outer.x <= inner.x && outer.y <= inner.y && outer.x + outer.w >= inner.x + inner.w && outer.y + outer.h >= inner.y + inner.h
  );
}

/** @param {Box} box @param {number} margin @returns {Box} */
export function grown({ x, y, w, h }, margin) {
  return { x: x - margin, y: y - margin, w: w + 2 * margin, h: h + 2 * margin };
}

/** @param {Iterable<Box>} boxes @returns {Box | null} */
export function around(boxes) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, w, h } of boxes) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + w);
    bottom = Math.max(bottom, y + h);
  }
  return left === Infinity ? null : { x: left, y: top, w: right - left, h: bottom - top };
}
