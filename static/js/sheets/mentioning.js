/** Mentioning people in a comment: an @ offers their names, and whose name stands in the text after one is mentioned. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { ask } from "../conduct/ask.js";
import { each } from "../ui/each.js";
import { mentionedIn } from "../space/threads.js";
import { t } from "../ui/words.js";

const MOST = 6;
/** The @ that is being typed, after a space or at the beginning. */
const BEGUN = /(?:^|[\s(])@([^\s@][^@\n]{0,30}|)$/u;

/** @typedef {import("../space/threads.js").Someone} Someone */

export class Mentioning {
  #desk;
  #redraw;
  /** @type {Someone[] | null} */
  #people = null;
  /** @type {Someone[]} */
  #found = [];
  #at = 0;
  /** @type {HTMLTextAreaElement | null} */
  #field = null;

  /** @param {any} desk @param {() => void} redraw */
  constructor(desk, redraw) {
    this.#desk = desk;
    this.#redraw = redraw;
  }

  /** Whether it is known who can be mentioned. */
  get known() {
    return this.#people !== null;
  }

  /** @param {HTMLTextAreaElement} field */
  async typed(field) {
    this.#field = field;
    if (field.value.includes("@") && !this.#people) await this.#ask();
    this.#look();
  }

  /** Whether a key was for the list. @param {KeyboardEvent} event */
  key(event) {
    if (!this.#found.length || event.isComposing) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.#at = (this.#at + step + this.#found.length) % this.#found.length;
    else if (event.key === "Enter" || event.key === "Tab") this.#take(this.#found[this.#at]);
    else if (event.key === "Escape") this.#found = [];
    else return false;
    event.preventDefault();
    event.stopPropagation();
    this.#redraw();
    return true;
  }

  draw() {
    if (!this.#found.length) return nothing;
    return html`<ul class="mention" role="listbox" aria-label=${t("People to mention")}>
        ${each(this.#found, (someone) => {
          const now = someone === this.#found[this.#at];
          return html`<li role="option" aria-selected=${String(now)} class="mention__one ${now ? "mention__one--now" : ""}" @pointerdown=${(/** @type {Event} */ event) => event.preventDefault()} @click=${() => this.#pick(someone)}>
            <span class="initial" aria-hidden="true">${[...someone.name][0]?.toUpperCase()}</span>${someone.name}
          </li>`;
        })}
      </ul>
      <p class="unseen" role="status">${t("{name}: Enter mentions them, arrows choose another.", { name: this.#found[this.#at].name })}</p>`;
  }

  /** Who is mentioned in a text: the longest names are looked for first. @param {string} text @returns {string[]} */
  in(text) {
    return mentionedIn(text, this.#people ?? []);
  }

  async #ask() {
    const { board } = this.#desk;
    const { ok, told } = await ask(`/api/v1/boards/${board.id}/people`);
    const here = [...board.people].map(([id, { name }]) => ({ id, name }));
    this.#people = ok ? told.people : here;
  }

  #look() {
    const field = this.#field;
    const begun = field && BEGUN.exec(field.value.slice(0, field.selectionStart));
    const wanted = begun?.[1].toLowerCase();
    const fits = (/** @type {Someone} */ { id, name }) => id !== this.#desk.board.person && name.toLowerCase().includes(/** @type {string} */ (wanted));
    this.#found = wanted === undefined ? [] : (this.#people ?? []).filter(fits).slice(0, MOST);
    this.#at = 0;
    this.#redraw();
  }

  /** @param {Someone} someone */
  #pick(someone) {
    this.#take(someone);
    this.#redraw();
  }

  /** @param {Someone} someone */
  #take({ name }) {
    const field = /** @type {HTMLTextAreaElement} */ (this.#field);
    const end = field.selectionStart;
    const start = field.value.lastIndexOf("@", end - 1);
    field.setRangeText(`@${name} `, start, end, "end");
    this.#found = [];
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  }
}

/** The words of a comment with those in bold who are mentioned. @param {{text: string, mentions?: string[]}} comment @param {any} board */
export function withMentions({ text, mentions = [] }, board) {
  const names = mentions.map((id) => `@${board.name(id)}`).filter((name) => text.includes(name)).sort((one, other) => other.length - one.length);
  if (!names.length) return text;
  const parts = text.split(new RegExp(`(${names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})`, "u"));
  return parts.map((part) => (names.includes(part) ? html`<strong class="said__mention">${part}</strong>` : part));
}
