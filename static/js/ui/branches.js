/** What can be done with a note of a problem tree; the doing itself is fetched when it is first wanted. */

import { brought } from "./later.js";

export const TREE = ["problem", "cause", "effect"];

/** Whether a note is one of a problem tree's. @param {any} desk @param {any} record */
export function inTree({ reading }, record) {
  return record?.kind === "note" && (TREE.includes(record.sort) || reading.frameOf(record)?.method === "problem-tree");
}

/** Do something with the tree of a note. @param {any} desk @param {"cause" | "effect" | "focus" | "layOut" | "objectives"} deed @param {string} id */
export async function branch(desk, deed, id) {
  const tree = await brought(desk.toast, () => import("./tree.js"));
  tree?.[deed](desk, id);
}

/** Whether somebody may let a tree grow there. @param {any} desk @param {any} record */
export function mayBranch(desk, record) {
  return inTree(desk, record) && desk.allowed.may("note") && desk.allowed.may("link");
}
