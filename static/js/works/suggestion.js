/** One suggested group: its letter, the words that its notes share, the notes, and what to do with it. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { icon } from "../ui/icon.js";
import { t, tn } from "../ui/words.js";
import { go } from "./going.js";

const LONGEST_TITLE = 200;

/**
 * @typedef {object} Doing
 * @property {boolean} open
 * @property {string} title that was typed
 * @property {() => void} look
 * @property {(title: string) => void} write
 * @property {() => void} accept
 * @property {() => void} dismiss
 */

/** @param {any} desk @param {{letter: string, ids: string[], words: string}} group @param {Doing} doing */
export function suggestion(desk, { letter, ids, words }, doing) {
  const name = words || t("“{text}” and others", { text: desk.board.get(ids[0])?.text.slice(0, 60) });
  return html`<li class="suggestion" ?data-open=${doing.open}>
    <button type="button" class="suggestion__head" aria-expanded=${String(doing.open)} @click=${doing.look}>
      <span class="letter">${letter}</span><span class="suggestion__words">${name}</span>
      <span class="small muted">${tn("{n} note", "{n} notes", ids.length)}</span>
    </button>
    ${doing.open ? inside(desk, ids, words, doing) : nothing}
    <div class="suggestion__deeds">
      <button type="button" class="button suggestion__accept" aria-label=${t("Accept group {letter}: {words}", { letter, words: name })} @click=${doing.accept}>${icon("check")}${t("Accept")}</button>
      <button type="button" class="button button--quiet" aria-label=${t("Dismiss group {letter}: {words}", { letter, words: name })} @click=${doing.dismiss}>${icon("x")}${t("Dismiss")}</button>
    </div>
  </li>`;
}

/** @param {any} desk @param {string[]} ids @param {string} words @param {Doing} doing */
function inside(desk, ids, words, { title, write, accept }) {
  const typed = (/** @type {Event} */ { target }) => write(/** @type {HTMLInputElement} */ (target).value);
  const enter = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    accept();
  };
  return html`<ul class="suggestion__notes">
      ${ids.map((id) => html`<li><button type="button" class="proposed__note" lang=${desk.board.get(id)?.lang ?? nothing} @click=${() => go(desk, [id])}>${desk.board.get(id)?.text}</button></li>`)}
    </ul>
    <label class="field suggestion__name">
      <span class="field__label">${t("A name, if you have one already")}</span>
      <input maxlength=${LONGEST_TITLE} autocomplete="off" placeholder=${words} .value=${title} @input=${typed} @keydown=${enter} />
    </label>`;
}
