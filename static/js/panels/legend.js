/** What the signs on causal links mean, over the canvas while there are such links. */

import { html, nothing, render } from "../../vendor/lit/lit.js";
import { once } from "../ui/drawing.js";
import { icon } from "../ui/icon.js";
import { t } from "../ui/words.js";

export class Legend {
  #board;
  #place = document.createElement("div");

  /** @param {any} desk @param {HTMLElement} before what it lies beneath */
  constructor({ board }, before) {
    this.#board = board;
    this.#place.className = "legend";
    before.before(this.#place);
    const draw = once(() => this.draw());
    board.listen(draw);
    addEventListener("worn", draw);
  }

  draw() {
    const causal = [...this.#board.of("link")].filter(({ sort }) => sort === "causal");
    const late = causal.some(({ delay }) => delay);
    this.#place.hidden = !causal.length;
    render(
      html`${sign("plus", t("up and down together"))}${sign("minus", t("one up, the other down"))}${late
        ? html`<span class="legend__one"><span class="legend__late" aria-hidden="true">||</span>${t("with delay")}</span>`
        : nothing}`,
      this.#place,
    );
  }
}

/** @param {string} picture @param {string} words */
function sign(picture, words) {
  return html`<span class="legend__one"><span class="legend__sign">${icon(picture)}</span>${words}</span>`;
}
