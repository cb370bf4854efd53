/** The small questions alone, for boards that hold a tree or the frame of a method and no causal map. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { t } from "../ui/words.js";
import { Asked } from "./asked.js";
import { away, drawHints } from "./hints.js";

const KINDS = new Set(["link", "note", "frame"]);

class Questions {
  #desk;
  #asked;

  /** @param {any} desk @param {() => void} redraw */
  constructor(desk, redraw) {
    this.#desk = desk;
    this.#asked = new Asked(desk.board, { wanted: () => ({ hints: {} }), concerns: ({ kind }) => KINDS.has(kind), heard: redraw });
  }

  title() {
    return t("Questions");
  }

  stop() {
    this.#asked.stop();
  }

  draw() {
    const { hints } = this.#asked.answers;
    const list = hints ? drawHints(this.#desk, hints.hints) : nothing;
    return html`${this.#asked.away ? away() : nothing}
      <p class="small muted">${t("They come from what is on the board. You know better: talk about those that help.")}</p>
      ${hints && list === nothing ? html`<p class="muted">${t("There is nothing to ask right now.")}</p>` : list}`;
  }
}

export { Questions as default };
