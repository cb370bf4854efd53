/** Groups by menu, button and key: making one, moving notes between them, and what can be done with one. */

import { COLORS, colorName } from "./colors.js";
import {
  clusterFactor,
  joinCluster,
  leaveCluster,
  makeCluster,
  mergeClusters,
  name,
  nestCluster,
  notesOf,
  setCluster,
  splitCluster,
} from "./clustering.js";
import { offered, openMenu } from "./menu.js";
import { t, tn } from "./words.js";

/** So many groups are offered in a menu; more need a field to look for them. */
const FEW = 12;

/** With one press: several notes become a group, or go into the one group chosen beside them; else it is asked what to do.
 * @param {any} desk @param {string[]} ids @param {any} anchor */
export async function group(desk, ids, anchor) {
  const { board } = desk;
  const notes = notesOf(desk, ids);
  const groups = ids.filter((id) => board.get(id)?.kind === "cluster");
  const outside = notes.filter((id) => !groups.includes(board.get(id).cluster));
  if (outside.length && groups.length === 1) return leaving(desk, outside, () => joinCluster(desk, groups[0], outside));
  if (notes.length > 1 && !groups.length) return chosen(desk, await leaving(desk, notes, () => makeCluster(desk, notes)));
  return menu(desk, ids, anchor);
}

/** What can be done with some notes, or with one group. @param {any} desk @param {string[]} ids @param {any} anchor */
export function menu(desk, ids, anchor) {
  const notes = notesOf(desk, ids);
  const record = desk.board.get(ids[0]);
  if (ids.length === 1 && record?.kind === "cluster") openMenu(anchor, groupItems(desk, record, anchor), t("Group of notes"));
  else if (notes.length) noteMenu(desk, notes, anchor);
}

/** Fold a group, or open it. @param {any} desk @param {string} id */
export function fold(desk, id) {
  const { board, allowed, toast, selection, surface, shown } = desk;
  const record = board.get(id);
  if (!record || !allowed.may("cluster")) return;
  if (record.locked) return toast.show(allowed.lockWords(record));
  const focused = surface.root.contains(document.activeElement);
  setCluster(desk, id, { collapsed: !record.collapsed });
  if (shown.list) return;
  selection.set([id]);
  if (focused) requestAnimationFrame(() => surface.focus(id));
}

/** @param {any} desk @param {string} id @param {any} anchor */
export function color(desk, id, anchor) {
  const now = desk.board.get(id)?.color ?? null;
  const item = (/** @type {string | null} */ color, /** @type {string} */ words) => ({
    words,
    ...(color && { swatch: color }),
    checked: color === now,
    act: () => setCluster(desk, id, { color }),
  });
  openMenu(anchor, [...COLORS.map((color) => item(color, colorName(color))), item(null, t("No colour"))], t("Colour"));
}

/** @param {any} desk @param {string[]} notes @param {any} anchor */
function noteMenu(desk, notes, anchor) {
  const { board, clusters } = desk;
  const hosts = new Set(notes.map((id) => clusters.holder(board.get(id))?.id ?? null));
  const here = hosts.size === 1 ? [...hosts][0] : undefined;
  const host = here && board.get(here);
  const part = host && !host.locked && clusters.notes(here).length > notes.length;
  const all = groupsOf(desk);
  const join = (/** @type {string} */ id) => leaving(desk, notes, () => joinCluster(desk, id, notes));
  const make = async () => chosen(desk, await leaving(desk, notes, () => makeCluster(desk, notes)));
  const split = async () => chosen(desk, await leaving(desk, notes, () => splitCluster(desk, /** @type {string} */ (here), notes)));
  const items = offered([
    !part && { words: t("New group"), icon: "group", act: make },
    part && { words: t("Split off as a group"), icon: "copy-plus", act: split },
    [...hosts].some(Boolean) && { words: t("Take out of the group"), icon: "x", act: () => leaving(desk, notes, () => leaveCluster(desk, notes)) },
    ...(all.length > FEW
      ? [{ words: t("Move to a group…"), icon: "folder-input", apart: true, act: () => ask(desk, t("Move to a group…"), all, join) }]
      : all.map((each, at) => ({ ...item(desk, each, () => each.id === here || join(each.id)), checked: each.id === here, apart: at === 0 }))),
  ]);
  openMenu(anchor, items, tn("Group {n} note", "Group {n} notes", notes.length));
}

