/** The right panel beside the canvas: the question, then the list of notes and finding in it. */

import { guard, html, nothing, render } from "../../vendor/lit/lit.js";
import { openSheet } from "../sheets/index.js";
import { each } from "../ui/each.js";
import { keepingFocus } from "../ui/focus.js";
import { icon } from "../ui/icon.js";
import { stateIcon, stateWords } from "../ui/states.js";
import { t, tn } from "../ui/words.js";
import { present } from "./people.js";
import { question } from "./question.js";

const MOST = 100;

export class Side {
  #desk;
  #place;
  #more = false;
  /** The hit that was last brought into sight. */
  #at = "";

  /** @param {any} desk @param {HTMLElement} place */
  constructor(desk, place) {
    this.#desk = desk;
    this.#place = place;
  }

  draw() {
    keepingFocus(this.#place, () => this.#draw());
  }

  #draw() {
    const { reading, allowed, board, finding, find } = this.#desk;
    const all = reading.sections.flatMap((/** @type {any} */ { things }) => things);
    const notes = all.filter((/** @type {any} */ { kind }) => kind === "note").length;
    const found = finding.on ? finding.hits.map((/** @type {string} */ id) => board.get(id)) : all;
    const rows = this.#more ? found : found.slice(0, Math.max(MOST, finding.place));
    render(
      html`<div class="panel__head">
          ${question(this.#desk)} ${this.#desk.room?.signals.row()}
          ${allowed.facilitates
            ? html`<button type="button" class="button panel__step" @click=${() => openSheet("step", this.#desk)}>
                ${icon("sliders-horizontal")}${board.stage.question ? t("Change this step") : t("Ask a question")}
              </button>`
            : nothing}
          <h2 class="panel__title">${t("Notes ({n})", { n: notes })}</h2>
          ${find.field()}
        </div>
        <ul class="rows" aria-label=${t("Notes")}>
          ${each(rows, (thing) => this.#row(thing))}
          ${found.length > rows.length
            ? html`<li class="rows__more">
                <button type="button" class="button button--quiet" @click=${this.#all}>${t("Show {n} more", { n: found.length - rows.length })}</button>
              </li>`
            : nothing}
          ${all.length ? nothing : html`<li class="rows__none muted">${t("No notes yet. Double-click on the board to write the first.")}</li>`}
        </ul>
        ${this.#writers()}`,
      this.#place,
    );
    if (finding.at !== this.#at) this.#place.querySelector("[data-found]")?.scrollIntoView({ block: "nearest" });
    this.#at = finding.at;
  }

  #all = () => {
    this.#more = true;
    this.draw();
  };

  /** @param {any} thing */
  #words(thing) {
    return this.#desk.kinds[thing.kind].words(thing) ?? "";
  }

  /** @param {any} thing */
  #row(thing) {
    const { board, clusters, selection, finding } = this.#desk;
    const state = board.stateOf(thing.id);
    const count = thing.kind === "cluster" ? clusters.allNotes(thing.id).length : 0;
    const chosen = selection.has(thing.id);
    const depth = clusters.around(thing).length;
    return html`<li class="rows__one rows__one--in-${depth}" data-row=${thing.id} ?data-found=${finding.at === thing.id}>
      ${guard(
        [thing, state, chosen, count],
        () => html`<button type="button" class="row" aria-current=${chosen ? "true" : nothing} @click=${() => this.#go(thing.id)}>
          ${thing.kind === "note" ? html`<span class="swatch swatch--${thing.color}"></span>` : icon(this.#desk.kinds[thing.kind].icon, "row__kind")}
          <span class="row__words ${thing.kind === "cluster" ? "row__words--group" : ""}">${this.#words(thing) || t("Empty note")}</span>
          ${thing.kind === "cluster" ? html`<span class="row__state">${tn("{n} note", "{n} notes", count)}</span>` : nothing}
          ${state === "saved" ? nothing : html`<span class="row__state row__state--${state}">${icon(stateIcon(state), "icon--small")}${stateWords(state)}</span>`}
        </button>`,
      )}
    </li>`;
  }

  /** @param {string} id */
  #go(id) {
    this.#desk.selection.set([id]);
    this.#desk.surface.focus(id);
  }

  #writers() {
    const writers = present(this.#desk.board).filter(({ editing, me }) => editing && !me);
    if (!writers.length) return nothing;
    const [first] = writers;
    const words =
      writers.length === 1
        ? t("{name} is writing", { name: first.name })
        : t("{name} and {others} more are writing", { name: first.name, others: writers.length - 1 });
    return html`<p class="panel__foot">
      <span class="faces">${writers.slice(0, 3).map(({ initial }) => html`<span class="initial">${initial}</span>`)}</span>${words}
    </p>`;
  }
}
