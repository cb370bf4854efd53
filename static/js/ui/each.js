/** A list in a template whose entries come and go: each keeps its element, so a press, the focus and what is typed stay with it. */

import { repeat } from "../../vendor/lit/lit.js";

/** @param {any[]} things @param {(thing: any, at: number) => unknown} draw @param {string} [key] what tells them apart */
export function each(things, draw, key = "id") {
  return repeat(things, (/** @type {any} */ thing) => thing[key], draw);
}
