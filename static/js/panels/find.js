/** Finding a note: one field, in the panel, in the list or on a bar of its own; Enter jumps from hit to hit. */

import { html, nothing, render } from "../../vendor/lit/lit.js";
import { icon } from "../ui/icon.js";
import { t, tn } from "../ui/words.js";

export class Find {
  #desk;
  #bar;
  /** Where the focus was before. @type {Element | null} */
  #before = null;

  /** @param {any} desk @param {HTMLElement} bar for where there is no panel */
  constructor(desk, bar) {
    this.#desk = desk;
    this.#bar = bar;
    document.addEventListener("keydown", (event) => this.#hear(event));
  }

  /** The field gets the focus, wherever it is now. */
  open() {
    const { shown } = this.#desk;
    const focused = document.activeElement;
    if (!focused?.closest(".find")) this.#before = focused?.closest(".thing") ?? focused;
    const panel = /** @type {HTMLElement | null} */ (document.querySelector(shown.list ? "#list .find__field" : "#panel .find__field"));
    this.#bar.hidden = Boolean(panel?.checkVisibility());
    this.draw();
    const field = /** @type {HTMLInputElement | null} */ (this.#bar.hidden ? panel : this.#bar.querySelector(".find__field"));
    field?.focus();
    field?.select();
  }

  /** Nothing is looked for any more, and the focus is where it was. */
  leave() {
    const { finding, surface, shown } = this.#desk;
    finding.want("");
    this.#bar.hidden = true;
    const before = /** @type {HTMLElement | null} */ (this.#before);
    this.#before = null;
    const id = before?.dataset.id;
    if (id && !shown.list) surface.focus(id);
    else if (before?.checkVisibility() && before !== document.body) before.focus();
    else if (!shown.list) surface.root.focus({ preventScroll: true });
    else /** @type {HTMLElement | null} */ (document.activeElement)?.blur();
  }

  /** The bar goes when the list comes. */
  draw() {
    if (this.#desk.shown.list) this.#bar.hidden = true;
    const close = html`<button type="button" class="find__step" aria-label=${t("Close")} @click=${() => this.leave()}>${icon("x")}</button>`;
    render(this.#bar.hidden ? nothing : html`${this.field()}${close}`, this.#bar);
  }

  field() {
    const { finding } = this.#desk;
    return html`<div class="find" role="search">
      <label class="find__box">
        ${icon("search")}<span class="unseen">${t("Find in the notes")}</span>
        <input
          class="find__field"
          type="search"
          enterkeyhint="search"
          placeholder=${t("Find")}
          .value=${finding.wanted}
          @input=${(/** @type {any} */ { target }) => finding.want(target.value)}
          @keydown=${this.#key}
        />
      </label>
      <div class="find__way">
        <p class="find__count" role="status">${this.#count()}</p>
        ${finding.on && finding.hits.length ? this.#steps() : nothing}
      </div>
    </div>`;
  }

  #steps() {
    return html`<button type="button" class="find__step" aria-label=${t("The one before")} @click=${() => this.#jump(-1)}>${icon("chevron-left")}</button>
      <button type="button" class="find__step" aria-label=${t("The next one")} @click=${() => this.#jump(1)}>${icon("chevron-right")}</button>`;
  }

  #count() {
    const { finding, board, kinds } = this.#desk;
    const { on, hits, place, at } = finding;
    if (!on) return "";
    if (!hits.length) return t("Nothing found. Try another word.");
    if (!place) return tn("{n} found", "{n} found", hits.length);
    const record = board.get(at);
    return html`${t("{n} of {all}", { n: place, all: hits.length })}<span class="unseen">: ${record && kinds[record.kind].words(record)}</span>`;
  }

  /** @param {number} by */
  #jump(by) {
    const { finding, shown, outline, surface } = this.#desk;
    const id = finding.step(by);
    if (!id) return;
    if (shown.list) outline.bring(id);
    else surface.bring(id);
  }

  /** To the hit itself, and with the focus. */
  #take() {
    const { finding, shown, outline, surface, selection } = this.#desk;
    const id = finding.at || finding.step(1);
    if (!id) return;
    this.#before = null;
    this.#bar.hidden = true;
    if (shown.list) return outline.reveal(id);
    selection.set([id]);
    surface.focus(id);
  }

  #key = (/** @type {KeyboardEvent} */ event) => {
    if (event.isComposing || !["Enter", "Escape"].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") this.leave();
    else if (event.ctrlKey || event.metaKey) this.#take();
    else this.#jump(event.shiftKey ? -1 : 1);
  };

  /** Ctrl+F is ours, for the browser only finds what is in sight; pressed again in the field it is the browser's. @param {KeyboardEvent} event */
  #hear(event) {
    const found = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "f";
    if (!found || /** @type {Element} */ (event.target).closest("dialog, .find")) return;
    event.preventDefault();
    this.open();
  }
}
