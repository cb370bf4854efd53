/** For a stand-in: when nobody leads the room any more, the page offers to take it over. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { icon } from "../ui/icon.js";
import { t } from "../ui/words.js";
import { ask } from "./ask.js";

const PAUSE = 10_000;

export class StandIn {
  #desk;
  #changed;
  #open = false;
  #timer = 0;

  /** @param {any} desk @param {() => void} changed */
  constructor(desk, changed) {
    this.#desk = desk;
    this.#changed = changed;
    if (!desk.page.session || desk.board.role !== "participant") return;
    desk.board.listen((/** @type {{you?: true}} */ { you }) => you && this.#begin());
    if (desk.page.session.stand_in) this.#begin();
  }

  band() {
    if (!this.#open) return nothing;
    return html`<p class="banner banner--quiet">
      ${icon("handshake")}<span>${t("No facilitator is here.")}</span>
      <button type="button" class="banner__open" @click=${this.#take}>${t("Take the room over")}</button>
    </p>`;
  }

  get #path() {
    return `/api/v1/sessions/${this.#desk.page.session.id}`;
  }

  /** Also later, when a facilitator has just chosen them. */
  #begin() {
    clearTimeout(this.#timer);
    this.#look();
  }

  async #look() {
    const { ok, told } = await ask(`${this.#path}/lead`);
    const open = ok && told.open;
    if (open !== this.#open) {
      this.#open = open;
      this.#changed();
    }
    if (!ok || told.stand_in) this.#timer = setTimeout(() => this.#look(), PAUSE);
  }

  #take = async () => {
    const { ok, text } = await ask(`${this.#path}/take-over`, { method: "POST", body: {} });
    if (ok) location.reload();
    else this.#desk.toast.show(text);
  };
}
