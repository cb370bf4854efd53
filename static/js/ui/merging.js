/** Notes that are one: what merging them does, and who wrote what. Twin of workshop/objects/merging.py. */

import { t } from "./words.js";

/** @param {any} board @param {{by: string, author?: string}} note or what was merged into one */
export function writer(board, { by, author }) {
  if (author === "hidden" || !by) return t("Name hidden");
  return by === board.person ? t("You") : board.name(by);
}

/** All of one note goes into another. @param {any} desk @param {any} note @param {any} into */
export function merge({ deeds, hanging, toast }, note, into) {
  const paper = note.paper ? { paper: note.paper } : {};
  const told = { id: note.id, by: note.author === "hidden" ? "" : note.by, text: note.text, ...paper };
  const merged = [...(into.merged ?? []), ...(note.merged ?? []), told];
  const guess = [["patch", into.id, { merged }], ...hanging.all([note.id]).map((/** @type {string} */ id) => ["drop", id])];
  deeds.together([{ command: "note.merge", args: { note: note.id, into: into.id }, guess }]);
  toast.show(t("One note now. Both texts and both authors are kept in it."), () => deeds.undo());
}
