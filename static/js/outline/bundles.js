/** How a list is read: what is in no cluster first, then each cluster with its notes, and the clusters in it. */

/**
 * @typedef {{cluster: any, notes: any[], inner: Bundle[]}} Bundle
 * @typedef {{loose: any[], bundles: Bundle[]}} Bundled
 * @typedef {{id: string, things: any[]}} List
 */

/** @param {import("../space/clusters.js").Clusters} clusters @param {any[]} things in reading order, clusters among them @returns {Bundled} */
export function bundled(clusters, things) {
  /** @type {Map<string, Bundle>} */
  const known = new Map();
  /** @type {Bundled} */
  const found = { loose: [], bundles: [] };
  const bundle = (/** @type {any[]} */ way) =>
    way.reduce((/** @type {Bundle[]} */ siblings, cluster) => {
      let one = known.get(cluster.id);
      if (!one) {
        one = { cluster, notes: [], inner: [] };
        known.set(cluster.id, one);
        siblings.push(one);
      }
      return one.inner;
    }, found.bundles);
  for (const thing of things) {
    const way = clusters.around(thing);
    if (thing.kind === "cluster") bundle([...way, thing]);
    else if (!way.length) found.loose.push(thing);
    else {
      bundle(way);
      known.get(way[way.length - 1].id)?.notes.push(thing);
    }
  }
  return found;
}

/** The lists of rows in it, by the ids under which they are drawn. @param {string} id @param {Bundled} bundled @returns {List[]} */
export function lists(id, { loose, bundles }) {
  const inside = (/** @type {Bundle} */ { cluster, notes, inner }) => lists(`${id}:${cluster.id}`, { loose: notes, bundles: inner });
  return [{ id, things: loose }, ...bundles.flatMap(inside)];
}

/** @param {any[]} things */
export function withoutClusters(things) {
  return things.filter(({ kind }) => kind !== "cluster");
}

/** How many of these are notes. @param {any[]} things */
export function notesIn(things) {
  return things.filter(({ kind }) => kind === "note").length;
}
