/** Drawing with a pen, a finger or the mouse: the stroke grows under it and is added when it is lifted. */

import { outline } from "../space/ink.js";
import { packed, pieces, simplified } from "../space/stroke.js";
import { pan } from "./gestures.js";

/** @typedef {import("../space/stroke.js").Point} Point */

const SVG = "http://www.w3.org/2000/svg";
/** Pixels that a simpler stroke may be off. */
const OFF = 0.4;

export class Pen {
  #desk;
  /** Once somebody draws with a pen, fingers and the palm only move the board. */
  #seen = false;

  /** @param {any} desk */
  constructor(desk) {
    this.#desk = desk;
  }

  /** @param {PointerEvent} event @param {{x: number, y: number}} at screen pixels inside the canvas @returns {import("./gestures.js").Gesture} */
  begin(event, at) {
    const desk = this.#desk;
    this.#seen ||= event.pointerType === "pen";
    if (this.#seen && event.pointerType === "touch") return pan(desk, at, () => {});
    const { color, width } = desk.ink;
    const pressed = event.pointerType === "pen" && event.pressure > 0;
    const [left, top] = [event.clientX - at.x, event.clientY - at.y];
    /** @type {Point[]} */
    const points = [];
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("class", `drawing__ink drawing--${color}`);
    desk.surface.root.querySelector(".surface__drawing").append(path);
    const take = (/** @type {PointerEvent} */ one) => {
      const { x, y } = desk.view.toBoard(one.clientX - left, one.clientY - top);
      points.push([x, y, pressed ? one.pressure : 0.5]);
    };
    const draw = () => path.setAttribute("d", outline(points, width, pressed));
    take(event);
    draw();
    return {
      move(_at, moved) {
        const all = moved.getCoalescedEvents?.() ?? [];
        for (const one of all.length ? all : [moved]) take(one);
        draw();
      },
      end() {
        path.remove();
        const few = simplified(points, OFF / desk.view.zoom);
        const strokes = pieces(few).map((piece) => ({ ...packed(piece, width, pressed), color, width }));
        desk.deeds.addAll("drawing", strokes);
      },
      cancel: () => path.remove(),
    };
  }
}
