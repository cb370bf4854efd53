/** Where notes go that come together: side by side, in a cluster or beside one. */

import { columnsFor, freeBelow, inRows, read } from "./arrange.js";
import { around, grown } from "./grid.js";
import { freeIn, GAP, HEAD } from "./room.js";

/**
 * @typedef {import("./grid.js").Box} Box
 * @typedef {import("./arrange.js").Unit} Unit
 * @typedef {[string, number, number]} Move
 */

/** Notes that fill less than this share of the box around them lie too far apart for a cluster. */
const DENSE = 0.25;

/** Whether these lie close enough together, and nothing foreign between them. @param {import("./space.js").Space} space @param {Unit[]} units */
export function compact(space, units) {
  const all = /** @type {Box} */ (around(units.map(({ box }) => box)));
  const filled = units.reduce((sum, { box }) => sum + box.w * box.h, 0);
  return filled > DENSE * all.w * all.h && !taken(space, units)(padded(all)).length;
}

/** All of them in rows, from a place on or beyond what lies there. @param {import("./space.js").Space} space @param {Unit[]} units @param {{x: number, y: number}} [start] where the first of them lies if none is given @returns {Move[]} */
export function gathered(space, units, start) {
  const sorted = read(units);
  const { x, y } = start ?? sorted[0].box;
  const block = inRows(
    sorted.map(({ box }) => box),
    columnsFor(sorted.map(({ box }) => box)),
  );
  const corner = freeBelow({ x: x - GAP, y: y - HEAD }, padded({ x: 0, y: 0, ...block }), taken(space, units));
  return sorted.map(({ id }, at) => [id, corner.x + GAP + block.places[at].x, corner.y + HEAD + block.places[at].y]);
}

/** Free places in a cluster, which grows below when it is full. @param {import("./space.js").Space} space @param {Box & {id: string}} cluster @param {Unit[]} units @param {Iterable<string>} around the clusters that may stand in the way @returns {Move[]} */
export function gatheredIn(space, cluster, units, around) {
  const but = new Set([cluster.id, ...around, ...units.map(({ id }) => id)]);
  let grow = 0;
  /** @type {Move[]} */
  const moves = [];
  for (const { id, box } of units) {
    const spot = freeIn(space, { ...cluster, h: cluster.h + grow }, { w: box.w, h: box.h }, but, HEAD);
    grow += spot.grow;
    moves.push([id, spot.x, spot.y]);
    space.hold(id, [spot.x, spot.y]);
    but.delete(id);
  }
  for (const { id } of units) space.release(id);
  return moves;
}

/** With the name and the edge of a cluster. @param {Box} box @returns {Box} */
export function padded({ x, y, w, h }) {
  return { x: x - GAP, y: y - HEAD, w: w + 2 * GAP, h: h + HEAD + GAP };
}

/** What stands in the way of these: not the frames that they lie in, the clusters that they leave, or what is locked beneath. @param {import("./space.js").Space} space @param {Unit[]} units @returns {(box: Box) => Box[]} */
function taken(space, units) {
  const ids = units.map(({ id }) => id);
  const but = new Set([...ids, ...space.holders(ids)]);
  return (box) =>
    space.touching(grown(box, -1)).flatMap((id) => {
      const record = space.record(id);
      return but.has(id) || record?.kind === "frame" || record?.locked ? [] : [/** @type {Box} */ (space.box(id))];
    });
}
