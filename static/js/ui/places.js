/** Where on the board something lies, in words. */

/** The frame and the part of it, and the groups; "" in none. @param {any} desk @param {any} thing @returns {string} */
export function placeWords({ kinds, reading, clusters }, thing) {
  const frame = reading.frameOf(thing);
  const groups = clusters.around(thing).map((/** @type {any} */ group) => kinds.cluster.words(group));
  return [...(frame ? [kinds.frame.words(frame), kinds.frame.partOf(frame, thing)] : []), ...groups].filter(Boolean).join(": ");
}
