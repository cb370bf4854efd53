/** The part of a sheet about the notes that a factor or a link rests on: to go to them, add some, and take some away. */

import { html, nothing, repeat } from "../../vendor/lit/lit.js";
import { icon } from "./icon.js";
import { t, tn } from "./words.js";

/** @param {any} desk @param {string} id of the factor or the link @param {{close: () => void, again: () => void}} sheet that shows it; again: opened once more */
export function evidencePart(desk, id, { close, again }) {
  const { board, evidence, deeds, selection, allowed, sheet } = desk;
  const record = board.get(id);
  if (!record) return nothing;
  const notes = evidence.of(record);
  const may = allowed.mayChange(record);
  const chosen = selection.ids.filter((/** @type {string} */ each) => each !== id && board.get(each)?.kind === "note" && !notes.includes(each));
  const ask = () => {
    close();
    const among = (/** @type {any} */ each) => each.kind === "note" && each.id !== id && !evidence.of(board.get(id)).includes(each.id);
    const add = (/** @type {string} */ note) => {
      deeds.rest(id, { add: [note] });
      again();
    };
    sheet("choose", t("Add evidence"), add, { among });
  };
  return html`<section class="resting" aria-label=${t("Evidence")}>
    <h3 class="resting__title">${t("Evidence")}</h3>
    <p class="small muted">${notes.length ? tn("It rests on {n} note.", "It rests on {n} notes.", notes.length) : t("No notes yet. Which ones speak for it?")}</p>
    <ul class="resting__notes">
      ${repeat(notes, (/** @type {string} */ note) => note, (/** @type {string} */ note) => one(desk, record, board.get(note), may, close))}
    </ul>
    ${may
      ? html`<div class="resting__deeds">
          ${chosen.length
            ? html`<button type="button" class="button button--primary" @click=${() => deeds.rest(id, { add: chosen })}>
                ${icon("plus")}${tn("Add the chosen note", "Add the {n} chosen notes", chosen.length)}
              </button>`
            : nothing}
          <button type="button" class="button" @click=${ask}>${icon("quote")}${t("Add a note…")}</button>
        </div>`
      : nothing}
  </section>`;
}

/** @param {any} desk @param {any} record @param {any} note @param {boolean} may @param {() => void} close */
function one({ shown, surface, outline, deeds }, record, note, may, close) {
  const words = note.text || t("Empty note");
  const go = () => {
    close();
    if (shown.list) outline.reveal(note.id);
    else surface.focus(note.id);
  };
  return html`<li class="resting__note">
    <button type="button" class="picker__one" lang=${note.lang ?? nothing} @click=${go}>
      <span class="swatch swatch--${note.color}"></span>${words}
    </button>
    ${may
      ? html`<button type="button" class="deed deed--icon" aria-label=${t("Take “{text}” away", { text: words.slice(0, 60) })} @click=${() => deeds.rest(record.id, { remove: [note.id] })}>
          ${icon("x")}
        </button>`
      : nothing}
  </li>`;
}
