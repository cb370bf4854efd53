/** Turns pasted text into notes: one line, a list of lines, or the rows of a table. */

import { newId } from "../model/id.js";
import { bare, cells, columns, cut } from "../model/list.js";
import { columnsFor, inRows } from "../space/arrange.js";
import { freeBlock, GAP, TITLE } from "../space/room.js";
import { measured } from "./measure.js";
import { tn } from "./words.js";

export const MOST = 500;
const LONGEST = 2000;
const BETWEEN = 48;

/** @typedef {{frame: string, texts: string[]}} Group the notes for one new frame; with no name they lie in none */

/** @param {any} desk @param {string} text */
export function pasted(desk, text) {
  const rows = cells(text);
  if (!rows.length || !desk.allowed.may("note")) return;
  const texts = notes(rows, 0);
  if (columns(rows) > 1 || texts.length > MOST) desk.sheet("paste", text);
  else add(desk, [{ frame: "", texts }]);
}

/** The texts of one column, those too long for a note as several. @param {string[][]} rows @param {number} column */
export function notes(rows, column) {
  return bare(rows.map((row) => row[column] ?? "").filter(Boolean)).flatMap((text) => cut(text, LONGEST));
}

/** @param {any} desk @param {Group[]} groups */
export async function add(desk, groups) {
  const { space, deeds, selection, toast, shown, view } = desk;
  const blocks = await Promise.all(groups.map((group) => block(desk, group)));
  const wall = inRows(blocks, columnsFor(blocks));
  const near = shown.list ? deeds.outside(wall) : { x: view.middle.x - wall.w / 2, y: view.middle.y - wall.h / 2 };
  const box = freeBlock(space, wall, near);
  const made = blocks.flatMap((each, at) => each.deeds({ x: box.x + wall.places[at].x, y: box.y + wall.places[at].y }));
  deeds.together(made.map(({ deed }) => deed));
  const ids = made.flatMap(({ id }) => id ?? []);
  toast.show(tn("{n} note added.", "{n} notes added.", ids.length), () => deeds.undo());
  selection.set(ids);
  if (!shown.list) view.reveal(box);
}

/** A group as a block of notes, in its frame when it has one. @param {any} desk @param {Group} group */
async function block(desk, { frame, texts }) {
  const { kinds, board } = desk;
  const records = texts.map((text) => ({ id: newId(), kind: "note", by: board.person, text, color: "sand", sort: "idea" }));
  const found = await measured(desk, records);
  const sizes = records.map((record) => found.get(record.id) ?? kinds.note.size(record));
  const { places, w, h } = inRows(sizes, columnsFor(sizes));
  const [left, top] = frame ? [GAP, TITLE] : [0, 0];
  const size = frame ? { w: w + 2 * GAP, h: h + TITLE + GAP } : { w, h };
  return {
    w: size.w + (frame ? BETWEEN - GAP : 0),
    h: size.h + (frame ? BETWEEN - GAP : 0),
    /** @param {{x: number, y: number}} corner @returns {{deed: any, id?: string}[]} */
    deeds: ({ x, y }) => [
      ...(frame ? [{ deed: kinds.frame.add(newId(), board.person, { x, y, ...size, title: frame }) }] : []),
      ...records.map(({ id, text }, at) => ({
        id,
        deed: kinds.note.add(id, board.person, { x: x + left + places[at].x, y: y + top + places[at].y, text }),
      })),
    ],
  };
}
