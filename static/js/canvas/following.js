/** Following somebody: the view goes where theirs goes, until one moves it oneself; and being followed. */

import { t } from "../ui/words.js";

/** So much of the board one sees at 100 % on a usual screen; a smaller window shows as much, only smaller. */
const USUAL = { w: 800, h: 440 };
const LEAST = 0.1;

export class Following {
  /** Whom one follows, or "". */
  person = "";
  #desk;
  #followed = false;
  #last = "";
  /** @type {Set<() => void>} */
  #listeners = new Set();

  /** @param {any} desk */
  constructor(desk) {
    this.#desk = desk;
    desk.view.listen(() => this.#moved());
    desk.board.listen((/** @type {{people: boolean}} */ { people }) => people && this.#look());
    desk.shown.listen(() => desk.shown.list && this.stop());
  }

  /** @param {() => void} listener */
  listen(listener) {
    this.#listeners.add(listener);
  }

  get name() {
    return this.#desk.board.name(this.person);
  }

  /** @param {string} person */
  start(person) {
    this.#desk.shown.show(false);
    this.#follow(person);
    this.#look();
  }

  stop() {
    if (this.person) this.#follow("");
  }

  /** Have the view that somebody else has, as far as this window shows it. @param {number[]} view the middle of their window, and their zoom */
  take([x, y, zoom]) {
    const { view, glide } = this.#desk;
    const { left, right, top, bottom } = view.inset;
    const fits = Math.min(1, (view.width - left - right) / USUAL.w, (view.height - top - bottom) / USUAL.h);
    glide.to(view.centered(x, y, zoom * fits));
  }

  /** As others are told it. @returns {[number, number, number]} */
  get here() {
    const { middle, zoom } = this.#desk.view;
    return [Math.round(middle.x), Math.round(middle.y), Math.round(zoom * 1000) / 1000];
  }

  /** A view in which a box is seen whole. @param {import("../space/grid.js").Box} box @returns {[number, number, number]} */
  around({ x, y, w, h }) {
    return [Math.round(x + w / 2), Math.round(y + h / 2), Math.max(LEAST, Math.min(1, USUAL.w / w, USUAL.h / h))];
  }

  /** @param {string} person */
  #follow(person) {
    this.person = person;
    this.#last = "";
    this.#desk.board.here({ follow: person || null });
    for (const listener of this.#listeners) listener();
  }

  /** The others have moved, come or gone. */
  #look() {
    const { board, toast, editor, held } = this.#desk;
    const followed = [...board.people.values()].some(({ here, follow }) => here && follow === board.person);
    if (followed !== this.#followed) board.here({ view: followed ? this.here : null });
    this.#followed = followed;
    if (!this.person) return;
    const leader = board.people.get(this.person);
    if (!leader?.here) {
      toast.show(t("{name} is no longer here.", { name: this.name }));
      return this.stop();
    }
    const told = String(leader.view ?? this.#last);
    if (told === this.#last || editor.id || held.size) return;
    this.#last = told;
    this.take(leader.view);
  }

  /** By one's own hand, or led by somebody else's. */
  #moved() {
    const { view, board } = this.#desk;
    if (view.led) return;
    if (this.#followed) board.here({ view: this.here });
    if (view.resized) return;
    this.stop();
  }
}
