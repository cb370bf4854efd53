/** What the facilitator wants all to look at keeps its colour, the rest fades; the card with the question says it, also to who reads the list. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { icon } from "../ui/icon.js";
import { t } from "../ui/words.js";
import { go } from "../works/going.js";

const NAMED = 3;
const LONGEST = 60;

export class Spotlight {
  #desk;

  /** @param {any} desk */
  constructor(desk) {
    this.#desk = desk;
    desk.surface.listen((/** @type {boolean} */ onlyView) => onlyView || this.lay());
  }

  /** What of it is on this board. @returns {string[]} */
  get ids() {
    const { board } = this.#desk;
    return (board.stage.spotlight ?? []).filter((/** @type {string} */ id) => board.get(id));
  }

  lay() {
    const { surface } = this.#desk;
    const wanted = new Set(this.ids.flatMap((id) => this.#with(id)).map((id) => surface.element(id)).filter(Boolean));
    const root = surface.root;
    for (const old of root.querySelectorAll("[data-lit]")) if (!wanted.has(old)) old.removeAttribute("data-lit");
    for (const element of wanted) element.setAttribute("data-lit", "");
    root.toggleAttribute("data-spotlight", this.ids.length > 0);
  }

  /** In words, for the card with the question. */
  fact() {
    const ids = this.ids;
    if (!ids.length) return nothing;
    const names = ids.slice(0, NAMED).map((id) => `“${this.#words(id)}”`).join(", ");
    const rest = ids.length - NAMED;
    const words = rest > 0 ? t("In the spotlight: {names} and {n} more.", { names, n: rest }) : t("In the spotlight: {names}.", { names });
    return html`<p class="question__fact small">
      ${icon("crosshair", "icon--small")}<span>${words} <button type="button" class="deed" @click=${() => go(this.#desk, ids)}>${t("Show")}</button></span>
    </p>`;
  }

  /** A group is lit with its notes. @param {string} id @returns {string[]} */
  #with(id) {
    const { board, clusters } = this.#desk;
    return board.get(id)?.kind === "cluster" ? [id, ...clusters.allNotes(id).map((/** @type {any} */ note) => note.id)] : [id];
  }

  /** @param {string} id */
  #words(id) {
    const { board, kinds } = this.#desk;
    const record = board.get(id);
    const words = kinds[record.kind]?.words(record) || kinds[record.kind]?.title() || "";
    return words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
  }
}
