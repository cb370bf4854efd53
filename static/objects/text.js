/** Text labels in the browser: words straight on the board. Twin of workshop/objects/text.py. */

import { find, part } from "../js/ui/parts.js";
import { t } from "../js/ui/words.js";

/** @type {Record<string, number>} */
const LINE = { small: 26, medium: 36, large: 52 };
const LAST = "~";

export const text = {
  name: "text",
  field: "words",
  most: 2000,
  lines: true,

  icon: "type",
  title: () => t("Text"),
  /** @param {any} record */
  words: (record) => record.words,

  /** @param {any} record */
  size: (record) => ({ w: 360, h: LINE[record.size] ?? LINE.medium }),

  /** @param {string} id @param {string} by @param {{x: number, y: number, text: string, size?: string}} wanted */
  add(id, by, { x, y, text: words, size = "medium" }) {
    const fields = { x, y, words, size };
    return {
      command: "text.add",
      args: { text: id, ...fields },
      guess: [["put", { id, kind: "text", by, ...fields, order: LAST }]],
    };
  },

  /** What makes one more like it. @param {string} id @param {string} by @param {any} record */
  again: (id, by, { x, y, words, size }) => [text.add(id, by, { x, y, text: String(words ?? ""), size })],

  /** @param {string} id @param {string} words @param {string} base */
  write: (id, words, base) => ({
    command: "text.write",
    args: { text: id, words, base },
    guess: [["patch", id, { words }]],
  }),

  /** @param {string[]} ids @param {{size: string}} fields */
  set: (ids, fields) => ({
    command: "text.set",
    args: { texts: ids, ...fields },
    guess: ids.map((id) => ["patch", id, fields]),
  }),

  element() {
    const label = document.createElement("div");
    label.append(part("p", "text__words"));
    return label;
  },

  /** @param {HTMLElement} label @param {any} record @param {import("../js/canvas/cards.js").Showing} showing */
  draw(label, record, showing) {
    label.className = `thing text text--${record.size ?? "medium"} thing--${showing.state}`;
    find(label, "text__words").textContent = record.words;
    label.setAttribute("aria-label", `${t("Text")}: ${record.words}`);
  },
};
