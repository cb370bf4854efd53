/**
 * How the world and the grid follow the view: cheap while it moves, exact when it rests. What moves is a layer of its
 * own that is shifted and scaled as it is; letters, dots and outlines are drawn anew for their size at rest.
 */

const REST = 180;
/** The grid's dots may be drawn so much too small or too large meanwhile. */
const LEAST = 0.92;
const MOST = 1.25;
/** Pixels of the grid outside the window on each side; as in surface.css. */
const EDGE = 288;

export class Motion {
  #world;
  #grid;
  #rested;
  #x = NaN;
  #y = NaN;
  #zoom = NaN;
  /** The zoom for which the grid is painted. */
  #painted = NaN;
  #moving = false;
  #timer = 0;

  /** @param {HTMLElement} world @param {HTMLElement} grid @param {() => void} rested */
  constructor(world, grid, rested) {
    this.#world = world;
    this.#grid = grid;
    this.#rested = rested;
  }

  /** @param {{x: number, y: number, zoom: number}} view */
  follow({ x, y, zoom }) {
    if (x === this.#x && y === this.#y && zoom === this.#zoom) return;
    [this.#x, this.#y, this.#zoom] = [x, y, zoom];
    const first = Number.isNaN(this.#painted);
    if (first) this.#settle();
    this.#world.style.setProperty("transform", `translate(${x}px, ${y}px) scale(${zoom})`);
    if (this.#timer && !this.#moving) this.#lift(true);
    const ratio = zoom / this.#painted;
    if (coarse(zoom) !== coarse(this.#painted) || ratio < LEAST || ratio > MOST) this.#paint();
    this.#shift();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#settle(), REST);
  }

  #settle() {
    const zoomed = this.#zoom !== this.#painted;
    this.#timer = 0;
    this.#lift(false);
    if (zoomed) this.#paint();
    this.#shift();
    this.#world.style.setProperty("--thin", String(1 / Math.min(1, this.#zoom)));
    this.#rested();
  }

  /** A layer of its own from the second movement in a row; one alone is painted at once. @param {boolean} moving */
  #lift(moving) {
    this.#moving = moving;
    this.#world.style.setProperty("will-change", moving ? "transform" : "auto");
  }

  #paint() {
    this.#painted = this.#zoom;
    const step = stepOf(this.#zoom);
    this.#grid.style.setProperty("background-size", `${step}px ${step}px`);
  }

  #shift() {
    const step = stepOf(this.#zoom);
    const place = (/** @type {number} */ at) => rest(at + EDGE - step / 2, step);
    const scale = this.#zoom / this.#painted;
    this.#grid.style.setProperty("transform", `translate(${place(this.#x)}px, ${place(this.#y)}px) scale(${scale})`);
  }
}

/** From dot to dot, in pixels. @param {number} zoom */
function stepOf(zoom) {
  return (coarse(zoom) ? 96 : 24) * zoom;
}

/** From afar each fourth dot is enough. @param {number} zoom */
function coarse(zoom) {
  return zoom < 0.5;
}

/** What is left of a length after whole steps, never negative. @param {number} length @param {number} step */
function rest(length, step) {
  return ((length % step) + step) % step;
}
