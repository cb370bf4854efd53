/** Frames in the browser: named areas of the board. Twin of workshop/objects/frame.py. */

import { areaOf, cellOf, cellsOf, cellWords, shaped } from "../js/model/cells.js";
import { method, questionOf } from "../js/ui/methods.js";
import { handles } from "../js/ui/handles.js";
import { find, part } from "../js/ui/parts.js";
import { t, tn } from "../js/ui/words.js";

/** @typedef {import("../js/model/cells.js").Box} Box */

const LAST = "~";

export const frame = {
  name: "frame",
  field: "title",
  most: 200,
  lines: false,

  icon: "frame",
  named: true,
  title: () => t("Frame"),
  /** @param {any} record */
  words: (record) => record.title || t("Frame without a name"),

  /** What a part of it is called, "" for a frame without parts. @param {any} record @param {number | null} cell */
  part(record, cell) {
    if (cell === null) return "";
    const n = cell + 1;
    const number = { lanes: t("Lane {n}", { n }), levels: t("Level {n}", { n }) }[/** @type {string} */ (record.layout)];
    const value = record.layout === "quadrants" && method(record.method)?.parts[cell].name;
    return [cellWords(record, cell), value].filter(Boolean).join(": ") || (number ?? t("Quadrant {n}", { n }));
  },

  /** The part that something lies in. @param {any} record @param {any} thing */
  partOf: (record, thing) => frame.part(record, cellOf(record, thing)),

  /** @param {any} record */
  size: (record) => ({ w: record.w, h: record.h }),

  /** @param {string} id @param {string} by @param {{x: number, y: number, w: number, h: number, title?: string, layout?: string, labels?: string[], method?: string}} wanted */
  add(id, by, { x, y, w, h, title = "", layout = "free", labels = [], method }) {
    const parted = layout === "free" ? {} : { layout, labels: shaped(layout, labels), ...(method && { method }) };
    const fields = { x, y, w, h, title, ...parted };
    return {
      command: "frame.add",
      args: { frame: id, ...fields },
      guess: [["put", { id, kind: "frame", by, ...fields, order: LAST }]],
    };
  },

  /** What makes one more like it. @param {string} id @param {string} by @param {any} record */
  again(id, by, record) {
    const labels = Array.isArray(record.labels) ? record.labels.map(String) : [];
    return [frame.add(id, by, { ...record, title: String(record.title ?? ""), labels })];
  },

  /** @param {string} id @param {string} title @param {string} base */
  write: (id, title, base) => ({
    command: "frame.title",
    args: { frame: id, title, base },
    guess: [["patch", id, { title }]],
  }),

  /** @param {string} id @param {string} layout @param {string[]} labels */
  set: (id, layout, labels) => ({
    command: "frame.set",
    args: { frame: id, layout, labels },
    guess: [["patch", id, layout === "free" ? { layout: null, labels: null, method: null } : { layout, labels: shaped(layout, labels) }]],
  }),

  /** @param {string} id @param {{x: number, y: number, w: number, h: number}} box */
  resize: (id, { x, y, w, h }) => ({
    command: "frame.size",
    args: { frame: id, x, y, w, h },
    guess: [["patch", id, { x, y, w, h }]],
  }),

  element() {
    const area = document.createElement("section");
    const head = part("header", "frame__head");
    head.append(part("h2", "frame__title"), part("span", "frame__count"));
    area.append(part("div", "frame__parts"), head, ...handles());
    return area;
  },

  /** @param {HTMLElement} area @param {any} record @param {import("../js/canvas/cards.js").Showing} showing */
  draw(area, record, showing) {
    area.className = `thing frame thing--${showing.state}`;
    const box = showing.box ?? record;
    area.style.setProperty("inline-size", `${box.w}px`);
    area.style.setProperty("block-size", `${box.h}px`);
    const title = find(area, "frame__title");
    title.textContent = frame.words(record);
    title.classList.toggle("frame__title--none", !record.title);
    drawParts(find(area, "frame__parts"), { ...record, w: box.w, h: box.h }, new Set((showing.things ?? []).map((thing) => cellOf(record, thing))));
    const count = find(area, "frame__count");
    count.textContent = tn("{n} note", "{n} notes", showing.count ?? 0);
    const parts = cellsOf({ ...record, ...box }).map((_, cell) => frame.part(record, cell));
    area.setAttribute("aria-label", [`${t("Frame")}: ${frame.words(record)}`, count.textContent, ...parts].join(", "));
  },
};

/** The lines between the parts of a frame, their names, and what the empty ones ask. @param {HTMLElement} place @param {any} record @param {Set<number | null>} full */
function drawParts(place, { w, h, layout, labels, method: name }, full) {
  const at = { x: 0, y: 0, w, h, layout, labels, method: name };
  const look = JSON.stringify([at, name && [...full], method(name)?.name]);
  if (place.dataset.look === look) return;
  place.dataset.look = look;
  place.replaceChildren();
  if (!layout) return;
  const names = layout === "quadrants" ? ends(at) : cellsOf(at).map((cell, index) => nameOf(at, cell, index));
  place.append(...cellsOf(at).map((cell) => piece(`cell frame__cell--${at.layout}`, cell)), ...names);
  if (method(name)) place.append(...cellsOf(at).map((cell, index) => asking(at, cell, index, full.has(index))));
}

/** The name of a method's quadrant, and the question of a part that holds nothing yet. @param {any} at @param {Box} cell @param {number} index @param {boolean} full */
function asking(at, cell, index, full) {
  const element = piece(`asking frame__asking--${at.layout}`, cell, full ? "" : questionOf(at, index));
  if (at.layout === "quadrants") {
    const value = document.createElement("strong");
    value.textContent = method(at.method)?.parts[index].name ?? "";
    element.prepend(value);
  }
  return element;
}

/** @param {any} at @param {Box} cell @param {number} index */
function nameOf(at, cell, index) {
  const area = areaOf(at);
  const box = at.layout === "lanes" ? { ...cell, y: area.y - 40, h: 40 } : { ...cell, x: 0, w: area.x };
  return piece(`name frame__name--${at.layout}`, box, frame.part(at, index));
}

/** The words at the ends of both axes: low and high, from left to right and from bottom to top. @param {any} at */
function ends(at) {
  const { x, y, w, h } = areaOf(at);
  const [left, right, bottom, top] = at.labels;
  const foot = { y: y + h, w: w / 2, h: at.h - y - h };
  if (!at.labels.some(Boolean)) return [];
  return [
    piece("axes", { x, y, w, h }),
    piece("name frame__name--top", { x: 0, y, w: x, h: h / 2 }, top),
    piece("name frame__name--bottom", { x: 0, y: y + h / 2, w: x, h: h / 2 }, bottom),
    piece("name frame__name--left", { x, ...foot }, left),
    piece("name frame__name--right", { x: x + w / 2, ...foot }, right),
  ];
}

/** @param {string} name @param {Box} box @param {string} [words] */
function piece(name, { x, y, w, h }, words = "") {
  const element = document.createElement("div");
  element.className = `frame__${name}`;
  const inner = document.createElement("span");
  inner.textContent = words;
  if (words) element.append(inner);
  for (const [property, value] of Object.entries({ left: x, top: y, width: w, height: h })) {
    element.style.setProperty(property, `${value}px`);
  }
  return element;
}
