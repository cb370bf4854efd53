/** Signs without a word to the facilitator: help wanted, ready, more time wanted; each is taken back with the same press. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { newId } from "../model/id.js";
import { icon } from "../ui/icon.js";
import { openMenu } from "../ui/menu.js";
import { t } from "../ui/words.js";

/** @typedef {"help" | "ready" | "time"} Sort */

/** @type {{sort: Sort, icon: string, words: () => string, long: () => string, given: () => string}[]} */
const SIGNS = [
  { sort: "help", icon: "hand", words: () => t("Help"), long: () => t("I need help"), given: () => t("The facilitator sees that you need help.") },
  { sort: "ready", icon: "check", words: () => t("Ready"), long: () => t("I am ready"), given: () => t("The facilitator sees that you are ready.") },
  { sort: "time", icon: "clock", words: () => t("More time"), long: () => t("I need more time"), given: () => t("The facilitator sees that you need more time.") },
];

export class Signals {
  #desk;

  /** @param {any} desk */
  constructor(desk) {
    this.#desk = desk;
  }

  /** Whether there is somebody to give a sign to. */
  get offered() {
    const { role, stage, gone } = this.#desk.board;
    return role === "participant" && Boolean(stage.step) && !stage.done && !gone;
  }

  /** All three, where there is room for them. */
  row() {
    if (!this.offered) return nothing;
    return html`<div class="signals" role="group" aria-label=${t("Signs to the facilitator")}>
      ${SIGNS.map(
        ({ sort, icon: picture, words }) => html`<button type="button" class="signal" aria-pressed=${String(this.#has(sort))} @click=${() => this.turn(sort)}>
          ${icon(picture, "icon--small")}${words()}
        </button>`,
      )}
    </div>`;
  }

  /** One button that opens them. */
  button() {
    if (!this.offered) return nothing;
    const given = SIGNS.filter(({ sort }) => this.#has(sort));
    const [first = { icon: "hand", words: () => t("Signal") }] = given;
    const words = given.length ? t("Signal: {given}", { given: given.map((each) => each.words()).join(", ") }) : t("Signal");
    return html`<button
      type="button"
      class="tool signal-one float ${given.length ? "signal-one--given" : ""}"
      aria-label=${words}
      aria-haspopup="menu"
      @click=${(/** @type {Event} */ event) => this.#open(/** @type {Element} */ (event.currentTarget))}
    >
      ${icon(first.icon)}<span>${first.words()}</span>
    </button>`;
  }

  /** Give a sign, or take it back. @param {Sort} sort */
  turn(sort) {
    const { board, live } = this.#desk;
    const mine = this.#mine(sort);
    if (mine.length) {
      board.ask("signal.lower", { sort }, mine.map(({ id }) => ["drop", id]));
      live.say(t("Taken back."));
    } else {
      const signal = newId();
      board.ask("signal.raise", { signal, sort }, [["put", { id: signal, kind: "signal", by: board.person, sort, since: board.now() }]]);
      live.say(SIGNS.find((each) => each.sort === sort)?.given() ?? "");
    }
  }

  /** @param {Element} anchor */
  #open(anchor) {
    const items = SIGNS.map(({ sort, icon: picture, long }) => ({
      words: long(),
      icon: picture,
      checked: this.#has(sort),
      several: true,
      act: () => this.turn(sort),
    }));
    openMenu(anchor, items, t("Signs to the facilitator"));
  }

  /** @param {Sort} sort @returns {any[]} */
  #mine(sort) {
    const { board } = this.#desk;
    return [...board.of("signal")].filter((each) => each.by === board.person && each.sort === sort);
  }

  /** @param {Sort} sort */
  #has(sort) {
    return this.#mine(sort).length > 0;
  }
}
