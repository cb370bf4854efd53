/** The steps of an agenda as deeds: each with what the server will likely make of it, as workshop/objects/step.py does. */

import { between } from "../model/between.js";
import { newId } from "../model/id.js";

/**
 * @typedef {import("../model/changes.js").Rec} Rec
 * @typedef {import("../model/packing.js").Deed} Deed
 */

export const MINUTES = 10;
/** As many minutes as a step may last. */
export const LONGEST = 600;
const NOT_COPIED = new Set(["id", "kind", "by", "turn"]);

/** From first to last. @param {any} board @returns {Rec[]} */
export function inOrder(board) {
  return [...board.of("step")].sort((one, other) => (one.turn === other.turn ? (one.id < other.id ? -1 : 1) : one.turn < other.turn ? -1 : 1));
}

/** New steps one after another, behind the step `after`; null for the front.
 * @param {any} board @param {Record<string, any>[]} given the fields of each @param {string | null} after @returns {{ids: string[], deeds: Deed[]}} */
export function adding(board, given, after) {
  const steps = inOrder(board);
  const at = placeAfter(steps, after);
  const high = steps[at]?.turn ?? null;
  let [low, last] = [steps[at - 1]?.turn ?? null, after];
  /** @type {string[]} */
  const ids = [];
  const deeds = given.map((fields) => {
    const step = newId();
    const turn = between(low, high);
    const record = { id: step, kind: "step", by: board.person, title: "", minutes: MINUTES, ...there(fields), turn };
    const args = { step, after: last, ...fields };
    [low, last] = [turn, step];
    ids.push(step);
    return { command: "step.add", args, guess: [/** @type {import("../model/changes.js").Change} */ (["put", record])] };
  });
  return { ids, deeds };
}

/** @param {Rec} step @param {Record<string, any>} fields @returns {Deed | undefined} undefined where nothing would change */
export function setting(step, fields) {
  const meant = Object.entries(fields).map(([name, value]) => [name, value === "" || value === false ? null : value]);
  const changed = Object.fromEntries(meant.filter(([name, value]) => !alike(step[name] ?? null, value)));
  const sent = Object.fromEntries(Object.keys(changed).map((name) => [name, fields[name]]));
  if (!Object.keys(changed).length) return undefined;
  return { command: "step.set", args: { step: step.id, ...sent }, guess: [["patch", step.id, changed]] };
}

/** Bring a step to a place among the others, counted without it. @param {any} board @param {string} id @param {number} to @returns {Deed | undefined} */
export function placing(board, id, to) {
  const steps = inOrder(board);
  const others = steps.filter((step) => step.id !== id);
  const at = Math.max(0, Math.min(to, others.length));
  if (steps[at]?.id === id) return undefined;
  const turn = between(others[at - 1]?.turn ?? null, others[at]?.turn ?? null);
  return { command: "step.place", args: { step: id, after: others[at - 1]?.id ?? null }, guess: [["patch", id, { turn }]] };
}

/** @param {string} id @returns {Deed} */
export function removing(id) {
  return { command: "drop", args: { ids: [id] }, guess: [["drop", id]] };
}

/** What another step like this one is made of. @param {Rec} step */
export function copied(step) {
  return Object.fromEntries(Object.entries(step).filter(([name]) => !NOT_COPIED.has(name)));
}

/** @param {Rec[]} steps @param {string | null} after */
function placeAfter(steps, after) {
  return after === null ? 0 : steps.findIndex(({ id }) => id === after) + 1 || steps.length;
}

/** @param {Record<string, any>} fields */
function there(fields) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== false));
}

/** @param {unknown} one @param {unknown} other */
function alike(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
