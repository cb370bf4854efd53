/** One loop of the list: read as sentences, named and judged by people. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { icon } from "../ui/icon.js";
import { remarkIcon, talkWords } from "../ui/marks.js";
import { language, t } from "../ui/words.js";
import { countOf, judgeLoop, nameLoop, saidOf, SENSES, senseName } from "./loop.js";
import { meaning, sentences } from "./sentences.js";

const MOST = 80;

/** @typedef {import("./loops.js").Marked} Marked */

export class OneLoop {
  #desk;
  #redraw;
  #see;
  #naming = false;
  #speaking = false;

  /** @param {any} desk @param {() => void} redraw @param {() => void} see opens the canvas, where the loop stands out */
  constructor(desk, redraw, see) {
    this.#desk = desk;
    this.#redraw = redraw;
    this.#see = see;
  }

  /** Nothing is read or written any longer. */
  stop() {
    this.#naming = false;
    if (this.#speaking) speechSynthesis.cancel();
    this.#speaking = false;
  }

  /** @param {Marked} loop @param {boolean} open @param {() => void} turn */
  draw(loop, open, turn) {
    return html`<li class="loop" ?data-open=${open}>
      <h4 class="loop__head">
        <button type="button" class="loop__turn" aria-expanded=${String(open)} @click=${turn}>
          <span class="loop__mark loop__mark--${loop.sort}">${loop.mark}</span>
          <span class="loop__title">
            <span class=${loop.name ? "loop__name" : "loop__name muted"}>${loop.name || t("No name yet")}</span>
            ${open ? nothing : html`<span class="loop__factors small muted">${loop.ids.map((id) => this.#words(id)).join(" → ")}</span>`}
          </span>
          ${loop.delayed ? html`<span class="loop__delay" role="img" aria-label=${t("With delay")}>${icon("clock", "icon--small")}</span>` : nothing}
          ${icon(open ? "chevron-down" : "chevron-right")}
        </button>
      </h4>
      ${open ? this.#body(loop) : nothing}
    </li>`;
  }

  /** @param {Marked} loop */
  #body(loop) {
    const said = this.#sentences(loop);
    return html`<div class="loop__body">
      <ol class="loop__says">
        ${said.map(({ cause, effect }) => html`<li>${cause}<strong>${effect}</strong></li>`)}
      </ol>
      <p class="small muted">${meaning(loop.sort)}</p>
      <div class="loop__deeds">
        ${this.#desk.shown.list
          ? html`<button type="button" class="button button--quiet" @click=${this.#see}>${icon("crosshair")}${t("See it on the board")}</button>`
          : nothing}
        ${"speechSynthesis" in globalThis
          ? html`<button type="button" class="button button--quiet" aria-pressed=${String(this.#speaking)} @click=${() => this.#speak(loop)}>
              ${icon(this.#speaking ? "x" : "volume-2")}${this.#speaking ? t("Stop reading") : t("Read aloud")}
            </button>`
          : nothing}
        ${this.#talk(loop)}
        ${this.#desk.allowed.may("link") && !this.#naming
          ? html`<button type="button" class="button button--quiet" @click=${this.#beginNaming}>${icon("pencil")}${loop.name ? t("Rename") : t("Give it a name")}</button>`
          : nothing}
      </div>
      ${this.#naming ? this.#form(loop) : nothing} ${this.#question(loop)}
    </div>`;
  }

  /** @param {Marked} loop */
  #talk({ ids }) {
    const { allowed, commands, hanging } = this.#desk;
    const talk = hanging.talkAround(ids);
    if (!talk.all && !allowed.may("comment")) return nothing;
    return html`<button type="button" class="button button--quiet" @click=${() => commands.talk({ on: ids[0], loop: ids })}>
      ${icon(talk.open ? remarkIcon(talk.sort) : talk.all ? "circle-check" : "message-square")}${talk.all ? talkWords(talk) : t("Comment")}
    </button>`;
  }

  /** @param {Marked} loop */
  #question({ ids }) {
    const { board, allowed } = this.#desk;
    const record = saidOf(board, ids);
    const one = (/** @type {string} */ sense) => {
      const count = countOf(record, sense);
      const mine = record?.sense?.[board.person] === sense;
      return html`<button type="button" class="button loop__sense" aria-pressed=${String(mine)} ?disabled=${!allowed.may("link")} @click=${() => judgeLoop(board, ids, sense)}>
        ${mine ? icon("check", "icon--small") : nothing}${senseName(sense)}${count ? html`<span class="loop__count">${count}</span>` : nothing}
      </button>`;
    };
    return html`<div role="group" aria-label=${t("Does this loop make sense?")}>
      <p class="loop__question" aria-hidden="true">${t("Does this loop make sense?")}</p>
      <div class="loop__senses">${SENSES.map(one)}</div>
    </div>`;
  }

  /** @param {Marked} loop */
  #form(loop) {
    const save = (/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      const title = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("title")).trim();
      if (title !== loop.name) nameLoop(this.#desk.board, loop.ids, title);
      this.#endNaming();
    };
    const leave = (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      this.#endNaming();
    };
    return html`<form class="loop__form field" @submit=${save} @keydown=${leave}>
      <label class="field__label" for="loop-title">${t("Name of the loop")}</label>
      <input id="loop-title" name="title" maxlength=${MOST} autocomplete="off" .value=${loop.name} placeholder=${t("For example: Bus spiral")}>
      <div class="loop__deeds">
        <button type="submit" class="button button--primary">${t("Save")}</button>
        <button type="button" class="button" @click=${this.#endNaming}>${t("Cancel")}</button>
      </div>
    </form>`;
  }

  #beginNaming = () => {
    this.#naming = true;
    this.#redraw();
    document.getElementById("loop-title")?.focus();
  };

  /** The focus goes back to the loop. */
  #endNaming = () => {
    this.#naming = false;
    this.#redraw();
    /** @type {HTMLElement | null} */ (document.querySelector(".loop[data-open] .loop__turn"))?.focus();
  };

  /** @param {Marked} loop */
  #speak(loop) {
    if (this.#speaking) {
      this.stop();
      return this.#redraw();
    }
    const text = this.#sentences(loop).map(({ cause, effect }) => cause + effect);
    const speech = new SpeechSynthesisUtterance([...text, meaning(loop.sort)].join(" "));
    speech.lang = language;
    speech.onend = speech.onerror = () => {
      this.#speaking = false;
      this.#redraw();
    };
    this.#speaking = true;
    speechSynthesis.cancel();
    speechSynthesis.speak(speech);
    this.#redraw();
  }

  /** @param {Marked} loop */
  #sentences({ ids, links }) {
    const { board } = this.#desk;
    return sentences(links.map((link, at) => ({ way: board.get(link), from: this.#words(ids[at]), to: this.#words(ids[(at + 1) % ids.length]) })));
  }

  /** @param {string} id */
  #words(id) {
    const { board, kinds } = this.#desk;
    const factor = board.get(id);
    return kinds[factor?.kind]?.words(factor) || t("Empty note");
  }
}
