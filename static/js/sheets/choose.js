/** Asks for one thing of the board, such as what to link to or to comment on. */

import { html } from "../../vendor/lit/lit.js";
import { openDialog } from "../ui/dialog.js";
import { icon } from "../ui/icon.js";
import { t } from "../ui/words.js";

const MOST = 60;

/** @param {any} desk @param {string} title @param {(id: string) => void} then @param {{lead?: string, but?: string, among?: (record: any) => boolean}} [given] but: not this one; among: only such as these */
export function open({ board, kinds, reading }, title, then, { lead, but, among = () => true } = {}) {
  let wanted = "";
  const words = (/** @type {any} */ record) => kinds[record.kind].words(record);
  const all = reading.steps.map((/** @type {string} */ id) => board.get(id)).filter((/** @type {any} */ record) => record && record.id !== but && record.kind !== "comment" && among(record));
  const body = (/** @type {() => void} */ draw, /** @type {() => void} */ close) => {
    const found = all.filter((/** @type {any} */ record) => words(record).toLowerCase().includes(wanted.toLowerCase()));
    const search = (/** @type {InputEvent} */ event) => {
      wanted = /** @type {HTMLInputElement} */ (event.target).value;
      draw();
    };
    const choose = (/** @type {string} */ id) => () => {
      close();
      then(id);
    };
    return html`${lead ? html`<p class="muted">${lead}</p>` : ""}
      <label class="field"><span class="field__label">${t("Find")}</span><input type="search" autofocus @input=${search} /></label>
      <ul class="picker">
        ${found.slice(0, MOST).map(
          (/** @type {any} */ record) => html`<li>
            <button type="button" class="picker__one" @click=${choose(record.id)}>
              ${record.kind === "note" ? html`<span class="swatch swatch--${record.color}"></span>` : icon(kinds[record.kind].icon)}${words(record)}
            </button>
          </li>`,
        )}
      </ul>
      ${found.length > MOST ? html`<p class="small muted">${t("There are more. Write a word to find the right one.")}</p>` : ""}
      ${found.length ? "" : html`<p class="muted">${t("Nothing found. Try another word.")}</p>`}`;
  };
  openDialog(title, body);
}
