/** What a vote is about: things of the board or lines of one's own, where they come from, and which of them look alike. */

import { newId } from "../model/id.js";
import { t } from "../ui/words.js";

/** @typedef {{id: string, text: string, note?: string, cost?: number | null}} Option `note` is the thing whose words it bears */

/** As many as the server takes. */
export const MOST = 60;
export const LONGEST = 500;
const VOTED_ON = new Set(["note", "text", "image", "drawing", "card", "frame", "cluster", "link", "loop", "comment"]);

/** Things of the board as options; those without words, or that can't be voted on, are left out. @param {any} desk @param {Iterable<string>} ids @returns {Option[]} */
export function optionsOf(desk, ids) {
  return [...ids].flatMap((id) => {
    const text = said(desk, desk.board.get(id));
    return text ? [{ id, text, note: id }] : [];
  });
}

/** What somebody means who chose these: not the frames around them, but of a frame that is chosen alone what lies in it. @param {any} desk @param {string[]} ids */
export function meant({ board, reading }, ids) {
  const framed = (/** @type {string} */ id) => board.get(id)?.kind === "frame";
  if (!ids.every(framed)) return ids.filter((id) => !framed(id));
  return ids.length === 1 ? reading.inside(ids[0]).map((/** @type {any} */ { id }) => id) : ids;
}

/** Each line as an option of its own. @param {string} text @returns {Option[]} */
export function optionsIn(text) {
  const lines = text.split("\n").map((line) => line.trim());
  return lines.filter(Boolean).map((line) => ({ id: newId(), text: line.slice(0, LONGEST) }));
}

/** The options and those that aren't among them yet. @param {Option[]} options @param {Option[]} more */
export function joined(options, more) {
  const there = new Set(options.map(({ id, note }) => note ?? id));
  return [...options, ...more.filter(({ id, note }) => !there.has(note ?? id))];
}

/** Where options can come from at once: the notes of a frame, all clusters, all factors, all notes. @param {any} desk @returns {{words: string, ids: string[]}[]} */
export function sources(desk) {
  const { board, kinds, reading } = desk;
  const framed = reading.sections.map((/** @type {any} */ { frame, things }) => ({
    words: frame ? t("Notes in “{name}”", { name: kinds.frame.words(frame) }) : t("Notes in no frame"),
    ids: notes(things).map(({ id }) => id),
  }));
  const all = notes(board.of("note"));
  const clusters = [...board.of("cluster")].filter((/** @type {any} */ { in: host }) => !host);
  const found = [
    { words: t("All clusters"), ids: clusters.map((/** @type {any} */ { id }) => id) },
    { words: t("All factors"), ids: all.filter(({ sort }) => sort === "factor").map(({ id }) => id) },
    ...(framed.length > 1 ? framed : []),
    { words: t("All notes"), ids: all.map(({ id }) => id) },
  ];
  return found.filter(({ ids }) => ids.length > 0);
}

/** Options that say the same but for capitals, accents and signs, or whose notes are likely the same, as pairs of places in the list.
 * @param {Option[]} options @param {string[][]} [likely] pairs of notes @returns {[number, number][]} */
export function alike(options, likely = []) {
  /** @type {Map<string, number>} */
  const first = new Map();
  /** @type {[number, number][]} */
  const pairs = [];
  options.forEach(({ text }, at) => {
    const plain = plainly(text);
    const before = first.get(plain);
    if (before === undefined) first.set(plain, at);
    else pairs.push([before, at]);
  });
  const places = new Map(options.map(({ note }, at) => [note, at]));
  const told = new Set(pairs.flat());
  for (const [one, other] of likely.map((notes) => notes.map((note) => places.get(note) ?? -1).sort((a, b) => a - b)))
    if (one >= 0 && !(told.has(one) && told.has(other))) pairs.push([one, other]);
  return pairs;
}

/** @param {string} text */
function plainly(text) {
  const letters = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return letters.replace(/[^\p{L}\p{N}]+/gu, " ").trim() || text;
}

/** @param {Iterable<any>} things @returns {any[]} */
function notes(things) {
  return [...things].filter(({ kind, text }) => kind === "note" && text?.trim());
}

/** What a thing says, as people read it. @param {any} desk @param {any} record */
function said({ kinds, links }, record) {
  if (!record || !VOTED_ON.has(record.kind)) return "";
  const words = record.kind === "link" ? links.words(record) : (kinds[record.kind]?.words?.(record) ?? record.title ?? "");
  return words.trim().slice(0, LONGEST);
}
