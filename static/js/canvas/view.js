/** Which part of the board the window shows: an offset in screen pixels and a zoom. */

/** @typedef {import("../space/grid.js").Box} Box */

const LEAST = 0.05;
const MOST = 4;
const READABLE = 0.7;

export class View {
  x = 0;
  y = 0;
  zoom = 1;
  width = 1;
  height = 1;
  /** What bars cover, so that nothing focused ends up under one. */
  inset = { top: 24, right: 24, bottom: 116, left: 24 };
  /** While somebody else's hand moves it. */
  led = false;
  /** While only the window changes. */
  resized = false;
  /** @type {Set<() => void>} */
  #listeners = new Set();

  /** @param {() => void} listener */
  listen(listener) {
    this.#listeners.add(listener);
  }

  /** @param {number} x @param {number} y screen pixels inside the canvas */
  toBoard(x, y) {
    return { x: (x - this.x) / this.zoom, y: (y - this.y) / this.zoom };
  }

  /** @param {number} x @param {number} y */
  toScreen(x, y) {
    return { x: x * this.zoom + this.x, y: y * this.zoom + this.y };
  }

  /** @param {number} margin in screen pixels @returns {Box} */
  visible(margin) {
    const { x, y } = this.toBoard(-margin, -margin);
    return { x, y, w: (this.width + 2 * margin) / this.zoom, h: (this.height + 2 * margin) / this.zoom };
  }

  get percent() {
    return Math.round(this.zoom * 100);
  }

  get middle() {
    const { left, right, top, bottom } = this.inset;
    return this.toBoard((left + this.width - right) / 2, (top + this.height - bottom) / 2);
  }

  /** @param {number} width @param {number} height */
  resize(width, height) {
    this.width = width;
    this.height = height;
    this.resized = true;
    this.#tell();
    this.resized = false;
  }

  /** @param {number} dx @param {number} dy */
  pan(dx, dy) {
    this.set(this.x + dx, this.y + dy, this.zoom);
  }

  /** Zoom so that the point under the pointer stays there. @param {number} factor @param {number} [x] @param {number} [y] */
  zoomBy(factor, x = this.width / 2, y = this.height / 2) {
    const zoom = Math.min(MOST, Math.max(LEAST, this.zoom * factor));
    const ratio = zoom / this.zoom;
    this.set(x - (x - this.x) * ratio, y - (y - this.y) * ratio, zoom);
  }

  /** @param {Box} box @param {number} [most] zoom */
  fit({ x, y, w, h }, most = 1) {
    const { left, right, top, bottom } = this.inset;
    const [width, height] = [this.width - left - right, this.height - top - bottom];
    const zoom = Math.max(LEAST, Math.min(most, width / w, height / h));
    this.set(left + (width - w * zoom) / 2 - x * zoom, top + (height - h * zoom) / 2 - y * zoom, zoom);
  }

  /** Move as little as needed to have a box in sight. @param {Box} box */
  show({ x, y, w, h }) {
    const { left, right, top, bottom } = this.inset;
    const from = this.toScreen(x, y);
    const [width, height] = [w * this.zoom, h * this.zoom];
    const dx = shift(from.x, width, left, this.width - right);
    const dy = shift(from.y, height, top, this.height - bottom);
    if (dx || dy) this.pan(dx, dy);
  }

  /** Have a point of the board in the middle of what the bars leave free. @param {number} x @param {number} y */
  center(x, y, zoom = this.zoom) {
    const there = this.centered(x, y, zoom);
    this.set(there.x, there.y, there.zoom);
  }

  /** Where the view is when a point of the board is in that middle. @param {number} x @param {number} y @param {number} wanted zoom */
  centered(x, y, wanted) {
    const { left, right, top, bottom } = this.inset;
    const [width, height] = [this.width - left - right, this.height - top - bottom];
    const zoom = Math.min(MOST, Math.max(LEAST, wanted));
    return { x: left + width / 2 - x * zoom, y: top + height / 2 - y * zoom, zoom };
  }

  /** Have a box in sight: in the middle, unless it is in sight already; of a large one its beginning. @param {Box} box @param {number} least zoom below which nothing can be read */
  reach(box, least) {
    const { left, right, top, bottom } = this.inset;
    const zoom = this.zoom < least ? READABLE : this.zoom;
    const from = this.toScreen(box.x, box.y);
    const to = this.toScreen(box.x + box.w, box.y + box.h);
    const there = from.x >= left && from.y >= top && to.x <= this.width - right && to.y <= this.height - bottom;
    if (there && zoom === this.zoom) return;
    const w = Math.min(box.w, (this.width - left - right) / zoom);
    const h = Math.min(box.h, (this.height - top - bottom) / zoom);
    this.center(box.x + w / 2, box.y + h / 2, zoom);
  }

  /** Have a box in sight, from further away when it is larger than the window. @param {Box} box */
  reveal(box) {
    const { left, right, top, bottom } = this.inset;
    const fits = box.w * this.zoom <= this.width - left - right && box.h * this.zoom <= this.height - top - bottom;
    if (fits) this.show(box);
    else this.fit(box, this.zoom);
  }

  /** @param {number} x @param {number} y @param {number} zoom */
  set(x, y, zoom) {
    if (![x, y, zoom].every(Number.isFinite)) return;
    this.x = x;
    this.y = y;
    this.zoom = zoom;
    this.#tell();
  }

  #tell() {
    for (const listener of this.#listeners) listener();
  }
}

/** @param {number} start @param {number} length @param {number} least @param {number} most */
function shift(start, length, least, most) {
  if (length > most - least || start < least) return least - start;
  return Math.min(0, most - (start + length));
}
