/** Giving the moment at which a story stands a name, by which everybody of the board finds it among the versions. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { ask } from "../conduct/ask.js";
import { icon } from "../ui/icon.js";
import { t } from "../ui/words.js";

export class Naming {
  #board;
  #seq;
  #redraw;
  #said = "";
  #problem = "";

  /** @param {string} board @param {() => number} seq of the entry after which the story stands @param {() => void} redraw */
  constructor(board, seq, redraw) {
    this.#board = board;
    this.#seq = seq;
    this.#redraw = redraw;
  }

  draw() {
    return html`<details class="replay__name">
      <summary>${icon("flag", "icon--small")}${t("Name this moment")}</summary>
      <form @submit=${this.#send}>
        <label class="field"><span class="field__label">${t("Its name")}</span><input name="title" maxlength="120" autocomplete="off" required aria-describedby="naming" /></label>
        ${this.#problem ? html`<p class="field__error" id="naming" role="alert">${this.#problem}</p>` : nothing}
        <button class="button">${t("Keep the name")}</button>
        <p class="small" role="status">${this.#said}</p>
      </form>
    </details>`;
  }

  #send = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const field = /** @type {HTMLInputElement} */ (/** @type {HTMLFormElement} */ (event.target).elements.namedItem("title"));
    const title = field.value;
    const { ok, text } = await ask(`/api/v1/boards/${this.#board}/versions`, { method: "POST", body: { seq: this.#seq(), title } });
    this.#problem = ok ? "" : text;
    this.#said = ok ? t("“{title}” stands among the versions now.", { title }) : "";
    if (ok) field.value = "";
    this.#redraw();
  };
}
