/** Where the mark of a loop stands: in the middle of its factors, and beside the links where they are only two. */

import { touch } from "./grid.js";

/**
 * @typedef {import("./grid.js").Box} Box
 * @typedef {{x: number, y: number}} Point
 */

/** The circle of the mark, half as wide; its name below it, half as wide and as high. */
const HALF = 34;
const NAME = { half: 80, h: 32 };
/** So far from the line between two factors nothing of their links is left: the bow, the signs, and some air. */
const CLEAR = 84;
const STEP = 16;
const MOST = 60;

/** The middle of the mark. @param {Box[]} boxes of the factors, two at least @param {boolean} named @returns {Point} */
export function markPlace(boxes, named) {
  const middles = boxes.map(middle);
  const x = middles.reduce((sum, place) => sum + place.x, 0) / boxes.length;
  const y = middles.reduce((sum, place) => sum + place.y, 0) / boxes.length;
  if (boxes.length > 2) return { x, y };
  const out = downward(middles[0], middles[1]);
  let away = CLEAR + (named ? (NAME.half - HALF) * Math.abs(out.x) : 0);
  const at = () => ({ x: x + out.x * away, y: y + out.y * away });
  for (let step = 0; step < MOST && boxes.some((box) => touch(box, around(at(), named))); step += 1) away += STEP;
  return at();
}

/** The way across from one to the other that leads down, or to the right where they stand one above the other. @param {Point} one @param {Point} other @returns {Point} */
function downward(one, other) {
  const [dx, dy] = [other.x - one.x, other.y - one.y];
  const length = Math.hypot(dx, dy);
  if (!length) return { x: 0, y: 1 };
  const down = dx < 0 || (dx === 0 && dy > 0) ? -1 : 1;
  return { x: (-dy * down) / length, y: (dx * down) / length };
}

/** @param {Point} at @param {boolean} named @returns {Box} */
function around({ x, y }, named) {
  const half = named ? NAME.half : HALF;
  return { x: x - half, y: y - HALF, w: 2 * half, h: 2 * HALF + (named ? NAME.h : 0) };
}

/** @param {Box} box @returns {Point} */
export function middle({ x, y, w, h }) {
  return { x: x + w / 2, y: y + h / 2 };
}
