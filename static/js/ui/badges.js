/** Marks on notes: which are offered, and what putting one on makes of a note's. Twin of workshop/objects/marks.py. */

import { method } from "./methods.js";

/** What stands before the first dash. @param {string} mark */
export function groupOf(mark) {
  return mark.split("-", 1)[0];
}

/** One of each group stays. @param {string[]} marks @param {string} mark @param {boolean} on @returns {string[]} */
export function marked(marks, mark, on) {
  if (!on) return marks.filter((each) => each !== mark);
  return [...marks.filter((each) => groupOf(each) !== groupOf(mark)), mark];
}

/** Those of the methods in whose frames the notes lie, then those that the notes bear anyhow. @param {any} desk @param {any[]} notes @returns {string[]} */
export function offeredMarks({ reading }, notes) {
  const offered = notes.flatMap((note) => method(reading.frameOf(note)?.method)?.marks ?? []);
  return [...new Set([...offered, ...notes.flatMap(({ marks = [] }) => marks)])];
}
