/** The work panel: what one looks into beside the board, in place of the list of notes; on phones a sheet from below. */

import { html, nothing, render } from "../../vendor/lit/lit.js";
import { WORKS } from "../works/index.js";
import { keepingFocus } from "./focus.js";
import { icon } from "./icon.js";
import { opening } from "./later.js";
import { t } from "./words.js";

export class Work {
  /** The name of what is open; empty when nothing is. */
  now = "";
  /** @type {import("../works/index.js").Panel | null} */
  #panel = null;
  #desk;
  #place;
  /** @type {Element | null} */
  #before = null;

  /** @param {any} desk @param {HTMLElement} place */
  constructor(desk, place) {
    this.#desk = desk;
    this.#place = place;
    place.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      this.close();
    });
  }

  /** The panel that is open. @returns {any} */
  get panel() {
    return this.#panel;
  }

  /** @param {string} name of works/index.js @param {any[]} given what it is about */
  async open(name, ...given) {
    const module = await opening(this.#desk.toast, WORKS[name]);
    if (!module) return;
    if (!this.now) this.#before = document.activeElement;
    this.#panel?.stop?.();
    this.#panel = new module.default(this.#desk, () => this.draw(), ...given);
    this.now = name;
    this.#lay();
    this.draw();
    const first = /** @type {HTMLElement | null} */ (this.#place.querySelector("[autofocus]"));
    (first ?? this.#place).focus({ preventScroll: true });
  }

  close = () => {
    if (!this.now) return;
    this.#panel?.stop?.();
    this.#panel = null;
    this.now = "";
    render(nothing, this.#place);
    this.#lay();
    const before = /** @type {HTMLElement | null} */ (this.#before);
    if (before?.isConnected) before.focus({ preventScroll: true });
    else if (!this.#desk.shown.list) this.#desk.surface.root.focus({ preventScroll: true });
  };

  draw() {
    const panel = this.#panel;
    if (!panel) return;
    this.#place.setAttribute("aria-label", panel.title());
    keepingFocus(this.#place, () => this.#draw(panel));
  }

  /** @param {import("../works/index.js").Panel} panel */
  #draw(panel) {
    render(
      html`<div class="work__head">
          <h2 class="work__title">${panel.title()}</h2>
          <button type="button" class="button button--quiet button--icon" @click=${this.close} aria-label=${t("Close")}>${icon("x")}</button>
        </div>
        <div class="work__body">${panel.draw()}</div>
        ${panel.foot ? html`<div class="work__foot">${panel.foot()}</div>` : nothing}`,
      this.#place,
    );
  }

  #lay() {
    this.#place.hidden = !this.now;
    this.#place.dataset.work = this.now;
    this.#place.parentElement?.toggleAttribute("data-work", Boolean(this.now));
  }
}
