/** Letting a problem tree grow: each cause and effect comes with its link, and the tree lies in order by itself. */

import { cellOf } from "../model/cells.js";
import { newId } from "../model/id.js";
import { freeBelow } from "../space/arrange.js";
import { around, grown, touch } from "../space/grid.js";
import { GAP, snap } from "../space/room.js";
import { connected, inLevels, shifted, treePlaces } from "../space/tree.js";
import { inTree } from "./branches.js";
import { t } from "./words.js";

/**
 * @typedef {import("../space/grid.js").Box} Box
 * @typedef {import("../space/tree.js").Place} Place
 * @typedef {import("../space/tree.js").Edge} Edge
 * @typedef {{ids: string[], edges: Edge[], root: any}} Tree root: the focal problem's record
 */

const LONGEST = 2000;
const MARGIN = GAP / 2 - 1;

/** @param {any} desk @param {string} id of what it causes */
export function cause(desk, id) {
  write(desk, id, "cause");
}

/** @param {any} desk @param {string} id of what causes it */
export function effect(desk, id) {
  write(desk, id, "effect");
}

/** @param {any} desk @param {string} id */
export function layOut(desk, id) {
  const { deeds, toast } = desk;
  const { moves, before } = laid(desk, treeOf(desk, id));
  if (!moves.length && !before.length) return toast.show(t("The tree is laid out already."));
  deeds.moveAll(moves, before);
  toast.show(t("The tree is laid out."), () => deeds.undo());
}

/** Make a note the problem that the tree is about. @param {any} desk @param {string} id */
export function focus(desk, id) {
  const { board, deeds, kinds, toast } = desk;
  const tree = { ...treeOf(desk, id), root: board.get(id) };
  const { moves, before } = laid(desk, tree);
  deeds.moveAll(moves, [kinds.note.set([id], { sort: "problem" }), ...before]);
  toast.show(t("This is the focal problem now."), () => deeds.undo());
}

/** A copy of the tree beside it, each note proposed as an objective for people to rewrite. @param {any} desk @param {string} id */
export function objectives(desk, id) {
  const { board, deeds, kinds, space, toast } = desk;
  const { ids, edges } = treeOf(desk, id);
  const copies = new Map(ids.map((each) => [each, newId()]));
  const all = /** @type {Box} */ (space.aroundAll(ids));
  const home = space.aroundAll([...ids, ...ids.flatMap((each) => desk.reading.frameOf(board.get(each))?.id ?? [])]);
  const taken = (/** @type {Box} */ box) => space.touching(grown(box, MARGIN)).map((/** @type {string} */ each) => space.box(each));
  const corner = freeBelow({ x: home.x + home.w + 2 * GAP, y: all.y }, all, taken);
  const made = ids.map((each) => {
    const { x, y } = /** @type {Box} */ (space.box(each));
    const text = proposed(board.get(each).text);
    const place = { x: snap(x + corner.x - all.x), y: snap(y + corner.y - all.y) };
    return kinds.note.add(copies.get(each), board.person, { ...place, text, color: "mint", sort: "solution", from: each });
  });
  const marks = kinds.note.mark([...copies.values()].map((each) => ({ id: each })), "proposed-yes", true);
  const links = edges.map(([from, to]) => kinds.link.add(newId(), board.person, { from: copies.get(from), to: copies.get(to) }));
  deeds.together([...made, marks, ...links]);
  toast.show(t("Each objective is a proposal: write it in your words."), () => deeds.undo());
  go(desk, /** @type {string} */ (copies.get(id)));
}

/** As long as a note may be. @param {string} text */
function proposed(text) {
  const words = t("Objective: the opposite of “{text}”", { text });
  return words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words;
}

/** One after another, on a sheet. @param {any} desk @param {string} id @param {"cause" | "effect"} way */
function write(desk, id, way) {
  const { board, composer } = desk;
  const text = board.get(id)?.text.slice(0, 60);
  const title = way === "cause" ? t("What causes “{text}”?", { text }) : t("What does “{text}” lead to?", { text });
  const color = way === "cause" ? "amber" : "sky";
  composer.add("note", { title, color, put: (/** @type {string} */ made, /** @type {any} */ words) => add(desk, id, way, made, words) });
}

