/** Which of the two views of the board is open: the canvas, or the list. */

import { keep, kept } from "./kept.js";
import { narrow } from "./room.js";

export class Shown {
  #root;
  #list;
  /** @type {Set<() => void>} */
  #listeners = new Set();

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root;
    this.#list = narrow(40) || kept("view", "canvas") === "list";
    this.#lay();
  }

  get list() {
    return this.#list;
  }

  /** @param {boolean} list */
  show(list) {
    this.#list = list;
    keep("view", list ? "list" : "canvas");
    this.#lay();
    for (const listener of this.#listeners) listener();
  }

  /** @param {() => void} listener */
  listen(listener) {
    this.#listeners.add(listener);
  }

  #lay() {
    this.#root.dataset.view = this.#list ? "list" : "canvas";
  }
}
