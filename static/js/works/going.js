/** From a panel to what it speaks of: on the canvas chosen and in sight, in the list its row. */

import { narrow } from "../ui/room.js";

/** @param {any} desk @param {string[]} ids notes or links */
export function go(desk, ids) {
  const { board, links, selection, shown, surface, outline, work } = desk;
  const there = ids.filter((id) => board.get(id));
  const [first] = there;
  if (!first) return;
  if (narrow(40)) work.close();
  const link = board.get(first).kind === "link" ? board.get(first) : null;
  if (shown.list) return outline.reveal(link ? link.from : first);
  if (link) links.choose(first);
  else surface.focus(first);
  selection.set(there);
}
