/** The groups a section of the list is read in: one, or one for each part of a frame that is parted. */

import { cellOf, cellsOf } from "../model/cells.js";

/**
 * @typedef {object} Group
 * @property {string} id
 * @property {number | null} cell
 * @property {any[]} things
 */

/** @param {{frame: any, things: any[]}} section @param {boolean} all even those with nothing in them @param {(thing: any) => any} placeOf where it is read @returns {Group[]} */
export function groups({ frame, things }, all = true, placeOf = (thing) => thing) {
  const id = frame?.id ?? "loose";
  if (!frame?.layout) return [{ id, cell: null, things }];
  const each = cellsOf(frame).map((_, cell) => ({
    id: `${id}:${cell}`,
    cell,
    things: things.filter((thing) => cellOf(frame, placeOf(thing)) === cell),
  }));
  return all ? each : each.filter((group) => group.things.length);
}
