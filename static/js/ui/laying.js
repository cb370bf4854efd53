/** How things lie: arranging them, and whether they may be moved at all. */

import { opening } from "./later.js";

/** What has a place and may leave it, but for comments, which point at theirs. @param {any} desk @param {any[]} records @returns {string[]} */
export function movable({ allowed }, records) {
  return records.filter((record) => record.x !== undefined && record.kind !== "comment" && allowed.mayChange(record)).map(({ id }) => id);
}

/** The menu is fetched when it is first opened. @param {any} desk @param {string[]} ids @param {any} anchor */
export async function arrange(desk, ids, anchor) {
  const menu = await opening(desk.toast, () => import("./arranging.js"));
  menu?.open(desk, ids, anchor);
}
