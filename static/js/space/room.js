/** Finding a free place: near a point, or inside a frame. */

import { cellsOf } from "../model/cells.js";
import { grown, touch } from "./grid.js";

/**
 * @typedef {import("./grid.js").Box} Box
 * @typedef {import("./space.js").Space} Space
 */

export const STEP = 24;
/** Between things, and inside the edge of a frame. */
export const GAP = 24;
/** What a frame's title takes of its height. */
export const TITLE = 64;
/** What the name of a method's quadrant takes of it. */
const VALUE = 28;
/** What a cluster's name takes of its height. */
export const HEAD = 48;
const RINGS = 40;
/** A large block is tried in steps smaller than itself. */
const MOST_STEP = 480;

/** @param {number} value */
export function snap(value) {
  return Math.round(value / STEP) * STEP;
}

/** The free place nearest to a point, on the grid. @param {Space} space @param {{w: number, h: number}} size @param {number} x @param {number} y */
export function freeNear(space, size, x, y) {
  const [startX, startY] = [snap(x), snap(y)];
  for (let ring = 0; ring < 40; ring += 1) {
    for (const [column, row] of around(ring)) {
      const box = { x: startX + column * (size.w + GAP), y: startY + row * (size.h + GAP), ...size };
      if (free(space, grown(box, GAP / 2 - 1))) return box;
    }
  }
  return { x: startX, y: startY, ...size };
}

/** A free place for a whole block, in no frame or wholly inside one. @param {Space} space @param {{w: number, h: number}} size @param {{x: number, y: number}} near its upper left corner, if it is free @returns {Box} */
export function freeBlock(space, { w, h }, near) {
  const start = { x: snap(near.x), y: snap(near.y) };
  const [across, down] = [snap(Math.min(w, MOST_STEP) + GAP), snap(Math.min(h, MOST_STEP) + GAP)];
  for (let ring = 0; ring < RINGS; ring += 1) {
    for (const [column, row] of around(ring)) {
      const box = { x: start.x + column * across, y: start.y + row * down, w, h };
      if (freeOrInside(space, box)) return box;
    }
  }
  const all = space.around() ?? { ...start, w: 0, h: 0 };
  return { x: start.x, y: snap(all.y + all.h + 2 * GAP), w, h };
}

/** What is locked lies beneath, like a picture to write on. @param {Space} space @param {Box} box */
function freeOrInside(space, box) {
  return space.touching(grown(box, GAP / 2 - 1)).every((id) => {
    const [record, there] = [space.record(id), /** @type {Box} */ (space.box(id))];
    if (record?.kind !== "frame") return Boolean(record?.locked);
    const inside = box.x >= there.x + GAP / 2 && box.x + box.w <= there.x + there.w - GAP / 2;
    return inside && box.y >= there.y + TITLE - GAP / 2 && box.y + box.h <= there.y + there.h - GAP / 2;
  });
}

/** A ring of steps around a middle, right and below first. @param {number} ring @returns {[number, number][]} */
function around(ring) {
  if (!ring) return [[0, 0]];
  const steps = [];
  for (let each = -ring; each <= ring; each += 1) {
    steps.push([ring, each], [each, ring], [-ring, each], [each, -ring]);
  }
  return /** @type {[number, number][]} */ (steps.sort((a, b) => weight(a) - weight(b)));
}

/** @param {number[]} step */
function weight([column, row]) {
  return Math.hypot(column, row) + (column < 0 || row < 0 ? 0.5 : 0);
}

/** @param {Space} space @param {Box} box @param {Set<string>} [but] */
function free(space, box, but) {
  return space.touching(grown(box, -1)).every((id) => {
    if (but?.has(id) || space.misses(id, box)) return true;
    const frame = space.record(id)?.kind === "frame" ? space.box(id) : null;
    return Boolean(frame) && !touch({ .../** @type {Box} */ (frame), h: TITLE - GAP / 2 }, grown(box, -1));
  });
}

/**
 * A free place in a frame or a cluster, row by row; below everything when it is full, and then the frame has to grow.
 * @param {Space} space @param {Box & {id: string}} frame @param {{w: number, h: number}} size @param {Set<string>} [but] @param {number} [head] what its name takes
 * @returns {{x: number, y: number, grow: number}} grow: how much taller the frame must become
 */
export function freeIn(space, frame, size, but, head = TITLE) {
  const [left, right] = [frame.x + GAP, frame.x + Math.max(frame.w - GAP, size.w + GAP)];
  for (let y = frame.y + head; y + size.h <= frame.y + frame.h - GAP / 2; y += STEP) {
    for (let x = left; x + size.w <= right; x += STEP) {
      if (free(space, grown({ x, y, ...size }, GAP / 2), but)) return { x, y, grow: 0 };
    }
  }
  const bottom = frame.y + frame.h;
  return { x: left, y: bottom, grow: size.h + GAP };
}

/**
 * A free place in one cell of a frame. A lane grows with its frame when it is full; the edges of levels and quadrants
 * would move under what lies in them, so there it comes to lie where it covers least.
 * @param {Space} space @param {any} frame @param {number} cell @param {{w: number, h: number}} size @param {Set<string>} [but]
 * @returns {{x: number, y: number, grow: number}}
 */
export function freeInCell(space, frame, cell, size, but) {
  const area = cellsOf(frame)[cell];
  const head = frame.method && frame.layout === "quadrants" ? VALUE : 0;
  const spots = spotsIn({ ...area, y: area.y + head, h: area.h - head }, size);
  const found = spots.find((spot) => free(space, grown({ ...spot, ...size }, GAP / 2 - 1), but));
  if (found) return { ...found, grow: 0 };
  if (frame.layout === "lanes") return { x: spots[0].x, y: up(frame.y + frame.h), grow: size.h + GAP };
  const covered = (/** @type {{x: number, y: number}} */ spot) => space.touching({ ...spot, ...size }).length;
  return { ...spots.reduce((best, spot) => (covered(spot) < covered(best) ? spot : best)), grow: 0 };
}

/** Places for something of a size, row by row; its middle where there is room for none. @param {Box} area @param {{w: number, h: number}} size */
function spotsIn({ x, y, w, h }, size) {
  const spots = [];
  for (let top = up(y + GAP / 2); top + size.h <= y + h - GAP / 2; top += STEP) {
    for (let left = up(x + GAP / 2); left + size.w <= x + w - GAP / 2; left += STEP) spots.push({ x: left, y: top });
  }
  return spots.length ? spots : [{ x: Math.round(x + (w - size.w) / 2), y: Math.round(y + (h - size.h) / 2) }];
}

/** @param {number} value */
function up(value) {
  return Math.ceil(value / STEP) * STEP;
}
