/** The pen in the hand: its colour and its width, kept in this browser. */

import { colorName } from "./colors.js";
import { keep, kept } from "./kept.js";
import { openMenu } from "./menu.js";
import { t } from "./words.js";

const INKS = ["ink", "coral", "amber", "mint", "sky", "lilac"];
const WIDTHS = [3, 6, 14];

export class Ink {
  #listeners = new Set();

  get color() {
    const color = kept("pen-color", "ink");
    return INKS.includes(color) ? color : "ink";
  }

  get width() {
    const width = Number(kept("pen-width", "6"));
    return WIDTHS.includes(width) ? width : 6;
  }

  /** @param {() => void} listener */
  listen(listener) {
    this.#listeners.add(listener);
  }

  /** @param {Element} anchor */
  chooseColor(anchor) {
    const items = INKS.map((color) => ({
      words: color === "ink" ? t("Ink") : colorName(color),
      swatch: `pen-${color}`,
      checked: color === this.color,
      act: () => this.#keep("pen-color", color),
    }));
    openMenu(anchor, items, t("Colour"));
  }

  /** @param {Element} anchor */
  chooseWidth(anchor) {
    const items = WIDTHS.map((width) => ({
      words: widthName(width),
      checked: width === this.width,
      act: () => this.#keep("pen-width", String(width)),
    }));
    openMenu(anchor, items, t("Width"));
  }

  /** @param {string} name @param {string} value */
  #keep(name, value) {
    keep(name, value);
    for (const listener of this.#listeners) listener();
  }
}

/** @param {number} width */
export function widthName(width) {
  if (width < 6) return t("Thin");
  return width > 6 ? t("Thick") : t("Medium");
}
