/**
 * The board from far away, on one canvas: notes as plain coloured rectangles, other kinds as they paint themselves.
 * The canvas is larger than the window and goes with the board; it is painted again when it no longer suffices.
 */

import { contains, grown } from "../space/grid.js";
import { later } from "../ui/later.js";
import { paints } from "./paints.js";

/** More pixels than this cost more than they show. */
const MOST = 6_000_000;
/** Screen pixels around the board for names and rings. */
const EDGE = 32;

export class Far {
  #canvas;
  /** The part of the board that is painted. @type {import("../space/grid.js").Box} */
  #box = { x: 0, y: 0, w: 0, h: 0 };
  #all = false;
  #zoom = 1;
  #face = "";
  #desk;
  /** @type {Record<string, string>} */
  #colors = {};
  #getCausal = later(() => import("./far-links.js"));
  /** How causal links are painted, once that has come. @type {typeof import("./far-links.js") | null} */
  #causal = null;

  /** @param {any} desk @param {HTMLCanvasElement} canvas */
  constructor(desk, canvas) {
    this.#desk = desk;
    this.#canvas = canvas;
    this.readColors();
  }

  /** Take the colours of the theme. */
  readColors() {
    this.#colors = paints(this.#canvas);
    this.#face = getComputedStyle(this.#canvas).fontFamily;
  }

  hide() {
    this.#canvas.hidden = true;
  }

  /** Whether it was painted for another zoom than the view has. */
  get blurred() {
    return !this.#canvas.hidden && this.#zoom !== this.#desk.view.zoom;
  }

  /** Whether a part of the board is painted. @param {import("../space/grid.js").Box} box */
  covers(box) {
    return this.#all || contains(this.#box, box);
  }

  /** Be where the board is now. */
  follow() {
    if (this.#canvas.hidden) return;
    const { view } = this.#desk;
    const { x, y } = view.toScreen(this.#box.x, this.#box.y);
    this.#canvas.style.setProperty("transform", `translate(${x}px, ${y}px) scale(${view.zoom / this.#zoom})`);
  }

  /** @param {import("../space/grid.js").Box | null} region the part of the board to paint, or all of it @param {string[]} flat @param {string[]} links @param {string[]} named */
  draw(region, flat, links, named) {
    const { view, space, board, selection, finding, kinds } = this.#desk;
    const box = region ?? grown(space.around() ?? view.visible(0), EDGE / view.zoom);
    this.#box = box;
    this.#all = !region;
    this.#zoom = view.zoom;
    this.#canvas.hidden = false;
    const sharp = this.#fit(box.w * view.zoom, box.h * view.zoom);
    const pen = /** @type {CanvasRenderingContext2D} */ (this.#canvas.getContext("2d"));
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
    const scale = view.zoom * sharp;
    pen.setTransform(scale, 0, 0, scale, -box.x * scale, -box.y * scale);
    const records = links.flatMap((id) => board.get(id) ?? []);
    const causal = records.filter(({ sort }) => sort === "causal");
    if (causal.length && !this.#causal) this.#fetch();
    this.#straight(pen, this.#causal ? records.filter(({ sort }) => sort !== "causal") : records, 2 / view.zoom);
    const marked = this.#causal?.paintLines(pen, causal, space, view.zoom, this.#colors) ?? [];
    for (const id of flat) {
      const [record, box] = [space.record(id), space.box(id)];
      pen.fillStyle = this.#colors[record.color] ?? this.#colors.sand;
      const { x, y, w, h } = box;
      const { paint } = kinds[record.kind];
      if (paint) paint(pen, record, box, this.#colors);
      else pen.fillRect(x, y, w, h);
      if (id === finding.at) this.#found(pen, { x, y, w, h });
      else if (selection.has(id)) this.#ring(pen, { x, y, w, h }, 3 / view.zoom);
      else if (board.stateOf(id) === "refused") this.#ring(pen, { x, y, w, h }, 2 / view.zoom);
    }
    this.#causal?.paintMarks(pen, marked, this.#colors);
    pen.setTransform(sharp, 0, 0, sharp, 0, 0);
    Object.assign(pen, { textAlign: "start", textBaseline: "alphabetic" });
    for (const id of named) this.#title(pen, id);
    this.follow();
  }

  /** @param {number} width @param {number} height in screen pixels @returns {number} how many pixels of the canvas are one of the screen */
  #fit(width, height) {
    const canvas = this.#canvas;
    const sharp = Math.min(devicePixelRatio, 2, Math.sqrt(MOST / (width * height)));
    const [w, h] = [Math.round(width * sharp), Math.round(height * sharp)];
    if (canvas.width === w && canvas.height === h) return sharp;
    Object.assign(canvas, { width: w, height: h });
    canvas.style.setProperty("inline-size", `${width}px`);
    canvas.style.setProperty("block-size", `${height}px`);
    return sharp;
  }

  /** The name of a frame or a cluster keeps its size and has an edge, like a name on a map. @param {CanvasRenderingContext2D} pen @param {string} id */
  #title(pen, id) {
    const { space, kinds } = this.#desk;
    const [record, box] = [space.record(id), space.box(id)];
    const [x, y] = [(box.x - this.#box.x) * this.#zoom, (box.y - this.#box.y) * this.#zoom];
    const width = box.w * this.#zoom;
    if (width < 48) return;
    pen.font = `600 13px ${this.#face}`;
    Object.assign(pen, { fillStyle: this.#colors.ink, strokeStyle: this.#colors.surface, lineWidth: 5, lineJoin: "round" });
    const words = cut(pen, kinds[record.kind].words(record), width);
    pen.strokeText(words, x, y - 5);
    pen.fillText(words, x, y - 5);
  }

  #fetch() {
    const come = (/** @type {any} */ module) => {
      this.#causal = module;
      this.#desk.surface.plan();
    };
    this.#getCausal().then(come, () => {});
  }

  /** @param {CanvasRenderingContext2D} pen @param {any[]} links @param {number} width */
  #straight(pen, links, width) {
    const { space } = this.#desk;
    Object.assign(pen, { strokeStyle: this.#colors.control, lineWidth: width });
    pen.beginPath();
    for (const { from, to } of links) {
      const [a, b] = [space.box(from), space.box(to)];
      if (!a || !b) continue;
      pen.moveTo(a.x + a.w / 2, a.y + a.h / 2);
      pen.lineTo(b.x + b.w / 2, b.y + b.h / 2);
    }
    pen.stroke();
  }

  /** Two rings, as around a card. @param {CanvasRenderingContext2D} pen @param {import("../space/grid.js").Box} box */
  #found(pen, box) {
    const unit = 1 / this.#desk.view.zoom;
    this.#ring(pen, grown(box, 2 * unit), 2 * unit);
    this.#ring(pen, grown(box, 6 * unit), 2 * unit);
  }

  /** @param {CanvasRenderingContext2D} pen @param {import("../space/grid.js").Box} box @param {number} width */
  #ring(pen, { x, y, w, h }, width) {
    pen.strokeStyle = this.#colors.accent;
    pen.lineWidth = width;
    pen.strokeRect(x, y, w, h);
  }
}

/** As much of the words as there is room for. @param {CanvasRenderingContext2D} pen @param {string} words @param {number} width */
function cut(pen, words, width) {
  if (pen.measureText(words).width <= width) return words;
  let length = words.length - 1;
  while (length > 1 && pen.measureText(`${words.slice(0, length)}…`).width > width) length -= 1;
  return `${words.slice(0, length).trimEnd()}…`;
}
