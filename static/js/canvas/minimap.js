/**
 * The whole board in small, with the window on it; a press or a drag there moves the view.
 * Not for the keyboard and not for screen readers: finding, the list, the arrows and the zoom do the same for them.
 */

import { around, grown } from "../space/grid.js";
import { paints } from "./paints.js";

/** @typedef {import("../space/grid.js").Box} Box */

const WIDTH = 88;
const HEIGHT = 56;
const MARGIN = 48;
const PAUSE = 200;
/** Drawing may take so much of the time. */
const SHARE = 1 / 40;

export class Minimap {
  element = document.createElement("canvas");
  #desk;
  /** All things, drawn once for every change of the board. */
  #things = document.createElement("canvas");
  /** @type {Box | null} */
  #all = null;
  #turn = -1;
  #due = 0;
  #pause = PAUSE;
  /** From the board to the map. */
  #scale = 1;
  #x = 0;
  #y = 0;
  /** @type {{x: number, y: number} | null} */
  #grip = null;
  /** @type {Record<string, string>} */
  #colors = {};

  /** @param {any} desk */
  constructor(desk) {
    this.#desk = desk;
    this.element.className = "minimap";
    this.element.setAttribute("aria-hidden", "true");
    const sharp = Math.min(2, Math.ceil(devicePixelRatio));
    for (const canvas of [this.element, this.#things]) Object.assign(canvas, { width: WIDTH * sharp, height: HEIGHT * sharp });
    this.element.addEventListener("pointerdown", (event) => this.#take(event));
    this.element.addEventListener("pointermove", (event) => this.#grip && this.#move(event));
    for (const name of ["pointerup", "pointercancel"]) this.element.addEventListener(name, () => this.#leave());
    this.element.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    desk.view.listen(() => this.#plan());
    desk.surface.listen(() => this.#plan());
    desk.finding.listen(() => this.#plan());
    addEventListener("look", () => this.redraw());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.redraw());
    this.#plan();
  }

  redraw() {
    this.#turn = -1;
    this.#plan();
  }

  #plan() {
    this.#due ||= setTimeout(() => requestAnimationFrame(() => this.#draw()), this.#grip ? 0 : this.#pause);
  }

  #draw() {
    this.#due = 0;
    if (!this.element.offsetWidth) return;
    const started = performance.now();
    const { view, space } = this.#desk;
    if (this.#turn !== space.turn) this.#drawThings();
    const window = view.visible(0);
    const world = around(this.#all ? [this.#all, window] : [window]) ?? window;
    const sharp = this.element.width / WIDTH;
    this.#scale = Math.min(WIDTH / world.w, HEIGHT / world.h) * sharp;
    this.#x = (this.element.width - world.w * this.#scale) / 2 - world.x * this.#scale;
    this.#y = (this.element.height - world.h * this.#scale) / 2 - world.y * this.#scale;
    const pen = /** @type {CanvasRenderingContext2D} */ (this.element.getContext("2d"));
    pen.clearRect(0, 0, this.element.width, this.element.height);
    if (this.#all) pen.drawImage(this.#things, ...this.#fromThings(this.#all), ...this.#place(this.#all));
    this.#drawFound(pen, sharp);
    this.#drawWindow(pen, window, sharp);
    this.#pause = Math.max(PAUSE, (performance.now() - started) / SHARE);
  }

  /** @param {CanvasRenderingContext2D} pen @param {Box} window @param {number} sharp */
  #drawWindow(pen, window, sharp) {
    const colors = this.#colors;
    const [x, y, w, h] = this.#place(window);
    pen.lineWidth = 1.5 * sharp;
    pen.strokeStyle = colors.accent;
    pen.fillStyle = colors.accent;
    pen.globalAlpha = 0.12;
    pen.fillRect(x, y, w, h);
    pen.globalAlpha = 1;
    const inside = pen.lineWidth / 2;
    pen.strokeRect(x + inside, y + inside, Math.max(3 * sharp, w - 2 * inside), Math.max(3 * sharp, h - 2 * inside));
  }

  /** Where the hits lie. @param {CanvasRenderingContext2D} pen @param {number} sharp */
  #drawFound(pen, sharp) {
    const { finding, space } = this.#desk;
    pen.fillStyle = this.#colors.ink;
    for (const id of finding.hits.slice(0, 500)) {
      const box = space.box(id);
      if (!box || space.hollow(id)) continue;
      const [x, y, w, h] = this.#place(box);
      pen.fillRect(x, y, Math.max(2 * sharp, w), Math.max(2 * sharp, h));
    }
  }

  #drawThings() {
    const { space, board } = this.#desk;
    const canvas = this.#things;
    const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    this.#colors = paints(this.element);
    const colors = this.#colors;
    const all = space.around();
    this.#turn = space.turn;
    this.#all = all && grown(all, MARGIN);
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, canvas.width, canvas.height);
    if (!this.#all) return;
    const scale = this.#thingsScale(this.#all);
    const least = 1 / scale;
    pen.setTransform(scale, 0, 0, scale, -this.#all.x * scale, -this.#all.y * scale);
    pen.strokeStyle = colors.control;
    pen.lineWidth = least;
    for (const { id } of [...board.of("frame"), ...board.of("cluster")]) {
      const box = space.hollow(id) && space.box(id);
      if (box) pen.strokeRect(box.x, box.y, box.w, box.h);
    }
    let last = "";
    for (const [id, { x, y, w, h }] of space.boxes()) {
      const record = board.get(id);
      if (!record || space.hollow(id) || space.loose(id)) continue;
      const color = colors[record.color] ?? (record.kind === "note" ? colors.sand : colors.control);
      if (color !== last) pen.fillStyle = color;
      last = color;
      pen.fillRect(x, y, Math.max(least, w), Math.max(least, h));
    }
  }

  /** @param {Box} all */
  #thingsScale({ w, h }) {
    return Math.min(this.#things.width / w, this.#things.height / h);
  }

  /** @param {Box} all @returns {[number, number, number, number]} */
  #fromThings(all) {
    const scale = this.#thingsScale(all);
    return [0, 0, all.w * scale, all.h * scale];
  }

  /** @param {Box} box @returns {[number, number, number, number]} in the map's own pixels */
  #place({ x, y, w, h }) {
    return [x * this.#scale + this.#x, y * this.#scale + this.#y, w * this.#scale, h * this.#scale];
  }

  /** @param {PointerEvent} event */
  #take(event) {
    if (event.button) return;
    event.preventDefault();
    this.element.setPointerCapture(event.pointerId);
    const at = this.#under(event);
    const { x, y, w, h } = this.#desk.view.visible(0);
    const inside = at.x >= x && at.y >= y && at.x <= x + w && at.y <= y + h;
    this.#grip = inside ? { x: at.x - x - w / 2, y: at.y - y - h / 2 } : { x: 0, y: 0 };
    this.#move(event);
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const { view } = this.#desk;
    const at = this.#under(event);
    const grip = /** @type {{x: number, y: number}} */ (this.#grip);
    view.set(view.width / 2 - (at.x - grip.x) * view.zoom, view.height / 2 - (at.y - grip.y) * view.zoom, view.zoom);
  }

  #leave() {
    this.#grip = null;
    this.#plan();
  }

  /** @param {WheelEvent} event */
  #wheel(event) {
    event.preventDefault();
    this.#desk.view.zoomBy(0.99 ** Math.max(-24, Math.min(24, event.deltaY)));
  }

  /** The point of the board under the pointer. While the window is held the map keeps still. @param {MouseEvent} event */
  #under(event) {
    const { left, top, width } = this.element.getBoundingClientRect();
    const sharp = this.element.width / width;
    return { x: ((event.clientX - left) * sharp - this.#x) / this.#scale, y: ((event.clientY - top) * sharp - this.#y) / this.#scale };
  }
}
