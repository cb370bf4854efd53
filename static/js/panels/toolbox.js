/** The tools, one entry each: drawn as the bar, as what its More opens, and in the menu of a phone, which has no bar. */

import { openSheet } from "../sheets/index.js";
import { keyed } from "../ui/keyed.js";
import { t } from "../ui/words.js";

/**
 * @typedef {object} Tool
 * @property {string} name
 * @property {string} icon
 * @property {string} [key] that takes it up
 * @property {() => string} words
 * @property {() => string} [long] its words in a menu
 * @property {"main" | "more" | "history"} place on the bar, behind its More, or beside Undo at the end of the bar
 * @property {(desk: any) => boolean} allowed
 * @property {(desk: any) => boolean} [idle] there, but with nothing to do now
 * @property {(desk: any) => void} act
 * @property {boolean} [held] one holds it in the hand until it is used
 * @property {boolean} [carried] it can be dragged onto the board
 * @property {"canvas" | "list"} [only] the one view in which it works
 */

/** @type {Tool[]} */
const TOOLS = [
  { name: "pick", icon: "mouse-pointer-2", words: () => t("Choose"), place: "main", only: "canvas", held: true, allowed: () => true, act: ({ tools }) => tools.take("pick") },
  { name: "note", icon: "sticky-note", words: () => t("Note"), place: "main", held: true, carried: true, allowed: may("note"), act: note },
  { name: "image", icon: "image", words: () => t("Photo"), long: () => t("New photo"), place: "main", allowed: may("image"), act: ({ chooseImages }) => chooseImages() },
  { name: "link", key: "L", icon: "link", words: () => t("Link"), long: () => t("New link"), place: "main", held: true, allowed: may("link"), act: link },
  { name: "comment", key: "K", icon: "message-square", words: () => t("Comment"), long: () => t("New comment"), place: "main", held: true, allowed: may("comment"), act: comment },
  { name: "drawing", key: "D", icon: "pencil-line", words: () => t("Draw"), place: "more", only: "canvas", held: true, allowed: may("drawing"), act: draw },
  { name: "card", icon: "globe", words: () => t("Web page"), long: () => t("New web page"), place: "more", allowed: may("card"), act: (desk) => openSheet("card", desk) },
  { name: "text", key: "T", icon: "type", words: () => t("Text"), long: () => t("New text"), place: "more", held: true, carried: true, allowed: may("text"), act: text },
  { name: "factor", icon: "share-2", words: () => t("Factor"), long: () => t("New factor"), place: "more", allowed: may("note"), act: ({ commands }) => commands.map("newFactor") },
  { name: "frame", key: "F", icon: "frame", words: () => t("Frame"), long: () => t("New frame"), place: "more", held: true, carried: true, allowed: may("frame"), act: ({ commands }) => commands.newFrame() },
  { name: "method", icon: "grid-2x2", words: () => t("Method"), long: () => t("Start with a method…"), place: "more", allowed: may("frame"), act: ({ sheet }) => sheet("methods") },
  { name: "layout", icon: "workflow", words: () => t("Lay out the map"), place: "more", allowed: (desk) => desk.allowed.edits && causal(desk), act: ({ commands }) => commands.map("layOut") },
  { name: "paste", key: "Ctrl+V", icon: "clipboard-paste", words: () => t("Paste"), place: "more", allowed: ({ allowed }) => allowed.edits, idle: ({ clipboard }) => !clipboard.full, act: ({ clipboard }) => clipboard.paste() },
  { name: "list", icon: "clipboard-list", words: () => t("Paste a list…"), place: "more", allowed: may("note"), act: ({ sheet }) => sheet("paste") },
  { name: "groups", icon: "lightbulb", words: () => t("Suggest groups"), place: "more", allowed: may("cluster"), act: ({ work }) => work.open("groups") },
  { name: "loops", icon: "refresh-cw", words: () => t("Loops"), long: () => t("Loops and leverage"), place: "more", allowed: causal, act: ({ work }) => work.open("loops") },
  { name: "questions", icon: "circle-help", words: () => t("Questions"), long: () => t("Questions about the board"), place: "more", allowed: linked, act: ({ work }) => work.open("questions") },
  { name: "check", icon: "list-checks", words: () => t("Choose"), long: () => t("Choose several"), place: "main", only: "list", allowed: ({ allowed }) => allowed.edits, act: ({ selection }) => selection.check(true) },
  { name: "undo", key: "Ctrl+Z", icon: "undo-2", words: () => t("Undo"), place: "history", allowed: ({ allowed }) => allowed.edits, idle: ({ board }) => !board.canUndo, act: ({ deeds }) => deeds.undo() },
  { name: "redo", key: "Ctrl+Shift+Z", icon: "redo-2", words: () => t("Redo"), place: "more", allowed: ({ allowed }) => allowed.edits, idle: ({ board }) => !board.canRedo, act: ({ deeds }) => deeds.redo() },
];

/** The tools of the view that is open, as far as this step allows them. @param {any} desk @param {Tool["place"][]} places */
export function toolsOf(desk, ...places) {
  const view = desk.shown.list ? "list" : "canvas";
  return TOOLS.filter((tool) => places.includes(tool.place) && (tool.only ?? view) === view && tool.allowed(desk));
}

/** As items of a menu, those left out that have nothing to do. @param {any} desk @param {Tool[]} tools @returns {import("../ui/menu.js").Item[]} */
export function asItems(desk, tools) {
  const items = tools.filter((tool) => !tool.idle?.(desk));
  return items.map((tool) => ({
    words: (tool.long ?? tool.words)(),
    key: tool.key && keyed(desk, tool.key),
    icon: tool.icon,
    carried: tool.carried && !desk.shown.list && !desk.composer.preferred ? tool.name : undefined,
    act: () => use(desk, tool),
  }));
}

/** What is taken in the hand is used on the canvas next, also by Enter. @param {any} desk @param {Tool} tool */
export function use(desk, { act, held }) {
  act(desk);
  if (held && !desk.shown.list && desk.tools.now !== "pick") desk.surface.root.focus({ preventScroll: true });
}

/** @param {string} kind @returns {Tool["allowed"]} */
function may(kind) {
  return ({ allowed }) => allowed.may(kind);
}

/** Whether somebody has drawn a causal link. @type {Tool["allowed"]} */
function causal({ board }) {
  for (const { sort } of board.of("link")) if (sort === "causal") return true;
  return false;
}

/** Whether there is something to ask about: links, or a frame with a method. @type {Tool["allowed"]} */
function linked({ board }) {
  for (const _ of board.of("link")) return true;
  for (const { method } of board.of("frame")) if (method) return true;
  return false;
}

/** @param {any} desk */
function draw({ tools, selection }) {
  selection.clear();
  tools.take(tools.now === "drawing" ? "pick" : "drawing");
}

/** @param {any} desk */
function note({ shown, commands, tools }) {
  if (shown.list) commands.newNote();
  else tools.take(tools.now === "note" ? "pick" : "note");
}

/** @param {any} desk */
function link({ shown, commands, tools, selection }) {
  if (!shown.list && tools.now === "link") tools.take("pick");
  else commands.link(selection.size === 1 ? selection.ids[0] : undefined);
}

/** @param {any} desk */
function comment({ commands, selection }) {
  commands.comment(selection.size === 1 ? selection.ids[0] : undefined);
}

/** @param {any} desk */
function text({ shown, tools }) {
  shown.show(false);
  tools.take("text");
}
