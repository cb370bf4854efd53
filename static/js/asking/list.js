/** The list of what people vote on, as a facilitator puts it together: from the board, or line by line. */

import { html, nothing, repeat } from "../../vendor/lit/lit.js";
import { icon } from "../ui/icon.js";
import { openMenu } from "../ui/menu.js";
import { t, tn } from "../ui/words.js";
import { LONGEST, MOST, alike, optionsIn, optionsOf, sources } from "./options.js";

/** @typedef {import("./options.js").Option} Option */

/** @param {any} desk @param {import("./draft.js").Draft} draft @param {() => void} draw */
export function list(desk, draft, draw) {
  const { options, way } = draft;
  const pairs = way.one ? [] : alike(options, draft.likely);
  const remove = (/** @type {number} */ at) => () => {
    draft.remove(at);
    draw();
    focusAfter(Math.min(at, draft.options.length - 1));
  };
  return html`<fieldset class="field">
    <legend class="field__label">${t("What people vote on ({n})", { n: options.length })}</legend>
    <ol class="asking__list">
      ${repeat(
        options,
        (/** @type {Option} */ { id }) => id,
        (/** @type {Option} */ option, /** @type {number} */ at) => html`<li class="asking__option">
          <span class="asking__words">${mark(desk, option)}<span>${option.text}</span></span>
          ${way.costs ? cost(option, draw) : nothing}
          <button type="button" id="option-${at}" class="button button--quiet button--icon" aria-label=${t("Leave out “{text}”", { text: short(option) })} @click=${remove(at)}>
            ${icon("x")}
          </button>
        </li>`,
      )}
    </ol>
    ${pairs.slice(0, 3).map(
      ([one, other]) => html`<p class="asking__alike" role="status">
        ${icon("circle-help")}<span>${t("Are these the same? “{one}” and “{other}”. Votes for one thing would be split in two.", { one: short(options[one]), other: short(options[other]) })}</span>
        <button type="button" class="button" @click=${remove(other)}>${t("Leave the second out")}</button>
      </p>`,
    )}
    ${draft.room > 0 ? adding(desk, draft, draw) : nothing}
    ${options.length >= MOST ? html`<p class="field__hint" role="status">${t("A vote has room for {most} options.", { most: MOST })}</p>` : nothing}
  </fieldset>`;
}

/** What stands in the field is meant as options too, whether or not it was added. @param {import("./draft.js").Draft} draft @returns {HTMLTextAreaElement | null} the field, empty; null when there is room for no more */
export function takeWritten(draft) {
  const field = /** @type {HTMLTextAreaElement | null} */ (document.getElementById("new-option"));
  if (field) {
    draft.add(optionsIn(field.value));
    field.value = "";
  }
  return field;
}

/** @param {any} desk @param {import("./draft.js").Draft} draft @param {() => void} draw */
function adding(desk, draft, draw) {
  const take = () => {
    const field = takeWritten(draft);
    draw();
    field?.focus();
  };
  const key = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    take();
  };
  const from = (/** @type {Event} */ event) => {
    const items = sources(desk).map(({ words, ids }) => ({
      words,
      detail: tn("{n} thing", "{n} things", ids.length),
      act: () => {
        draft.add(optionsOf(desk, ids));
        draw();
      },
    }));
    openMenu(/** @type {Element} */ (event.currentTarget), items, t("From the board"));
  };
  return html`<div class="asking__new">
    <label class="field">
      <span class="unseen">${t("One more option")}</span>
      <textarea id="new-option" rows="1" maxlength=${LONGEST * 4} placeholder=${t("Write or paste options")} @keydown=${key}></textarea>
    </label>
    <button type="button" class="button" @click=${take}>${icon("plus")}${t("Add")}</button>
    ${sources(desk).length ? html`<button type="button" class="button" aria-haspopup="menu" @click=${from}>${icon("sticky-note")}${t("From the board…")}</button>` : nothing}
  </div>`;
}

/** @param {Option} option @param {() => void} draw */
function cost(option, draw) {
  const write = (/** @type {Event} */ event) => {
    const { value } = /** @type {HTMLInputElement} */ (event.target);
    option.cost = value === "" ? null : Number(value);
    draw();
  };
  return html`<label class="field asking__cost">
    <span class="unseen">${t("What “{text}” costs", { text: short(option) })}</span>
    <input type="number" inputmode="numeric" min="1" max="1000000000000" step="1" required placeholder=${t("Cost")} .value=${option.cost ? String(option.cost) : ""} @input=${write} />
  </label>`;
}

/** The colour or the sort of what stands behind an option. @param {any} desk @param {Option} option */
function mark({ board, kinds }, { note }) {
  const record = note && board.get(note);
  if (!record) return nothing;
  return record.kind === "note" ? html`<span class="swatch swatch--${record.color}"></span>` : icon(kinds[record.kind]?.icon ?? "dot");
}

/** @param {Option} option */
function short({ text }) {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** The next one to leave out, or where one writes. @param {number} at */
function focusAfter(at) {
  (document.getElementById(`option-${at}`) ?? document.getElementById("new-option"))?.focus();
}
