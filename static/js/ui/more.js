/** What the menu "More" offers about some things: all that this person may do with all of them. */

import { branchItems } from "./branch-items.js";
import { Facts } from "./facts.js";
import { keyed } from "./keyed.js";
import { layingItems } from "./laying-menus.js";
import { offered } from "./menu.js";
import { restItems } from "./rests.js";
import { t } from "./words.js";

/** @param {any} desk @param {string[]} ids @param {any} anchor @returns {import("./menu.js").Item[]} */
export function moreItems(desk, ids, anchor) {
  const { board, allowed, commands, deeds, group, kinds, links, selection, sheet, shown, space } = desk;
  const records = ids.map((id) => board.get(id)).filter(Boolean);
  const notes = records.filter(({ kind, locked }) => kind === "note" && !locked);
  const noted = notes.map(({ id }) => id);
  const single = records.length === 1 ? records[0] : null;
  const kind = single && kinds[single.kind];
  const thing = single && single.kind !== "link" && single.kind !== "comment" ? single : null;
  const can = (/** @type {any} */ record) => allowed.mayChange(record);
  const movable = records.every(({ id, kind, collapsed }) => space.box(id) && kind !== "frame" && !collapsed);
  const groups = notes.length > 0 || (single?.kind === "cluster" && can(single));
  const key = (/** @type {string} */ name) => keyed(desk, name);
  const choose = () => {
    selection.adding = true;
    selection.set(ids);
  };
  return offered([
    kind?.href && { words: t("Open the page"), icon: "external-link", act: () => open(kind.href(single), "_blank", "noopener,noreferrer") },
    kind?.field && can(single) && { words: kind.deed?.() ?? t("Write"), key: shown.list ? undefined : "Enter", icon: "pencil", act: () => commands.write(single.id) },
    single && single.kind !== "link" && maySpeak(desk, single) && { words: t("Comments…"), key: key("K"), icon: "message-square", act: () => commands.talk({ on: single.id }) },
    thing && allowed.may("reaction") && { words: t("React…"), key: key("R"), icon: "smile", act: () => commands.react(thing.id, anchor) },
    notes.length > 0 && allowed.may("note") && { words: t("Colour…"), key: key("C"), icon: "palette", act: () => commands.color(noted, anchor) },
    groups && allowed.may("cluster") && { words: t("Group…"), key: key("G"), icon: "group", act: () => group("menu", ids, anchor) },
    notes.length > 0 && allowed.may("note") && { words: t("What it is…"), icon: "lightbulb", act: () => commands.sort(noted, anchor) },
    ...new Facts(desk).items(notes, anchor),
    ...restItems(desk, notes, single, anchor),
    ...branchItems(desk, thing, anchor),
    single?.kind === "note" && single.merged && { words: t("The texts of it…"), icon: "copy", act: () => sheet("merged", single.id) },
    single?.origin_name && allowed.facilitates && { words: t("From {team}: open its board", { team: single.origin_name }), icon: "users", act: () => location.assign(`/b/${single.origin_board}`) },
    single?.kind === "frame" && can(single) && { words: t("Parts…"), icon: "columns-3", act: () => sheet("frame", single.id) },
    single?.kind === "text" && can(single) && { words: t("Size…"), icon: "type", act: () => commands.textSize(ids, anchor) },
    thing && allowed.may("link") && { words: t("Link to…"), key: key("L"), icon: "link", act: () => commands.link(thing.id) },
    ...links.items(thing, anchor),
    kind?.scaled && can(single) && { words: t("Larger"), icon: "zoom-in", act: () => deeds.resize(single.id, kind.scaled(single, 1.25)) },
    kind?.scaled && can(single) && { words: t("Smaller"), icon: "zoom-out", act: () => deeds.resize(single.id, kind.scaled(single, 0.8)) },
    movable && records.every(can) && { words: t("Move to…"), key: key("M"), icon: "folder-input", act: () => commands.moveTo(ids, anchor) },
    ...layingItems(desk, records, anchor),
    allowed.facilitates && { words: t("Vote on it…"), key: key("P"), icon: "vote", act: () => commands.vote(ids) },
    allowed.facilitates && { words: t("Bring everybody here"), icon: "megaphone", act: () => desk.bringEverybody(ids) },
    !shown.list && single && { words: t("Choose more"), icon: "list-checks", act: choose },
    records.some((record) => allowed.mayDrop(record)) && {
      words: t("Remove"),
      key: shown.list ? undefined : "Delete",
      icon: "trash",
      danger: true,
      apart: true,
      act: () => commands.drop(ids),
    },
  ]);
}

/** Whether there is something to read or to say. @param {any} desk @param {any} record */
function maySpeak({ allowed, hanging }, { id, kind }) {
  return kind === "comment" || allowed.may("comment") || hanging.talk(id).all > 0;
}
