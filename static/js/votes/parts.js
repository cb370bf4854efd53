/** What ballots and results have in common: an option's words with what they stand for, and bars. */

import { html, nothing, svg } from "../../vendor/lit/lit.js";
import { icon } from "../ui/icon.js";
import { sortIcon, sortName } from "../ui/sorts.js";
import { tn } from "../ui/words.js";

/** @typedef {import("./ways.js").Option} Option */

/** An option: its words, the colour of its note, and how many notes are in it. @param {any} desk @param {import("./ways.js").Option} option */
export function about({ board }, { text, note }) {
  const record = note && board.get(note);
  const notes = record?.kind === "cluster" ? [...board.of("note")].filter(({ cluster }) => cluster === note).length : 0;
  const sort = record?.kind === "note" && record.sort && record.sort !== "idea" ? record.sort : "";
  return html`<div class="option__about">
    ${record?.kind === "note" ? html`<span class="swatch swatch--${record.color ?? "sand"}"></span>` : nothing}
    <div>
      <p class="option__words">${text}</p>
      ${sort ? html`<p class="option__facts">${icon(sortIcon(sort), "icon--small")}${sortName(sort)}</p>` : nothing}
      ${notes ? html`<p class="option__facts">${tn("{n} note", "{n} notes together", notes)}</p>` : nothing}
    </div>
  </div>`;
}

/** A bar that is filled so far. @param {number} part from 0 to 1 @param {string} [look] */
export function share(part, look = "") {
  const width = `${Math.round(Math.min(1, Math.max(0, part)) * 1000) / 10}%`;
  return html`<svg class="share ${look}" aria-hidden="true">${svg`<rect class="share__full" width=${width} height="100%" rx="4"></rect>`}</svg>`;
}

/** A bar as long as its part of the longest, so that words can stand at its end. @param {number} part from 0 to 1 */
export function bar(part) {
  return html`<svg class="share share--bar" width="${Math.round(part * 600) / 10}%" aria-hidden="true">${svg`<rect class="share__full" width="100%" height="100%" rx="4"></rect>`}</svg>`;
}

/** The words of an option for a button's name. @param {import("./ways.js").Option} option */
export function short({ text }) {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
