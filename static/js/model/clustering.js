/** The commands about clusters, with what they will most likely do. Twin of workshop/objects/cluster.py. */

import { slices } from "./packing.js";

/**
 * @typedef {import("./changes.js").Rec} Rec
 * @typedef {import("./packing.js").Deed} Deed
 */

/** @param {string} cluster @param {string} by @param {string[]} notes @param {{x: number, y: number}} place of the first of them @param {string} [title] @returns {Deed[]} */
export function make(cluster, by, notes, { x, y }, title = "") {
  const [first, ...rest] = slices(notes);
  const made = { id: cluster, kind: "cluster", by, title, x, y, order: "~" };
  return [
    { command: "cluster.make", args: { cluster, notes: first, ...(title && { title }) }, guess: [["put", made], ...put(first, cluster)] },
    ...rest.flatMap((some) => join(cluster, some)),
  ];
}

/** @param {string} cluster @param {string[]} notes @returns {Deed[]} */
export function join(cluster, notes) {
  return slices(notes).map((some) => ({ command: "cluster.join", args: { cluster, notes: some }, guess: put(some, cluster) }));
}

/** @param {string[]} notes @returns {Deed[]} */
export function leave(notes) {
  return slices(notes).map((some) => ({ command: "cluster.leave", args: { notes: some }, guess: put(some, null) }));
}

/** @param {string} cluster @param {{color?: string | null, collapsed?: boolean}} fields @param {{x: number, y: number}[]} notes that a collapsed one lies on @returns {Deed} */
export function set(cluster, fields, notes) {
  const corner = fields.collapsed && notes.length ? { x: Math.min(...notes.map(({ x }) => x)), y: Math.min(...notes.map(({ y }) => y)) } : {};
  return { command: "cluster.set", args: { cluster, ...fields }, guess: [["patch", cluster, { ...fields, ...(fields.collapsed === false && { collapsed: null }), ...corner }]] };
}

/** @param {string} cluster @param {string | null} host @returns {Deed} */
export function nest(cluster, host) {
  return { command: "cluster.nest", args: { cluster, in: host }, guess: [["patch", cluster, { in: host }]] };
}

/** @param {Rec} cluster @param {Rec} into @param {string[]} notes that go along @returns {Deed} */
export function merge(cluster, into, notes) {
  return {
    command: "cluster.merge",
    args: { cluster: cluster.id, into: into.id },
    guess: [...put(notes, into.id), ["patch", into.id, { title: into.title || cluster.title }], ["drop", cluster.id]],
  };
}

/** @param {Rec} cluster @param {string} into @param {string} by @param {string[]} notes @param {{x: number, y: number}} place @returns {Deed[]} */
export function split(cluster, into, by, notes, { x, y }) {
  const [first, ...rest] = slices(notes);
  const made = { id: into, kind: "cluster", by, title: "", x, y, split: [cluster.id, cluster.title], order: "~" };
  return [
    { command: "cluster.split", args: { cluster: cluster.id, into, notes: first }, guess: [["put", made], ...put(first, into)] },
    ...rest.flatMap((some) => join(into, some)),
  ];
}

/** @param {Rec} cluster @param {string} note the factor's id @param {string} by @param {string[]} notes that it rests on @param {{x: number, y: number}} place @returns {Deed} */
export function factor(cluster, note, by, notes, { x, y }) {
  const made = { id: note, kind: "note", by, x, y, text: cluster.title, color: "sand", sort: "factor", evidence: notes, order: "~" };
  return { command: "cluster.factor", args: { cluster: cluster.id, note, x, y }, guess: [["put", made]] };
}

/** @param {string[]} notes @param {string | null} cluster @returns {any[]} */
function put(notes, cluster) {
  return notes.map((id) => ["patch", id, { cluster }]);
}
