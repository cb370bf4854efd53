/** Stands in for the list until it has come: what it is asked for is done then. */

import { brought } from "../ui/later.js";

/** @typedef {import("./outline.js").Outline} Outline */

export class Coming {
  #desk;
  #get;

  /** @param {any} desk @param {() => Promise<Outline>} get */
  constructor(desk, get) {
    this.#desk = desk;
    this.#get = get;
  }

  /** Where it can't come one goes back to the canvas. */
  async draw() {
    if (this.#desk.shown.list && !(await brought(this.#desk.toast, this.#get))) this.#desk.shown.show(false);
  }

  /** @param {string} id */
  reveal(id) {
    this.#get().then((list) => list.reveal(id), () => {});
  }

  /** @param {string} id */
  bring(id) {
    this.#get().then((list) => list.bring(id), () => {});
  }

  /** @param {string | undefined} id @returns {() => void} the way back */
  bringNear(id) {
    const back = this.#get().then((list) => list.bringNear(id));
    back.catch(() => {});
    return () => back.then((go) => go(), () => {});
  }

  /** @returns {string[]} nothing yet */
  get inSight() {
    return [];
  }

  focusBeside() {}

  print() {}
}
