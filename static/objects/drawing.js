/** Drawings in the browser: one stroke of a pen as one path. Twin of workshop/objects/drawing.py. */

import { clear, distance, line, unpacked } from "../js/space/stroke.js";
import { find, part } from "../js/ui/parts.js";
import { drawState, spoken } from "../js/ui/states.js";
import { t } from "../js/ui/words.js";

const SVG = "http://www.w3.org/2000/svg";
const LAST = "~";
/** A line is hit from so far. */
const REACH = 12;

/** Ink takes a module of its own, which comes with the first drawing; until then a plain line is drawn. @type {typeof import("../js/space/ink.js") | null} */
let ink = null;
/** What was computed once for the points of a record, which never change. @type {WeakMap<number[], import("../js/space/stroke.js").Point[]>} */
const unpackedOnce = new WeakMap();
/** @type {WeakMap<number[], string>} */
const outlines = new WeakMap();
/** The points that an element shows in ink. @type {WeakMap<HTMLElement, number[]>} */
const inkedNow = new WeakMap();

export const drawing = {
  name: "drawing",
  field: "alt",
  most: 2000,
  lines: false,
  icon: "pencil-line",
  flat: true,

  title: () => t("Drawing"),
  asks: () => t("What does the drawing show?"),
  deed: () => t("Describe"),
  /** @param {any} record */
  words: (record) => record.alt || t("Drawing without a description"),

  /** @param {any} record */
  size: (record) => ({ w: record.w, h: record.h }),

  /** @param {string} id @param {string} by @param {import("../js/space/stroke.js").Packed & {color: string, width: number, alt?: string}} wanted */
  add(id, by, { x, y, w, h, points, pressure, color, width, alt }) {
    const fields = { x, y, w, h, points, ...(pressure && { pressure }), color, width, ...(alt && { alt }) };
    return {
      command: "drawing.add",
      args: { drawing: id, ...fields },
      guess: [["put", { id, kind: "drawing", by, ...fields, order: LAST }]],
    };
  },

  /** @param {string} id @param {string} by @param {any} record as it was copied, perhaps by another page */
  again: (id, by, record) => (Array.isArray(record.points) && record.points.every(Number.isFinite) ? [drawing.add(id, by, record)] : []),

  /** @param {string} id @param {string} alt @param {string} base */
  write: (id, alt, base) => ({
    command: "drawing.write",
    args: { drawing: id, alt, base },
    guess: [["patch", id, { alt }]],
  }),

  /** Whether a place on the board is on the stroke, not only in the box around it. @param {any} record @param {import("../js/space/grid.js").Box} box @param {number} x @param {number} y */
  hits: (record, box, x, y) => distance(pointsOf(record), x - box.x, y - box.y) <= Math.max(REACH, record.width),

  /** Whether another box lies clear of the stroke, be it within a ring. @param {any} record @param {import("../js/space/grid.js").Box} at @param {import("../js/space/grid.js").Box} box */
  misses: (record, at, { x, y, w, h }) => clear(pointsOf(record), { x: x - at.x, y: y - at.y, w, h }),

  /** @param {CanvasRenderingContext2D} pen @param {any} record @param {import("../js/space/grid.js").Box} box @param {Record<string, string>} colors */
  paint(pen, record, box, colors) {
    pen.strokeStyle = colors[`pen-${record.color}`] ?? colors.ink;
    pen.lineWidth = record.width;
    pen.lineCap = "round";
    pen.beginPath();
    for (const [x, y] of pointsOf(record)) pen.lineTo(box.x + x, box.y + y);
    pen.stroke();
  },

  element() {
    const card = document.createElement("div");
    const picture = document.createElementNS(SVG, "svg");
    picture.setAttribute("class", "drawing__picture");
    picture.setAttribute("aria-hidden", "true");
    picture.append(path("reach"), path("ink"));
    card.append(picture, part("p", "thing__state"));
    return card;
  },

  /** @param {HTMLElement} card @param {any} record @param {import("../js/canvas/cards.js").Showing} showing */
  draw(card, record, showing) {
    card.className = `thing drawing drawing--${record.color} thing--${showing.state}`;
    card.style.setProperty("inline-size", `${record.w}px`);
    card.style.setProperty("block-size", `${record.h}px`);
    drawInk(card, record);
    drawState(find(card, "thing__state"), showing.state);
    card.setAttribute("aria-label", label(record, showing));
  },
};

/** @param {any} record @param {import("../js/canvas/cards.js").Showing} showing */
function label(record, { name, state }) {
  const parts = [`${t("Drawing")}: ${record.alt || t("without a description")}`, name(record.by)];
  return spoken(parts, state);
}

/** @param {HTMLElement} card @param {any} record */
function drawInk(card, record) {
  if (inkedNow.get(card) === record.points) return;
  if (ink) inkedNow.set(card, record.points);
  const [reach, stroke] = card.querySelectorAll("path");
  const plain = line(pointsOf(record));
  reach.setAttribute("d", plain);
  stroke.setAttribute("d", inked(record) ?? plain);
  stroke.toggleAttribute("data-plain", !ink);
  if (ink) stroke.style.removeProperty("stroke-width");
  else {
    stroke.style.setProperty("stroke-width", `${record.width}px`);
    import("../js/space/ink.js").then(
      (module) => {
        ink = module;
        drawInk(card, record);
      },
      () => {}, // the plain line stays
    );
  }
}

/** @param {any} record */
function pointsOf(record) {
  const points = unpackedOnce.get(record.points) ?? unpacked(record);
  unpackedOnce.set(record.points, points);
  return points;
}

/** @param {any} record @returns {string | undefined} */
function inked(record) {
  if (!ink) return undefined;
  const known = outlines.get(record.points);
  if (known !== undefined) return known;
  const found = ink.outline(pointsOf(record), record.width, Boolean(record.pressure));
  outlines.set(record.points, found);
  return found;
}

/** @param {string} name */
function path(name) {
  const element = document.createElementNS(SVG, "path");
  element.setAttribute("class", `drawing__${name}`);
  return element;
}
