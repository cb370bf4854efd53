/** Moves the view somewhere in a moment, so that one sees the way; at once where motion is to be spared. */

import { quiet } from "./others.js";

const TIME = 180;
const DRIFT = 420;
const SLOW = 0.2;
const FAST = 2.5;

/** @typedef {{x: number, y: number, zoom: number}} Place of the view */

export class Glide {
  #view;
  #frame = 0;
  #led = true;

  /** @param {import("./view.js").View} view */
  constructor(view) {
    this.#view = view;
  }

  /** @param {Place} goal @param {{led?: boolean, time?: number}} [how] led by somebody else's hand, and in how many ms */
  to(goal, { led = true, time = TIME } = {}) {
    this.stop();
    this.#led = led;
    if (quiet()) return this.#set(goal);
    const from = { x: this.#view.x, y: this.#view.y, zoom: this.#view.zoom };
    const started = performance.now();
    let last = from;
    const step = (/** @type {number} */ now) => {
      if (!same(this.#view, last)) return; // a hand has taken it
      const part = Math.min(1, Math.max(0, now - started) / time);
      last = this.#between(from, goal, 1 - (1 - part) ** 3);
      this.#set(last);
      if (part < 1) this.#frame = requestAnimationFrame(step);
    };
    this.#frame = requestAnimationFrame(step);
  }

  stop() {
    cancelAnimationFrame(this.#frame);
  }

  /** A finger has thrown the board: it comes to rest within a hand's breadth. @param {number} x @param {number} y pixels in a ms */
  drift(x, y) {
    const speed = Math.hypot(x, y);
    if (speed < SLOW || quiet()) return;
    const way = (Math.min(speed, FAST) / speed) * (DRIFT / 3); // what ends by the third power begins three times as fast
    const { x: left, y: top, zoom } = this.#view;
    this.to({ x: left + x * way, y: top + y * way, zoom }, { led: false, time: DRIFT });
  }

  /** The middle goes straight there while the zoom grows evenly. @param {Place} from @param {Place} goal @param {number} part @returns {Place} */
  #between(from, goal, part) {
    if (part === 1) return goal;
    const [x, y] = [this.#view.width / 2, this.#view.height / 2];
    const zoom = from.zoom * (goal.zoom / from.zoom) ** part;
    const way = (/** @type {number} */ a, /** @type {number} */ b) => a + (b - a) * part;
    const middle = { x: way((x - from.x) / from.zoom, (x - goal.x) / goal.zoom), y: way((y - from.y) / from.zoom, (y - goal.y) / goal.zoom) };
    return { x: x - middle.x * zoom, y: y - middle.y * zoom, zoom };
  }

  /** @param {Place} place */
  #set({ x, y, zoom }) {
    this.#view.led = this.#led;
    this.#view.set(x, y, zoom);
    this.#view.led = false;
  }
}

/** @param {Place} a @param {Place} b */
function same(a, b) {
  return a.x === b.x && a.y === b.y && a.zoom === b.zoom;
}
