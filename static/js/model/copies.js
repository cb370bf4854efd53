/**
 * What copying takes along and what pasting makes of it: plain data, without authors, order or locks.
 *
 * @typedef {import("./changes.js").Rec} Rec
 * @typedef {{board: string, things: Rec[], links: Rec[], w: number, h: number}} Copy places count from the upper left corner
 */

import { newId } from "./id.js";
import { frameOf } from "./placing.js";

const MADE = 1;
export const MOST = 500;
/** As the server has them: how far the board reaches, and how long anything may be. */
const EDGE = 1_000_000;
const LONGEST = 100_000;

/** @param {string} board @param {Rec[]} records with places, in reading order @param {Rec[]} links among them @param {{x: number, y: number, w: number, h: number}} box around them @returns {Copy} */
export function taken(board, records, links, { x, y, w, h }) {
  return { board, things: records.map((record) => ({ ...plain(record), x: record.x - x, y: record.y - y })), links: links.map(plain), w, h };
}

/** @param {Rec} record @returns {any} */
function plain({ by, order, locked, ...rest }) {
  return rest;
}

/** @param {Copy} copy */
export function written(copy) {
  return JSON.stringify({ mutirao: MADE, ...copy });
}

/** A copy from the clipboard, of which any page may have written it; null when it is none. @param {string} json @returns {Copy | null} */
export function understood(json) {
  /** @type {any} */
  let given;
  try {
    given = JSON.parse(json);
  } catch {
    return null;
  }
  if (given?.mutirao !== MADE || !Array.isArray(given.things) || !Array.isArray(given.links)) return null;
  const things = given.things.filter((/** @type {any} */ one) => named(one) && fits(one)).slice(0, MOST);
  const ids = new Set(things.map((/** @type {Rec} */ { id }) => id));
  const links = given.links.filter((/** @type {any} */ one) => named(one) && ids.has(one.from) && ids.has(one.to)).slice(0, MOST);
  return things.length ? { board: String(given.board), things, links, w: Number(given.w) || 0, h: Number(given.h) || 0 } : null;
}

/** Whether its place is on the board, and its size whole if it has one. @param {any} one */
function fits({ x, y, w, h }) {
  const sized = (/** @type {any} */ length) => Number.isFinite(length) && length > 0 && length <= LONGEST;
  return [x, y].every((at) => Number.isFinite(at) && Math.abs(at) <= EDGE) && ((w === undefined && h === undefined) || (sized(w) && sized(h)));
}

/** @param {any} one */
function named(one) {
  return typeof one?.id === "string" && typeof one.kind === "string";
}

/**
 * The deeds that put a copy down, for the kinds that can be made again here and that this person may make.
 * @param {Copy} copy @param {Record<string, any>} kinds
 * @param {{board: string, x: number, y: number, by: string, may: (kind: string) => boolean}} given
 * @returns {{ids: string[], deeds: import("./packing.js").Deed[]}}
 */
export function again({ board: from, things, links }, kinds, { board, x, y, by, may }) {
  /** @type {Map<string, string>} */
  const fresh = new Map();
  const deeds = [];
  const can = (/** @type {Rec} */ { kind }) => Object.hasOwn(kinds, kind) && kinds[kind].again && may(kind);
  for (const thing of things.filter(can)) {
    const id = newId();
    const made = kinds[thing.kind].again(id, by, { ...thing, x: thing.x + x, y: thing.y + y }, from === board);
    if (made.length) fresh.set(thing.id, id);
    deeds.push(...made);
  }
  for (const link of links.filter(can)) {
    const ends = { from: fresh.get(link.from), to: fresh.get(link.to) };
    if (ends.from && ends.to) deeds.push(...kinds[link.kind].again(newId(), by, { ...link, ...ends }));
  }
  return { ids: [...fresh.values()], deeds };
}

/** For any other program: one thing a line; with frames a table, the frame's name before each. @param {Copy} copy @param {Record<string, any>} kinds */
export function lines({ things }, kinds) {
  const frames = things.filter(({ kind }) => kind === "frame");
  const said = (/** @type {Rec} */ record) => String(kinds[record.kind]?.words?.(record) ?? "").replace(/\s+/g, " ").trim();
  const holder = (/** @type {Rec} */ record) => frameOf({ of: () => frames }, record);
  const name = (/** @type {Rec | undefined} */ frame) => (frame ? said(frame) : "");
  const rows = things
    .filter(({ kind }) => kind !== "frame")
    .map((record) => (frames.length ? [name(holder(record)), said(record)] : [said(record)]));
  const empty = frames.filter((frame) => !things.some((thing) => thing.kind !== "frame" && holder(thing)?.id === frame.id));
  return [...empty.map((frame) => [said(frame), ""]), ...rows].map((row) => row.join("\t")).join("\n");
}
