/** Comments in the browser: pins at a place, and what hangs on other things. Twin of workshop/objects/comment.py. */

import { iconElement } from "../js/ui/icon.js";
import { part } from "../js/ui/parts.js";
import { t, tn } from "../js/ui/words.js";

export const PIN = 44;
const LAST = "~";

export const comment = {
  name: "comment",
  icon: "message-square",
  owned: true,

  title: () => t("Comments"),
  /** @param {any} record */
  words: (record) => record.text,

  /** What is on a loop goes with any of its factors. @param {any} record */
  hangsOn: (record) => record.loop ?? (record.on ? [record.on] : []),

  /** Only a comment at a place lies on the board by itself. @param {any} record */
  size: (record) => ("x" in record ? { w: PIN, h: PIN } : null),

  /** @param {string} id @param {string} by @param {{on?: string, loop?: string[], x?: number, y?: number, text: string, sort?: string, mentions?: string[], at: number, settled?: boolean}} wanted settled: what it answers */
  add(id, by, { at, settled, ...fields }) {
    const order = fields.on ? {} : { order: LAST };
    return {
      command: "comment.add",
      args: { comment: id, ...fields },
      guess: [["put", { id, kind: "comment", by, ...fields, at, ...order }], ...(settled ? [["patch", fields.on, { done: null }]] : [])],
    };
  },

  /** @param {string} id @param {string} text @param {string} base @param {string[]} [mentions] in place of those there */
  write: (id, text, base, mentions) => ({
    command: "comment.write",
    args: { comment: id, text, base, ...(mentions && { mentions }) },
    guess: [["patch", id, { text, ...(mentions && { mentions: mentions.length ? mentions : null }) }]],
  }),

  /** @param {string} id @param {boolean} done */
  settle: (id, done) => ({
    command: "comment.settle",
    args: { comment: id, done },
    guess: [["patch", id, { done: done || null }]],
  }),

  element() {
    const pin = document.createElement("div");
    pin.append(part("span", ""), part("span", "pin__count"));
    return pin;
  },

  /** @param {HTMLElement} pin @param {any} record @param {import("../js/canvas/cards.js").Showing} showing */
  draw(pin, record, showing) {
    pin.className = `thing pin thing--${showing.state} ${record.done ? "pin--done" : ""}`;
    const [face, count] = pin.children;
    const mine = record.by === showing.me;
    face.className = `initial ${mine ? "initial--me" : ""}`;
    if (record.done) face.replaceChildren(iconElement("check", "icon--small"));
    else face.textContent = [...showing.name(record.by)][0]?.toUpperCase() ?? "·";
    count.textContent = showing.count ? String(showing.count + 1) : "";
    const { text } = record;
    const parts = [mine ? t("You commented: {text}", { text }) : t("{name} commented: {text}", { name: showing.name(record.by), text })];
    if (showing.count) parts.push(tn("{n} answer", "{n} answers", showing.count));
    if (record.done) parts.push(t("Settled"));
    pin.setAttribute("aria-label", parts.join(", "));
  },
};