/** The note, its link and all that makes room for it, as one step. @param {any} desk @param {string} id @param {"cause" | "effect"} way @param {string} made @param {{text: string, color: string}} words */
function add(desk, id, way, made, words) {
  const { board, deeds, kinds, shown, space, view } = desk;
  const edge = /** @type {Edge} */ (way === "cause" ? [made, id] : [id, made]);
  const tree = treeOf(desk, id);
  const fresh = { id: made, kind: "note", ...words };
  const { moves, before, places } = laid(desk, { ...tree, ids: [...tree.ids, made], edges: [...tree.edges, edge] }, fresh);
  const note = kinds.note.add(made, board.person, { ...words, ...places.get(made), sort: way });
  const link = kinds.link.add(newId(), board.person, { from: edge[0], to: edge[1] });
  deeds.moveAll(moves, [note, link, ...before]);
  if (shown.list) return;
  space.update(made);
  view.show(space.box(made));
}

/** What hangs together with a note, and the problem that it is about. @param {any} desk @param {string} id @returns {Tree} */
function treeOf(desk, id) {
  const { board } = desk;
  const node = (/** @type {string} */ each) => inTree(desk, board.get(each));
  const links = [...board.of("link")].filter(({ sort, from, to }) => sort === "plain" && node(from) && node(to));
  const all = /** @type {Edge[]} */ (links.map(({ from, to }) => [from, to]));
  const ids = [...connected(id, all)];
  const problems = ids.filter((each) => board.get(each).sort === "problem");
  const root = board.get(problems.includes(id) ? id : (problems[0] ?? id));
  return { ids, edges: all.filter(([from]) => ids.includes(from)), root };
}

/** Where all of a tree lies in order: in its frame if that has room to grow, else around its root.
 * @param {any} desk @param {Tree} tree @param {any} [fresh] a note that is not there yet */
function laid(desk, { ids, edges, root }, fresh) {
  const { board, space, kinds, reading } = desk;
  const sizes = new Map(ids.map((id) => [id, size(space.box(id) ?? kinds.note.size(fresh))]));
  const lying = treePlaces(ids, edges, sizes, root);
  const frame = reading.frameOf(root);
  const framed = frame?.method === "problem-tree" && inside(desk, frame, lying, sizes, root.id);
  const { places, before } = framed || { places: free(desk, lying, sizes), before: [] };
  const moves = [...places].flatMap(([id, { x, y }]) => {
    const record = board.get(id);
    return record && !record.locked && (record.x !== x || record.y !== y) ? [/** @type {[string, number, number]} */ ([id, x, y])] : [];
  });
  return { places, moves, before };
}

/** In the levels of the frame, which grows where nothing is in its way. @param {any} desk @param {any} frame @param {Map<string, Place>} places @param {Map<string, any>} sizes @param {string} root */
function inside({ allowed, kinds, reading, space }, frame, places, sizes, root) {
  const others = reading.inside(frame.id).filter((/** @type {any} */ thing) => thing.kind === "note" && !places.has(thing.id) && allowed.mayChange(thing));
  const loose = new Map(others.map((/** @type {any} */ thing) => [thing.id, cellOf(frame, thing)]));
  const all = new Map([...sizes, ...others.map((/** @type {any} */ { id }) => /** @type {[string, any]} */ ([id, size(space.box(id))]))]);
  const found = inLevels(frame, places, all, root, loose);
  if (found.box.w === frame.w && found.box.h === frame.h) return { places: found.places, before: [] };
  const beside = space.touching(found.box).filter((/** @type {string} */ id) => id !== frame.id && !all.has(id));
  const taken = beside.some((/** @type {string} */ id) => !touch(space.box(id), frame));
  if (taken || frame.locked || !allowed.may("frame")) return null;
  return { places: found.places, before: [kinds.frame.resize(frame.id, found.box)] };
}

/** Where it is, or below what else lies there. @param {any} desk @param {Map<string, Place>} places @param {Map<string, any>} sizes @returns {Map<string, Place>} */
function free({ space }, places, sizes) {
  const block = /** @type {Box} */ (around([...places].map(([id, place]) => ({ ...place, ...sizes.get(id) }))));
  const others = (/** @type {string} */ id) => !places.has(id) && space.record(id)?.kind !== "frame";
  const taken = (/** @type {Box} */ box) => space.touching(grown(box, MARGIN)).filter(others).map((/** @type {string} */ id) => space.box(id));
  if (!taken(block).length) return places;
  const corner = freeBelow(block, block, taken);
  return shifted(places, corner.x - block.x, corner.y - block.y);
}

/** Without a place. @param {{w: number, h: number}} box */
function size({ w, h }) {
  return { w, h };
}

/** @param {any} desk @param {string} id */
function go({ outline, shown, space, surface }, id) {
  if (shown.list) return outline.reveal(id);
  space.update(id);
  surface.focus(id);
}
