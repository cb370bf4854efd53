/** The board's menu: what belongs to the whole board rather than to one note. */

import { openSheet } from "../sheets/index.js";
import { keyed } from "../ui/keyed.js";
import { offered, openMenu } from "../ui/menu.js";
import { brought } from "../ui/later.js";
import { t } from "../ui/words.js";
import { asItems, toolsOf } from "./toolbox.js";

/** @param {any} desk @param {Element} anchor */
export function openBoardMenu(desk, anchor) {
  const { allowed, board, find, settings } = desk;
  const tools = toolsOf(desk, "main", "more", "history").filter(({ name }) => name !== "pick" && name !== "note");
  const items = offered([
    ...asItems(desk, tools),
    allowed.facilitates && { words: t("This step…"), icon: "sliders-horizontal", apart: true, act: () => openSheet("step", desk) },
    allowed.facilitates && { words: t("Ask for a vote…"), key: keyed(desk, "P"), icon: "vote", act: () => desk.commands.vote([]) },
    { words: t("Invite…"), icon: "share-2", apart: !allowed.facilitates, act: () => openSheet("invite", desk) },
    allowed.facilitates && { words: t("Bring in a CSV file…"), icon: "upload", act: () => openSheet("import", desk) },
    allowed.may("note") && { words: t("Type from paper…"), icon: "pencil", act: () => desk.work.open("transcribe") },
    allowed.facilitates && board.session && { words: t("Print slips, cards and ballots"), icon: "file", act: () => open(`/s/${board.session.id}/print`, "_blank", "noopener") },
    board.session && { words: t("Someone else writes here…"), icon: "users", act: () => handOver(desk) },
    { words: t("Take a copy…"), icon: "download", act: () => openSheet("export", desk) },
    desk.votes && { words: t("Votes"), icon: "vote", act: () => desk.work.open("votes") },
    board.role === "mentor" && desk.page.account && !desk.page.review && { words: t("Review: what changed"), icon: "eye", act: () => location.assign(`/b/${board.id}/review`) },
    [...board.of("comment")].length > 0 && { words: t("All comments"), icon: "message-square", act: () => desk.work.open("comments") },
    { words: t("Find…"), key: "Ctrl+F", icon: "search", apart: true, act: () => find.open() },
    { words: t("Replay"), icon: "play", act: () => location.assign(`/b/${board.id}/replay`) },
    { words: t("Versions"), icon: "layers", act: () => location.assign(`/b/${board.id}/versions`) },
    allowed.facilitates && { words: t("Last changes"), icon: "undo-2", act: () => desk.work.open("gardener") },
    { words: t("Here now…"), icon: "users", act: () => openSheet("here", desk) },
    allowed.facilitates && { words: t("Bring everybody here"), icon: "megaphone", act: () => desk.bringEverybody() },
    { words: t("Not saved yet…"), icon: "cloud-upload", act: () => openSheet("waiting", desk) },
    { words: t("Reading and colours…"), icon: "settings", act: () => openSheet("preferences", desk) },
    { words: t("Keys…"), key: settings.letters ? "?" : undefined, icon: "keyboard", act: () => openSheet("keys", desk) },
    board.session && { words: t("Your data"), icon: "user", act: () => location.assign(`/s/${board.session.id}/me`) },
    { words: t("All my boards"), icon: "house", apart: true, act: () => location.assign("/") },
  ]);
  openMenu(anchor, items, t("Menu"));
}

/** @param {any} desk whose device goes to somebody else */
async function handOver(desk) {
  (await brought(desk.toast, () => import("../sheets/hand-over.js")))?.open(desk);
}
