/** What this person prefers on this device: how pages look and move, keys and announcements. See static/js/look.js. */

import { keep, kept } from "./kept.js";

export const settings = {
  /** auto, light or dark */
  get theme() {
    return kept("theme", "auto");
  },
  set theme(value) {
    wear("theme", value);
  },

  /** plain or easy */
  get reading() {
    return kept("reading", "plain");
  },
  set reading(value) {
    wear("reading", value);
  },

  /** Per cent of the usual size of letters: 100, 125, 150 or 200. */
  get size() {
    return kept("size", "100");
  },
  set size(value) {
    wear("size", value);
  },

  /** auto, less or full */
  get motion() {
    return kept("motion", "auto");
  },
  set motion(value) {
    wear("motion", value);
  },

  /** Whether motion is spared, by choice or because the device asks for it. */
  get still() {
    return document.documentElement.dataset.motion === "less";
  },

  /** Whether single letters are keys while the canvas has the focus. */
  get letters() {
    return kept("letters", "on") === "on";
  },
  set letters(value) {
    keep("letters", value ? "on" : "off");
  },

  /** What is told of the others' doing: off, quiet or all. */
  get news() {
    return kept("news", "quiet");
  },
  set news(value) {
    keep("news", value);
  },
};

/** @param {string} name @param {string} value */
function wear(name, value) {
  keep(name, value);
  dispatchEvent(new CustomEvent("look", { detail: { [name]: value } }));
}
