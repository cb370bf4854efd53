/** When one was here last: told by the address or the server, else remembered by this browser. */

import { keep, kept } from "../ui/kept.js";

/** Who comes back within these ms is still at the same visit. */
const SAME = 30 * 60_000;

/** @typedef {{seq: number, at?: number}} Visit */

/** The last visit, if there was one; this one is remembered for the next. @param {{board: string, visit?: Visit}} page @param {number} seq of the board now @returns {Visit | null} */
export function lastVisit({ board, visit }, seq) {
  const asked = new URLSearchParams(location.search).get("since") ?? "";
  const found = remembered(board, seq);
  if (/^\d{1,9}$/.test(asked)) return { seq: Number(asked) };
  return visit ?? found;
}

/** @param {string} board @param {number} seq @returns {Visit | null} */
function remembered(board, seq) {
  const name = `visit-of-${board}`;
  const [was, at, before, then] = kept(name, "").split(" ").map(Number);
  const now = Date.now();
  const last = !at ? null : now - at > SAME ? { seq: was, at } : then ? { seq: before, at: then } : null;
  keep(name, [seq, now, last?.seq ?? 0, last?.at ?? 0].join(" "));
  return last;
}
