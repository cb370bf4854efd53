/** A choice of one among a few, with its words. */

import { html } from "../../vendor/lit/lit.js";

/** @param {string} words @param {string} now @param {string[][]} options @param {(event: Event) => void} choose */
export function select(words, now, options, choose) {
  return html`<label class="field">
    <span class="field__label">${words}</span>
    <select @change=${choose}>
      ${options.map(([value, name]) => html`<option value=${value} ?selected=${value === now} .selected=${value === now}>${name}</option>`)}
    </select>
  </label>`;
}
