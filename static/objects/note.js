/** Notes in the browser: what adding and changing one means, and how one looks. Twin of workshop/objects/note.py. */

import { evidenceWords } from "../js/ui/claims.js";
import { colorName } from "../js/ui/colors.js";
import { marked } from "../js/ui/badges.js";
import { iconElement } from "../js/ui/icon.js";
import { togetherWords } from "../js/ui/marks.js";
import { markWords } from "../js/ui/methods.js";
import { listed } from "../js/space/evidence.js";
import { find, part } from "../js/ui/parts.js";
import { sortIcon, sortName } from "../js/ui/sorts.js";
import { drawState, spoken } from "../js/ui/states.js";
import { tagged } from "../js/ui/tags.js";
import { t, tn } from "../js/ui/words.js";

const WIDTH = 192;
const HEIGHT = 120;
/** A factor is a card with a name and nothing else, most of the time. */
const FACTOR = 72;
const LAST = "~";
/** From here on the letters are smaller, so that a long text needs less room. */
const LONG = 90;
/** So many letters of a tag fit beside the author. */
const SHORT = 10;

export const note = {
  name: "note",
  field: "text",
  most: 2000,
  lines: true,

  icon: "sticky-note",
  flat: true,
  title: () => t("Note"),
  /** @param {any} record */
  words: (record) => record.text,

  /** Until it is drawn and measured, the height is what its text will most likely need. @param {any} record */
  size(record) {
    const length = record.text?.length ?? 0;
    const text = length < LONG ? 22 * Math.ceil(length / 21) : 18 * Math.ceil(length / 25);
    return { w: record.w ?? WIDTH, h: record.h ?? Math.max(record.sort === "factor" ? FACTOR : HEIGHT, 54 + text) };
  },

  /** @param {string} id @param {string} by @param {{x: number, y: number, text: string, color?: string, sort?: string, from?: string, proxy?: string, paper?: string}} wanted */
  add(id, by, { x, y, text, color = "sand", sort = "idea", from, proxy, paper }) {
    const fields = { x, y, text, color, sort, ...(from && { from }), ...(proxy && { proxy }), ...(paper && { paper }) };
    return {
      command: "note.add",
      args: { note: id, ...fields },
      guess: [["put", { id, kind: "note", by, ...fields, order: LAST }]],
    };
  },

  /** What makes one more like it; whoever hides their name on a note hides it on the copy too.
   * @param {string} id @param {string} by @param {any} record */
  again(id, by, { x, y, text, color, sort, tags = [], marks = [], lang, author }) {
    const more = { ...(lang && { lang }), ...(author === "hidden" && { author }) };
    return [
      note.add(id, by, { x, y, text: String(text ?? ""), color, sort }),
      ...(tags.length ? [note.tag([{ id }], { add: tags })] : []),
      ...marks.map((/** @type {string} */ mark) => note.mark([{ id, marks }], mark, true)),
      ...(Object.keys(more).length ? [note.set([id], more)] : []),
    ];
  },

  /** @param {string} id @param {string} text @param {string} base */
  write: (id, text, base) => ({
    command: "note.write",
    args: { note: id, text, base },
    guess: [["patch", id, { text }]],
  }),

  /** @param {string[]} ids @param {{color?: string, sort?: string, lang?: string | null, author?: "shown" | "hidden"}} fields */
  set: (ids, fields) => ({
    command: "note.set",
    args: { notes: ids, ...fields },
    guess: ids.map((id) => ["patch", id, fields.author === "shown" ? { ...fields, author: null } : fields]),
  }),

  /** @param {any[]} notes @param {{add?: string[], remove?: string[]}} change */
  tag: (notes, change) => ({
    command: "note.tag",
    args: { notes: notes.map(({ id }) => id), ...change },
    guess: notes.map(({ id, tags }) => {
      const now = tagged(tags ?? [], change);
      return ["patch", id, { tags: now.length ? now : null }];
    }),
  }),

  /** @param {any[]} notes @param {string} mark @param {boolean} on */
  mark: (notes, mark, on) => ({
    command: "note.mark",
    args: { notes: notes.map(({ id }) => id), mark, on },
    guess: notes.map(({ id, marks = [] }) => {
      const now = marked(marks, mark, on);
      return ["patch", id, { marks: now.length ? now : null }];
    }),
  }),

  /** @param {any} record @param {{add?: string[], remove?: string[]}} change */
  evidence: ({ id, evidence = [] }, change) => ({
    command: "note.evidence",
    args: { note: id, ...change },
    guess: [["patch", id, { evidence: listed(evidence, change) }]],
  }),

  /** From afar. @param {CanvasRenderingContext2D} pen @param {any} record @param {import("../js/space/grid.js").Box} box @param {Record<string, string>} colors */
  paint(pen, { sort, color }, { x, y, w, h }, colors) {
    const factor = sort === "factor";
    pen.fillStyle = factor ? colors.surface : (colors[color] ?? colors.sand);
    pen.fillRect(x, y, w, h);
    if (!factor) return;
    Object.assign(pen, { strokeStyle: colors.control, lineWidth: h / 24 });
    pen.strokeRect(x, y, w, h);
  },

  element() {
    const card = document.createElement("div");
    card.append(part("p", "note__text"), foot());
    return card;
  },

  /** @param {HTMLElement} card @param {any} record @param {import("../js/canvas/cards.js").Showing} showing */
  draw(card, record, showing) {
    const factor = record.sort === "factor";
    card.className = `thing note note--${record.color ?? "sand"} ${factor ? "note--factor" : ""} ${record.text.length < LONG ? "" : "note--long"}`;
    const words = find(card, "note__text");
    words.textContent = record.text;
    if (record.lang) words.lang = record.lang;
    else words.removeAttribute("lang");
    drawAuthor(card, record, showing);
    drawSort(find(card, "note__sort"), record.sort);
    drawTags(find(card, "note__tags"), record);
    drawFactor(card, factor, showing.count);
    drawState(find(card, "note__state"), showing.state);
    card.setAttribute("aria-label", label(record, showing));
  },
};

