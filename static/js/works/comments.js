/** All that was said on the board, thread by thread: by type, open or settled, or what is for oneself. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { each } from "../ui/each.js";
import { icon } from "../ui/icon.js";
import { remarkIcon } from "../ui/marks.js";
import { aboutWords, REMARKS, remarkName } from "../ui/remarks.js";
import { t, tn } from "../ui/words.js";
import { when } from "../ui/when.js";
import { fits, threads } from "../space/threads.js";
import { go } from "./going.js";

/** @typedef {import("../space/threads.js").Thread} Thread */

export class Comments {
  #desk;
  #redraw;
  #only;

  /** @param {any} desk @param {() => void} redraw @param {{only?: string}} [given] what to show first */
  constructor(desk, redraw, { only = "open" } = {}) {
    this.#desk = desk;
    this.#redraw = redraw;
    this.#only = only;
  }

  title() {
    return t("Comments");
  }

  draw() {
    const all = threads(this.#desk);
    const shown = all.filter((thread) => fits(thread, this.#only, this.#desk.board.person));
    return html`<label class="field"
        ><span class="field__label">${t("Show")}</span
        ><select @change=${(/** @type {Event} */ event) => this.#show(/** @type {HTMLSelectElement} */ (event.target).value)}>
          ${choices().map(([name, words]) => html`<option value=${name} ?selected=${name === this.#only}>${words}</option>`)}
        </select></label
      >
      ${shown.length ? nothing : html`<p class="muted">${all.length ? t("Nothing of this kind.") : t("Nobody has commented yet. Choose a note and press Comment.")}</p>`}
      <ol class="remarks" aria-label=${t("Comments")}>
        ${each(shown, (thread) => this.#row(thread))}
      </ol>`;
  }

  /** @param {Thread} thread */
  #row({ comment, answers, number, latest }) {
    const { board, commands } = this.#desk;
    const { on, loop } = comment;
    const about = aboutWords(this.#desk, { on, loop });
    return html`<li class="remark ${comment.done ? "remark--done" : ""}" data-remark=${comment.id}>
      <p class="remark__head">
        <span class="remark__number" aria-hidden="true">${number}</span>
        <span class="remark__sort">${icon(comment.done ? "circle-check" : remarkIcon(comment.sort), "icon--small")}${remarkName(comment.sort ?? "plain")}</span>
        <span class="small muted">${comment.by === board.person ? t("You") : board.name(comment.by)}, ${when(comment.at, board.now())}</span>
      </p>
      <p class="small muted remark__about">${about ? t("on “{text}”", { text: about.slice(0, 80) }) : t("at a place on the board")}</p>
      <p class="remark__words">${comment.text}</p>
      ${answers.length
        ? html`<p class="remark__answer"><strong>${latest.by === board.person ? t("You") : board.name(latest.by)}</strong> <span>${latest.text}</span></p>
            ${answers.length > 1 ? html`<p class="small muted">${tn("{n} answer", "{n} answers", answers.length)}</p>` : nothing}`
        : nothing}
      <p class="talk__deeds">
        <button type="button" class="deed" @click=${() => commands.talk(loop ? { on, loop } : { on: on ?? comment.id })}>
          ${icon("reply")}${this.#desk.allowed.may("comment") ? t("Open and answer") : t("Open")}<span class="unseen">: ${comment.text.slice(0, 60)}</span>
        </button>
        <button type="button" class="deed" @click=${() => go(this.#desk, loop ?? [on ?? comment.id])}>${icon("crosshair")}${t("Show")}<span class="unseen">: ${comment.text.slice(0, 60)}</span></button>
      </p>
    </li>`;
  }

  /** @param {string} only */
  #show(only) {
    this.#only = only;
    this.#redraw();
  }
}

/** @returns {[string, string][]} */
function choices() {
  return [["open", t("Open ones")], ["me", t("For you: mentions and answers")], ...REMARKS.map((sort) => /** @type {[string, string]} */ ([sort, remarkName(sort)])), ["settled", t("Settled ones")], ["all", t("All types")]];
}

export { Comments as default };
