/** Images in the browser: a picture that says how far it has come. Twin of workshop/objects/image.py. */

import { handles } from "../js/ui/handles.js";
import { find, part } from "../js/ui/parts.js";
import { drawState, spoken } from "../js/ui/states.js";
import { t } from "../js/ui/words.js";

/** @typedef {{x: number, y: number, w: number, h: number}} Box */

const LAST = "~";
const LEAST = 48;
const MOST = 4000;

export const image = {
  name: "image",
  field: "alt",
  most: 2000,
  lines: false,
  icon: "image",
  pictured: true,

  title: () => t("Picture"),
  asks: () => t("What does the picture show?"),
  deed: () => t("Describe"),
  /** @param {any} record */
  words: (record) => record.alt || t("Picture without a description"),

  /** @param {any} record */
  size: (record) => ({ w: record.w, h: record.h }),

  /** @param {string} id @param {string} by @param {Box & {upload?: string, file?: string, alt?: string}} wanted upload: a file that is on its way */
  add(id, by, { x, y, w, h, upload, file, alt }) {
    const fields = { x, y, w, h, ...(upload && { upload }), ...(file && { file }), ...(alt && { alt }) };
    return {
      command: "image.add",
      args: { image: id, ...fields },
      guess: [["put", { id, kind: "image", by, ...fields, order: LAST }]],
    };
  },

  /** What makes one more like it: on the board that has its file, or elsewhere with a file on its way.
   * @param {string} id @param {string} by @param {any} record @param {boolean} here */
  again(id, by, { x, y, w, h, file, upload, alt }, here) {
    const picture = here ? file && { file } : upload && { upload };
    return picture ? [image.add(id, by, { x, y, w, h, ...picture, alt })] : [];
  },

  /** @param {string} id @param {string} alt @param {string} base */
  write: (id, alt, base) => ({
    command: "image.write",
    args: { image: id, alt, base },
    guess: [["patch", id, { alt }]],
  }),

  /** @param {string} id @param {Box} box */
  resize: (id, { x, y, w, h }) => ({
    command: "image.size",
    args: { image: id, x, y, w, h },
    guess: [["patch", id, { x, y, w, h }]],
  }),

  /** The box as a corner is pulled: it keeps its proportions, and the corner across stays where it is.
   * @param {Box} first @param {string} corner @param {number} dx @param {number} dy @returns {Box} */
  stretch(first, corner, dx, dy) {
    const across = corner.includes("w") ? -dx : dx;
    const down = corner.includes("n") ? -dy : dy;
    const by = Math.max(1 + across / first.w, 1 + down / first.h);
    const { w, h } = image.scaled(first, by);
    return {
      x: corner.includes("w") ? first.x + first.w - w : first.x,
      y: corner.includes("n") ? first.y + first.h - h : first.y,
      w,
      h,
    };
  },

  /** @param {Box} box @param {number} by @returns {Box} */
  scaled({ x, y, w, h }, by) {
    const wide = Math.min(MOST, Math.max(LEAST, w * by));
    return { x, y, w: half(wide), h: Math.max(1, half((half(wide) * h) / w)) };
  },

  element() {
    const card = document.createElement("div");
    const picture = document.createElement("img");
    picture.alt = ""; // the element around it bears the words
    picture.decoding = "async";
    picture.draggable = false;
    picture.className = "image__picture";
    picture.addEventListener("error", () => card.toggleAttribute("data-lost", true));
    picture.addEventListener("load", () => card.toggleAttribute("data-lost", false));
    card.append(picture, part("p", "image__lost"), part("p", "thing__state"), ...handles());
    return card;
  },

  /** @param {HTMLElement} card @param {any} record @param {import("../js/canvas/cards.js").Showing} showing */
  draw(card, record, showing) {
    card.className = `thing image image--${showing.state}`;
    const box = showing.box ?? record;
    card.style.setProperty("inline-size", `${box.w}px`);
    card.style.setProperty("block-size", `${box.h}px`);
    const picture = /** @type {HTMLImageElement} */ (card.querySelector("img"));
    if (showing.url && picture.getAttribute("src") !== showing.url) picture.src = showing.url;
    find(card, "image__lost").textContent = image.words(record);
    const place = find(card, "thing__state");
    if (drawState(place, showing.state) && showing.state === "refused") place.append(again(card));
    card.setAttribute("aria-label", label(record, showing));
  },
};

/** @param {any} record @param {import("../js/canvas/cards.js").Showing} showing */
function label(record, { name, state }) {
  const parts = [`${t("Picture")}: ${record.alt || t("without a description")}`, name(record.by)];
  return spoken(parts, state);
}

/** @param {HTMLElement} card */
function again(card) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "image__again";
  button.textContent = t("Try again");
  button.addEventListener("click", () => card.dispatchEvent(new CustomEvent("again", { bubbles: true, detail: card.dataset.id })));
  return button;
}

/** @param {number} value */
function half(value) {
  return Math.round(value * 2) / 2;
}
