/** What moves along with a frame or a cluster: everything in it, also in those in it. */

/** @param {any} desk @param {any} record @returns {any[]} the records, without that itself */
export function carried({ board, reading, clusters }, record) {
  /** @type {Map<string, any>} */
  const found = new Map();
  const look = (/** @type {any} */ frame) => {
    const frames = [...board.of("frame")].filter((other) => reading.frameOf(other)?.id === frame.id);
    for (const each of [...reading.inside(frame.id), ...frames]) {
      if (each.id === record.id || found.has(each.id)) continue;
      found.set(each.id, each);
      if (each.kind === "frame" && !each.locked) look(each);
      if (each.kind === "cluster" && !each.locked) gather(each);
    }
  };
  const gather = (/** @type {any} */ { id }) => {
    for (const each of clusters.all(id)) found.set(each.id, each);
  };
  if (record.kind === "frame") look(record);
  if (record.kind === "cluster") gather(record);
  return [...found.values()];
}
