/** What the menus offer about how things lie, and where nothing lies. */

import { snap } from "../space/room.js";
import { arrange, movable } from "./laying.js";
import { offered } from "./menu.js";
import { t } from "./words.js";

/** @param {any} desk @param {any[]} records @param {any} anchor @returns {(import("./menu.js").Item | false)[]} */
export function layingItems(desk, records, anchor) {
  const { allowed, deeds, clipboard } = desk;
  const placed = records.filter(({ x, kind }) => x !== undefined && kind !== "comment");
  const ids = placed.map(({ id }) => id);
  const free = movable(desk, placed);
  const shut = placed.filter((record) => allowed.mayUnlock(record)).map(({ id }) => id);
  return [
    free.length > 0 && { words: t("Arrange…"), icon: "layers", act: () => arrange(desk, free, anchor) },
    placed.length > 0 && { words: t("Copy"), key: "Ctrl+C", icon: "copy", apart: true, act: () => clipboard.copy(ids) },
    free.length > 0 && { words: t("Cut"), key: "Ctrl+X", icon: "scissors", act: () => clipboard.cut(free) },
    placed.length > 0 && allowed.edits && { words: t("Duplicate"), key: "Ctrl+D", icon: "copy-plus", act: () => clipboard.duplicate(ids) },
    free.length > 0 && { words: t("Lock"), icon: "lock", act: () => deeds.lock(free, true) },
    shut.length > 0 && { words: t("Unlock"), icon: "lock-open", act: () => deeds.lock(shut, false) },
  ];
}

/** What can be done where nothing lies. @param {any} desk @param {{x: number, y: number}} at @returns {import("./menu.js").Item[]} */
export function groundItems({ allowed, clipboard, sheet, editor, selection, reading }, { x, y }) {
  const writes = allowed.may("note");
  return offered([
    writes && { words: t("New note"), icon: "sticky-note", act: () => editor.start("note", { x: snap(x - 96), y: snap(y - 36) }) },
    allowed.edits && clipboard.full && { words: t("Paste"), key: "Ctrl+V", icon: "clipboard-paste", act: () => clipboard.paste({ x, y }) },
    writes && { words: t("Paste a list…"), icon: "clipboard-list", act: () => sheet("paste") },
    allowed.edits && reading.steps.length > 0 && { words: t("Choose everything"), key: "Ctrl+A", icon: "list-checks", apart: true, act: () => selection.set(reading.steps) },
  ]);
}
