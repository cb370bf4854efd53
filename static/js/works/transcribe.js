/** Typing what stands on paper, or what somebody says who has no device: one line, one note, and nothing but keys. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { newId } from "../model/id.js";
import { COLORS, colorName } from "../ui/colors.js";
import { icon } from "../ui/icon.js";
import { kept, keep } from "../ui/kept.js";
import { t, tn } from "../ui/words.js";
import { go } from "./going.js";
import { paperCode } from "./paper.js";

const SHOWN = 8;
const KEPT = "transcribing";
const PAUSE = 60_000;

/** @typedef {{id: string, text: string, code: string}} Line */

class Transcribe {
  #desk;
  #redraw;
  /** @type {Line[]} the last one first */
  #lines = [];
  #count = 0;
  #since = 0;
  #wrong = "";
  #proxy;
  #color;
  #near = { x: 0, y: 0 };

  /** @param {any} desk @param {() => void} redraw */
  constructor(desk, redraw) {
    this.#desk = desk;
    this.#redraw = redraw;
    const { proxy = "", color = "sand" } = JSON.parse(kept(KEPT, "{}"));
    this.#proxy = proxy;
    this.#color = COLORS.includes(color) ? color : "sand";
    this.#near = { x: desk.view.middle.x - 96, y: desk.view.middle.y - 60 };
  }

  title() {
    return t("Type from paper");
  }

  draw() {
    if (!this.#desk.allowed.may("note")) return html`<p class="muted">${this.#desk.allowed.reason || t("Notes are not part of this step. Wait for the facilitator.")}</p>`;
    return html`<form class="transcribe" @submit=${this.#submit}>
        <label class="field">
          <span class="field__label">${t("One line, one note")}</span>
          <input name="text" class="transcribe__text" maxlength="2000" autocomplete="off" autofocus enterkeyhint="send" aria-describedby="transcribe-hint" @keydown=${this.#key} />
          <span class="field__hint" id="transcribe-hint">${t("Enter sends it. Begin with the code of the slip and a space where there is one. The up arrow takes the last line back to mend it.")}</span>
        </label>
        ${this.#wrong ? html`<p class="field__error" role="alert">${icon("circle-alert")}${this.#wrong}</p>` : nothing}
        <label class="field">
          <span class="field__label">${t("Typed for")}</span>
          <input name="proxy" maxlength="80" autocomplete="off" .value=${this.#proxy} placeholder=${t("a first name, a table, “on paper”")} @change=${this.#keep} />
          <span class="field__hint">${t("Stands on each note, so that nobody takes it for yours.")}</span>
        </label>
        <label class="field">
          <span class="field__label">${t("Colour")}</span>
          <select name="color" @change=${this.#keep}>
            ${COLORS.map((color) => html`<option value=${color} .selected=${color === this.#color}>${colorName(color)}</option>`)}
          </select>
        </label>
        <button class="button button--primary">${t("Send the note")}</button>
      </form>
      ${this.#count ? this.#sent() : nothing}`;
  }

  #sent() {
    const minutes = Math.max(1, Math.round((Date.now() - this.#since) / PAUSE));
    return html`<section>
      <h3 class="works__title" role="status">${tn("{n} note typed", "{n} notes typed", this.#count)}<span class="muted small"> ${tn("in {n} minute", "in {n} minutes", minutes)}</span></h3>
      <ul class="transcribed">
        ${this.#lines.map(
          (line) => html`<li class="transcribed__one">
            <span>${line.code ? html`<b>${line.code}</b> ` : nothing}${this.#desk.board.get(line.id)?.text ?? line.text}</span>
            <button type="button" class="button button--quiet" aria-label=${t("Show: {question}", { question: line.text })} @click=${() => go(this.#desk, [line.id])}>${t("Show")}</button>
          </li>`,
        )}
      </ul>
    </section>`;
  }

  #submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const field = /** @type {HTMLInputElement} */ (/** @type {HTMLFormElement} */ (event.target).elements.namedItem("text"));
    const { code, text } = paperCode(field.value);
    this.#wrong = text ? "" : t("There are no words in this line; type what stands on the paper.");
    if (text) {
      this.#send(code, text);
      field.value = "";
    }
    field.focus();
    this.#redraw();
  };

  /** @param {string} code @param {string} text */
  #send(code, text) {
    const { board, deeds } = this.#desk;
    const id = newId();
    const { x, y } = deeds.place(this.#near);
    this.#near = { x, y };
    deeds.add("note", { x, y, text, color: this.#color, proxy: this.#proxy || t("paper"), ...(code && { paper: code }) }, id);
    if (!this.#count) this.#since = Date.now();
    this.#count += 1;
    this.#lines = [{ id, text: board.get(id)?.text ?? text, code }, ...this.#lines].slice(0, SHOWN);
  }

  /** The last line comes back into the field, to be mended, and leaves the board. */
  #key = (/** @type {KeyboardEvent} */ event) => {
    const field = /** @type {HTMLInputElement} */ (event.target);
    if (event.key !== "ArrowUp" || field.value || !this.#lines.length) return;
    event.preventDefault();
    const [last, ...others] = this.#lines;
    const { board, deeds } = this.#desk;
    if (board.get(last.id)) deeds.drop([last.id]);
    this.#lines = others;
    this.#count -= 1;
    field.value = [last.code, last.text].filter(Boolean).join(" ");
    this.#redraw();
  };

  #keep = (/** @type {Event} */ event) => {
    const form = /** @type {HTMLFormElement} */ (/** @type {HTMLElement} */ (event.target).closest("form"));
    const given = new FormData(form);
    this.#proxy = String(given.get("proxy")).trim();
    this.#color = String(given.get("color"));
    keep(KEPT, JSON.stringify({ proxy: this.#proxy, color: this.#color }));
  };

}

export { Transcribe as default };
