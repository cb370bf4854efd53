/** What each way to vote lets one set: how many votes, how many points, what the ends of the axes mean, how much money. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { t } from "../ui/words.js";

/** @param {import("./draft.js").Draft} draft @param {() => void} draw */
export function settings(draft, draw) {
  const { settings: now, name } = draft;
  const number = (/** @type {string} */ field) => (/** @type {string} */ value) => {
    now[field] = value === "" ? null : Number(value);
    draw();
  };
  switch (name) {
    case "dots":
      return two(
        numberField("budget", t("Votes for each person"), now.budget, number("budget"), { most: 100, needed: true }),
        numberField("most", t("At most on one option"), now.most, number("most"), { most: now.budget || 100, needed: true }),
      );
    case "approval":
      return numberField("most", t("At most so many on a ballot"), now.most, number("most"), { most: 100, hint: t("Leave it empty for as many as one likes.") });
    case "score":
      return numberField("most", t("Most points for one option"), now.most, number("most"), { most: 100, needed: true });
    case "budget":
      return numberField("total", t("How much money there is"), now.total, number("total"), { most: 1e12, needed: true, hint: t("In whole units. Each option needs a cost.") });
    case "matrix":
      return html`<div class="parting__ends">
        ${end(t("Little impact means"), now.impact, 0)} ${end(t("Much impact means"), now.impact, 1)}
        ${end(t("Little effort means"), now.effort, 0)} ${end(t("Much effort means"), now.effort, 1)}
      </div>`;
    default:
      return nothing;
  }
}

/** @param {unknown[]} fields */
function two(...fields) {
  return html`<div class="asking__two">${fields}</div>`;
}

/**
 * @param {string} name @param {string} words @param {number | null} value @param {(value: string) => void} change
 * @param {{most: number, needed?: boolean, hint?: string}} bounds
 */
function numberField(name, words, value, change, { most, needed = false, hint }) {
  const write = (/** @type {Event} */ event) => change(/** @type {HTMLInputElement} */ (event.target).value);
  return html`<label class="field">
    <span class="field__label">${words}</span>
    <input type="number" name=${name} inputmode="numeric" min="1" max=${most} step="1" ?required=${needed} .value=${value === null ? "" : String(value)} @input=${write} />
    ${hint ? html`<span class="field__hint">${hint}</span>` : nothing}
  </label>`;
}

/** @param {string} words @param {string[]} ends @param {number} at */
function end(words, ends, at) {
  const write = (/** @type {Event} */ event) => {
    ends[at] = /** @type {HTMLInputElement} */ (event.target).value;
  };
  return html`<label class="field">
    <span class="field__label">${words}</span>
    <input maxlength="80" autocomplete="off" .value=${ends[at]} @input=${write} />
  </label>`;
}