/** @param {any} desk @param {any} record @param {any} anchor @returns {import("./menu.js").Item[]} */
export function groupItems(desk, record, anchor) {
  const { clusters, commands, selection, shown, allowed } = desk;
  const { id } = record;
  if (record.locked || !allowed.may("cluster")) return [];
  const inside = clusters.all(id);
  const others = groupsOf(desk).filter((each) => each.id !== id);
  const host = clusters.holder(record);
  const hosts = others.filter((each) => !clusters.holder(each) && each.id !== host?.id);
  const nests = !clusters.inner(id).length && hosts.length > 0;
  const pick = (/** @type {string} */ title, /** @type {any[]} */ those, /** @type {(id: string) => void} */ then) =>
    those.length > FEW ? ask(desk, title, those, then) : openMenu(anchor, those.map((each) => item(desk, each, () => then(each.id))), title);
  return offered([
    { words: record.collapsed ? t("Open the group") : t("Collapse"), icon: record.collapsed ? "unfold-vertical" : "fold-vertical", act: () => fold(desk, id) },
    { words: t("Colour…"), icon: "palette", act: () => color(desk, id, anchor) },
    !record.collapsed && inside.length > 1 && { words: t("Tidy into a grid"), icon: "grid-2x2", act: () => tidy(desk, id) },
    !record.collapsed && !shown.list && inside.length > 0 && { words: t("Choose its notes"), icon: "list-checks", act: () => selection.set(clusters.allNotes(id).map((/** @type {any} */ note) => note.id)) },
    inside.length > 0 && allowed.may("note") && { words: t("Make a factor of it"), icon: "share-2", act: () => factorOf(desk, record) },
    others.length > 0 && { words: t("Join with another group…"), icon: "layers", apart: true, act: () => pick(t("Join with another group…"), others, (into) => leaving(desk, [id], () => mergeClusters(desk, id, into))) },
    nests && { words: t("Put inside another group…"), icon: "folder-input", act: () => pick(t("Put inside another group…"), hosts, (into) => leaving(desk, [id], () => nestCluster(desk, id, into))) },
    host && { words: t("Take out of “{name}”", { name: name(desk, host) }), icon: "corner-down-right", act: () => leaving(desk, [id], () => nestCluster(desk, id, null)) },
    allowed.mayDrop(record) && { words: t("Ungroup"), icon: "x", act: () => commands.drop([id]) },
  ]);
}

/** Its name becomes a factor beside it, which rests on its notes. @param {any} desk @param {any} record */
function factorOf(desk, record) {
  if (!record.title) return desk.toast.show(t("Name the group first: its name becomes the factor."));
  chosen(desk, clusterFactor(desk, record));
}

/** @param {any} desk @param {string} id */
async function tidy(desk, id) {
  const { tidied } = await import("./arranging.js");
  const { clusters } = desk;
  tidied(desk, [...clusters.notes(id), ...clusters.inner(id)].map(({ id }) => id));
}

/** In reading order. @param {any} desk @returns {any[]} */
function groupsOf({ board, reading }) {
  return reading.steps.map((/** @type {string} */ id) => board.get(id)).filter((/** @type {any} */ record) => record?.kind === "cluster" && !record.locked);
}

/** @param {any} desk @param {any} record @param {() => void} act */
function item(desk, record, act) {
  const { clusters } = desk;
  const { length } = clusters.allNotes(record.id);
  const host = clusters.holder(record);
  const words = host ? `${name(desk, host)}: ${name(desk, record)}` : name(desk, record);
  return { words, detail: tn("{n} note", "{n} notes", length), act };
}

/** @param {any} desk @param {string} title @param {any[]} groups @param {(id: string) => void} then */
function ask(desk, title, groups, then) {
  const ids = new Set(groups.map(({ id }) => id));
  desk.sheet("choose", title, then, { among: (/** @type {any} */ { id }) => ids.has(id) });
}

/** In the list what moves leaves its place, so the focus goes on to the next. @template T @param {any} desk @param {string[]} ids @param {() => T} act @returns {T} */
function leaving({ shown, outline }, ids, act) {
  if (shown.list) outline.focusBeside(ids[0]);
  return act();
}

/** A new group is what one goes on with: its name comes next. @param {any} desk @param {string} id */
function chosen({ selection, surface, shown, outline, view, space }, id) {
  if (!id) return;
  if (selection.checking) selection.check(false);
  if (shown.list) return requestAnimationFrame(() => outline.reveal(id));
  selection.set([id]);
  requestAnimationFrame(() => {
    const box = space.box(id);
    if (box) view.reveal(box);
    surface.focus(id);
  });
}
