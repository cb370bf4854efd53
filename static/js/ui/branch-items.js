/** What the menus offer about a note of a problem tree, and about one that came from another. */

import { branch, mayBranch } from "./branches.js";
import { openMenu } from "./menu.js";
import { t } from "./words.js";

/** What a menu offers about a note. @param {any} desk @param {any} record @param {any} anchor @returns {import("./menu.js").Item[]} */
export function branchItems(desk, record, anchor) {
  if (!mayBranch(desk, record)) return origin(desk, record);
  const key = (/** @type {string} */ name) => (desk.shown.list ? undefined : name);
  return [
    { words: t("Add a cause…"), key: key("Alt+↓"), icon: "corner-down-right", act: () => branch(desk, "cause", record.id) },
    { words: t("Add an effect…"), key: key("Alt+↑"), icon: "arrow-up", act: () => branch(desk, "effect", record.id) },
    { words: t("Tree…"), icon: "share-2", act: () => more(desk, record, anchor) },
  ];
}

/** The way to what gave rise to a note, while that is there. @param {any} desk @param {any} record @returns {import("./menu.js").Item[]} */
function origin({ board, kinds, outline, shown, surface }, record) {
  const from = record?.kind === "note" && board.get(record.from);
  if (!kinds[from?.kind]) return [];
  const act = () => (shown.list ? outline.reveal(from.id) : surface.focus(from.id));
  return [{ words: t("Go to “{text}”", { text: kinds[from.kind].words(from).slice(0, 60) }), icon: "reply", act }];
}

/** @param {any} desk @param {any} record @param {any} anchor */
function more(desk, record, anchor) {
  const item = (/** @type {string} */ words, /** @type {string} */ icon, /** @type {"focus" | "layOut" | "objectives"} */ deed) => ({
    words,
    icon,
    act: () => branch(desk, deed, record.id),
  });
  const items = [item(t("Lay out the tree"), "share-2", "layOut"), item(t("Turn into a tree of objectives"), "flag", "objectives")];
  if (record.sort !== "problem" && desk.allowed.mayChange(record)) items.unshift(item(t("Make it the focal problem"), "crosshair", "focus"));
  openMenu(anchor, items, t("Tree…"));
}
