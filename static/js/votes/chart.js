/** Results as a table that is also a chart: each line with its bar, its number in words, and how far people agree. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { icon } from "../ui/icon.js";
import { t, tn } from "../ui/words.js";
import { bar } from "./parts.js";

/**
 * @typedef {object} Bar
 * @property {string} id
 * @property {string} text
 * @property {number} part of the longest bar
 * @property {string} value
 * @property {string} [more]
 * @property {boolean} [first] among the winners
 * @property {string | null} [agreement]
 */

/** @param {string} caption @param {Bar[]} bars @param {any} [across] what the groups agree on */
export function chart(caption, bars, across = {}) {
  return html`<table class="chart" role="table">
    <caption class="unseen">${caption}</caption>
    <thead class="unseen"><tr role="row"><th role="columnheader">${t("Option")}</th><th role="columnheader">${t("Result")}</th><th role="columnheader">${t("Agreement")}</th></tr></thead>
    <tbody role="rowgroup">
      ${bars.map(
        ({ id, text, part, value, more, first, agreement }) => html`<tr class="chart__row ${first ? "chart__row--first" : ""}" role="row">
          <th class="chart__text" scope="row" role="rowheader">${text}</th>
          <td class="chart__value" role="cell"><div class="chart__bar">${bar(part)}<span><strong>${value}</strong>${more ? `, ${more}` : ""}</span></div></td>
          <td class="chart__agreement" role="cell">${mark(agreement, across[id])}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

/** @param {string | null | undefined} agreement @param {{in: number, of: number, word: string | null} | undefined} across */
function mark(agreement, across) {
  const groups = across ? tn("Support in {in} of {n} group", "Support in {in} of {n} groups", across.of, { in: across.in }) : "";
  const word = across?.word ?? agreement;
  if (!word) return groups ? html`<span class="small muted">${groups}</span>` : nothing;
  const [picture, look, words] = agreementFacts(word);
  return html`<span class="agreement"><span class="agreement__icon agreement__icon--${look}">${icon(picture)}</span><span><strong>${words}</strong>${groups ? html`<br /><span class="small muted">${groups}</span>` : nothing}</span></span>`;
}

/** @param {string} word @returns {[string, string, string]} icon, look and words */
function agreementFacts(word) {
  switch (word) {
    case "unites":
      return ["handshake", "fine", t("Unites the groups")];
    case "divides":
      return ["split", "divisive", t("Divides the groups")];
    case "fine":
      return ["handshake", "fine", t("Fine for nearly all")];
    case "divisive":
      return ["split", "divisive", t("People are divided")];
    default:
      return ["heart", "few", t("Few, but strongly")];
  }
}

/** @param {string | null} word */
export function agreementWords(word) {
  return word ? agreementFacts(word)[2] : "";
}

/** The words of an option by its id. @param {import("./ways.js").Poll} poll @param {string} id */
export function textOf(poll, id) {
  return poll.options.find((option) => option.id === id)?.text ?? "";
}
