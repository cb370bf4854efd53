/** What the facilitator says to everybody: a band that each person puts away for themselves. */

import { html, nothing, render } from "../../vendor/lit/lit.js";
import { icon } from "../ui/icon.js";
import { keep, kept } from "../ui/kept.js";
import { t } from "../ui/words.js";

const AWAY = "notice-away";

export class Notice {
  #desk;
  #place;

  /** @param {any} desk @param {HTMLElement} place a live region, so that it is read out once */
  constructor(desk, place) {
    this.#desk = desk;
    this.#place = place;
  }

  draw() {
    const { id, stage } = this.#desk.board;
    const words = stage.notice;
    const away = kept(AWAY, "");
    if (!words && away.startsWith(id)) keep(AWAY, ""); // the same words may be said again
    const shown = words && away !== `${id} ${words}`;
    render(shown ? this.#band(words) : nothing, this.#place);
  }

  /** @param {string} words */
  #band(words) {
    return html`<p class="banner banner--notice">
      ${icon("megaphone")}<span><span class="unseen">${t("The facilitator says:")} </span>${words}</span>
      <button type="button" class="banner__open" @click=${this.#close}>${t("Put away")}</button>
    </p>`;
  }

  #close = () => {
    const { id, stage } = this.#desk.board;
    keep(AWAY, `${id} ${stage.notice}`);
    this.draw();
    document.getElementById("desk")?.focus({ preventScroll: true });
  };
}