/** @param {any} record @param {import("../js/canvas/cards.js").Showing} showing */
function label(record, { name, me, state, count }) {
  const { text, sort, color, by, author, tags = [] } = record;
  const said = author === "hidden" || !by ? (by === me ? t("You (hidden)") : t("Name hidden")) : name(by);
  const parts = [text || t("Empty note"), sortName(sort), colorName(color), said, ...badgeWords(record), ...tags, ...(count ? [evidenceWords(count)] : [])];
  return spoken(parts, state);
}

/** @param {HTMLElement} card @param {any} record @param {import("../js/canvas/cards.js").Showing} showing */
function drawAuthor(card, { by, author }, { me, name }) {
  const mine = by === me;
  const hidden = author === "hidden" || !by;
  const initial = find(card, "note__initial");
  if (hidden) initial.replaceChildren(iconElement("eye-off", "icon--small"));
  else initial.textContent = [...name(by)][0]?.toUpperCase() ?? "·";
  initial.className = `note__initial initial ${mine ? "initial--me" : ""}`;
  find(card, "note__author").textContent = mine ? (hidden ? t("You (hidden)") : t("You")) : hidden ? t("Name hidden") : name(by);
}

/** How many notes a factor rests on, and the handle from which one draws a link. @param {HTMLElement} card @param {boolean} factor @param {number} count */
function drawFactor(card, factor, count) {
  find(card, "note__evidence").textContent = factor && count ? tn("{n} note", "{n} notes", count) : "";
  const grip = card.querySelector(":scope > .note__grip");
  if (!factor) grip?.remove();
  else if (!grip) {
    const made = part("span", "note__grip");
    made.dataset.grip = "";
    made.append(iconElement("arrow-right", "icon--small"));
    card.append(made);
  }
}

/** What the note is, in a word with a sign of its own; an idea needs neither. @param {HTMLElement} place @param {string} [sort] */
function drawSort(place, sort = "idea") {
  if (sort === "idea") place.replaceChildren();
  else place.replaceChildren(iconElement(sortIcon(sort), "icon--small"), sortName(sort));
}

/** Badges, then tags; one short tag stands beside the author, more have a row of their own. @param {HTMLElement} place @param {any} record */
function drawTags(place, record) {
  const { tags = [], merged, sort = "idea", author } = record;
  const badges = badgeWords(record).map((words) => chip(words, "note__tag note__tag--mark"));
  if (merged) badges[0].dataset.mark = "merged";
  place.replaceChildren(...badges, ...tags.map((/** @type {string} */ tag) => chip(tag)));
  place.toggleAttribute("data-beside", !badges.length && tags.length === 1 && tags[0].length <= SHORT && sort === "idea" && !author);
}

/** How many notes it is, for whom it was typed, and its marks. @param {any} record */
function badgeWords(record) {
  return [togetherWords(record), record.proxy && t("for {name}", { name: record.proxy }), ...markWords(record.marks)].filter(Boolean);
}

/** @param {string} words @param {string} [name] */
function chip(words, name = "note__tag") {
  const element = part("span", name);
  element.textContent = words;
  return element;
}

function foot() {
  const foot = part("footer", "note__foot");
  const evidence = part("span", "note__evidence");
  evidence.dataset.mark = "evidence";
  foot.append(evidence, part("span", "note__initial"), part("span", "note__author"), part("span", "note__sort"), part("span", "note__state"), part("span", "note__tags"));
  return foot;
}
