/** Passing marks over the canvas: the marquee, and a link being drawn. */

import { arrow } from "../../objects/link.js";

/** @typedef {{x: number, y: number}} Point */

export class Overlay {
  #desk;
  #box;
  #line;

  /** @param {any} desk @param {HTMLElement} root */
  constructor(desk, root) {
    this.#desk = desk;
    this.#box = /** @type {HTMLElement} */ (root.querySelector(".surface__marquee"));
    this.#line = /** @type {SVGPathElement} */ (root.querySelector(".surface__drawn"));
  }

  /** @param {Point} [from] @param {Point} [to] screen pixels; nothing hides it */
  rectangle(from, to) {
    this.#box.hidden = !from;
    if (!from || !to) return;
    this.#box.style.setProperty("left", `${Math.min(from.x, to.x)}px`);
    this.#box.style.setProperty("top", `${Math.min(from.y, to.y)}px`);
    this.#box.style.setProperty("width", `${Math.abs(from.x - to.x)}px`);
    this.#box.style.setProperty("height", `${Math.abs(from.y - to.y)}px`);
  }

  /** @param {string} [from] the thing it starts at @param {Point} [to] on the board @param {string | null} [target] */
  line(from, to, target) {
    const start = from && this.#desk.space.box(from);
    if (!start || !to) return this.#line.removeAttribute("d");
    const end = (target && target !== from && this.#desk.space.box(target)) || { ...to, w: 0, h: 0 };
    const { line, head } = arrow(start, end);
    this.#line.setAttribute("d", `${line} ${head}`);
  }
}
