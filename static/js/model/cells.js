/**
 * The cells of a frame: lanes beside each other, levels on top of each other, or the quadrants of two axes.
 * The server's twin is workshop/objects/cells.py; tests/vectors/cells.json holds them equal.
 *
 * @typedef {import("./changes.js").Rec} Rec
 * @typedef {{x: number, y: number, w: number, h: number}} Box
 */

import { middle } from "./placing.js";

export const MOST = 12;
const HEAD = 64;
const NAMES = 40;
const GUTTER = 144;
const FOOT = 44;

/** The labels that a layout has room for. @param {string} layout @param {string[]} labels */
export function shaped(layout, labels) {
  const [least, most] = layout === "free" ? [0, 0] : layout === "quadrants" ? [4, 4] : [2, MOST];
  return [...labels.slice(0, most), ...Array(Math.max(0, least - labels.length)).fill("")];
}

/** Which cell the middle of a record lies in, counted in reading order; null where a frame has none.
 * @param {Rec} frame @param {Rec} record @returns {number | null} */
export function cellOf(frame, record) {
  if (!frame.layout) return null;
  const { x, y } = middle(record);
  const area = areaOf(frame);
  const count = frame.labels.length;
  if (frame.layout === "lanes") return step(x, area.x, area.w, count);
  if (frame.layout === "levels") return step(y, area.y, area.h, count);
  return 2 * step(y, area.y, area.h, 2) + step(x, area.x, area.w, 2);
}

/** The cells of a frame in reading order; none where it is free. @param {any} frame @returns {Box[]} */
export function cellsOf(frame) {
  if (!frame.layout) return [];
  const { x, y, w, h } = areaOf(frame);
  const count = frame.labels.length;
  const columns = frame.layout === "lanes" ? count : frame.layout === "levels" ? 1 : 2;
  const rows = frame.layout === "levels" ? count : frame.layout === "lanes" ? 1 : 2;
  const size = { w: w / columns, h: h / rows };
  return Array.from({ length: columns * rows }, (_, at) => ({
    x: x + (at % columns) * size.w,
    y: y + Math.floor(at / columns) * size.h,
    ...size,
  }));
}

/** What of a frame its cells share, beside the title and the names. @param {any} frame @returns {Box} */
export function areaOf({ x, y, w, h, layout }) {
  let head = Math.min(HEAD, h / 4);
  if (layout === "lanes") {
    head += Math.min(NAMES, h / 4);
    return { x, y: y + head, w, h: h - head };
  }
  const gutter = Math.min(GUTTER, w / 3);
  const foot = layout === "quadrants" ? Math.min(FOOT, h / 4) : 0;
  return { x: x + gutter, y: y + head, w: w - gutter, h: h - head - foot };
}

/** The words for a cell: its label, or those of both axes; empty where it has none. @param {any} frame @param {number} cell */
export function cellWords({ layout, labels }, cell) {
  if (layout !== "quadrants") return labels[cell];
  return [labels[3 - Math.floor(cell / 2)], labels[cell % 2]].filter(Boolean).join(" · ");
}

/** How large a frame must be for each of its cells to have room for a note. @param {string} layout @param {number} count */
export function roomFor(layout, count) {
  if (layout === "lanes") return { w: 240 * count, h: 288 };
  if (layout === "levels") return { w: GUTTER + 240, h: HEAD + 168 * count };
  return layout === "quadrants" ? { w: GUTTER + 480, h: HEAD + FOOT + 336 } : { w: 240, h: 192 };
}

/** @param {number} at @param {number} start @param {number} span @param {number} count */
function step(at, start, span, count) {
  return Math.max(0, Math.min(count - 1, Math.floor(((at - start) * count) / span)));
}
