/** Writing on a sheet instead of on the canvas: for phones, and for the list. */

import { newId } from "../model/id.js";
import { narrow } from "./room.js";
import { t } from "./words.js";
import { openWritingSheet } from "./writing-sheet.js";

/**
 * @typedef {object} Where new things go, and what they are
 * @property {any} [frame]
 * @property {number | null} [cell] of the frame
 * @property {number} [x]
 * @property {number} [y]
 * @property {string} [title] of the sheet
 * @property {string} [color] at first
 * @property {(id: string, words: {text: string, color: string}) => void} [put] puts one onto the board in its own way
 */

export class Composer {
  #desk;

  /** @param {any} desk */
  constructor(desk) {
    this.#desk = desk;
  }

  /** On a small screen the keyboard covers the canvas, so one always writes on a sheet. */
  get preferred() {
    return narrow(40);
  }

  /** Write one new thing after another until one has enough. @param {"note" | "text"} name @param {Where} where */
  add(name, where) {
    const { kinds, board } = this.#desk;
    const draft = new Draft(this.#desk, name, where);
    const inFrame = where.frame && t("New note in “{name}”", { name: kinds.frame.words(where.frame) });
    openWritingSheet(board, draft, {
      title: where.title ?? inFrame ?? (name === "note" ? t("New note") : t("New text")),
      kind: kinds[name],
      text: "",
    });
  }

  /** @param {string} id of something that is there */
  write(id) {
    const { board, kinds } = this.#desk;
    const record = board.get(id);
    if (!record) return;
    const kind = kinds[record.kind];
    const picture = kind.pictured ? board.files?.url(record) : "";
    openWritingSheet(board, new There(this.#desk, record), { title: kind.asks?.() ?? kind.title(), kind, text: record[kind.field] ?? "", picture });
  }
}

/** New things, one after another; each is added once it has words. */
class Draft {
  many = true;
  sent = 0;
  color = "";
  id = newId();
  #desk;
  #name;
  #where;

  /** @param {any} desk @param {"note" | "text"} name @param {Where} where */
  constructor(desk, name, where) {
    this.#desk = desk;
    this.#name = name;
    this.#where = where;
    if (name === "note") this.color = where.color ?? "sand";
  }

  /** @param {string} text @param {string} base */
  write(text, base) {
    const { board, deeds } = this.#desk;
    if (board.get(this.id)) return deeds.write(this.#name, this.id, text, base);
    if (!text.trim()) return;
    if (this.#where.put) return this.#where.put(this.id, { text, color: this.color });
    const { x, y } = deeds.place(this.#near());
    deeds.add(this.#name, { x, y, text, ...(this.color && { color: this.color }) }, this.id);
  }

  /** @param {string} color */
  paint(color) {
    this.color = color;
    if (this.#desk.board.get(this.id)) this.#desk.deeds.set([this.id], { color });
  }

  next() {
    this.sent += 1;
    this.id = newId();
  }

  giveUp() {
    if (this.#desk.board.get(this.id)) this.#desk.deeds.drop([this.id]);
  }

  /** In a frame, where one has tapped, or where one is looking. */
  #near() {
    const { shown, view } = this.#desk;
    if (shown.list || this.#where.frame) return this.#where;
    return { x: view.middle.x - 96, y: view.middle.y - 60, ...this.#where };
  }
}

/** Something that is on the board already. */
class There {
  many = false;
  sent = 0;
  #desk;
  #kind;

  /** @param {any} desk @param {{id: string, kind: string}} record */
  constructor(desk, { id, kind }) {
    this.#desk = desk;
    this.id = id;
    this.#kind = kind;
  }

  get color() {
    return this.#desk.board.get(this.id)?.color ?? "";
  }

  /** @param {string} text @param {string} base */
  write(text, base) {
    this.#desk.deeds.write(this.#kind, this.id, text, base);
  }

  /** @param {string} color */
  paint(color) {
    this.#desk.deeds.set([this.id], { color });
  }
}
