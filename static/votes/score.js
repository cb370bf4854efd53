/** A ballot of points for each option. Twin of workshop/votes/score.py. */

import { html } from "../vendor/lit/lit.js";
import { each } from "../js/ui/each.js";
import { t, tn } from "../js/ui/words.js";
import { about } from "../js/votes/parts.js";

/** Up to so many points there is a button for each. */
const BUTTONS = 10;

/** @type {import("../js/votes/ways.js").Way} */
export const way = {
  start: () => ({}),
  missing: () => "",
  purse({ options }, ballot) {
    const left = options.length - Object.keys(ballot).length;
    return { words: left ? tn("{n} option without points", "{n} options without points", left) : t("All options have points") };
  },
  rules: ({ settings }) => [tn("Give each option from 0 to {n} point.", "Give each option from 0 to {n} points.", settings.most), t("Leave out what you have no opinion on.")],
  draw({ desk, poll, options, ballot, change }) {
    const { most } = poll.settings;
    const give = (/** @type {string} */ id, /** @type {number | null} */ points) => {
      const { [id]: _, ...others } = ballot;
      change(points === null ? others : { ...others, [id]: points });
    };
    return html`<ul class="options options--wide">
      ${each(options, (option) => html`<li class="option option--tall">
        <fieldset class="points">
          <legend>${about(desk, option)}</legend>
          ${most <= BUTTONS ? buttons(poll, option.id, most, ballot[option.id], give) : number(option.id, most, ballot[option.id], give)}
        </fieldset>
      </li>`)}
    </ul>`;
  },
};

/** @param {any} poll @param {string} id @param {number} most @param {number | undefined} now @param {(id: string, points: number | null) => void} give */
function buttons(poll, id, most, now, give) {
  const one = (/** @type {number | null} */ points) => html`<label class="points__one">
    <input type="radio" name="points-${poll.id}-${id}" .checked=${(now ?? null) === points} @change=${() => give(id, points)} />
    <span>${points ?? t("No opinion")}</span>
  </label>`;
  return html`<div class="points__row">${Array.from({ length: most + 1 }, (_, points) => one(points))} ${one(null)}</div>`;
}

/** @param {string} id @param {number} most @param {number | undefined} now @param {(id: string, points: number | null) => void} give */
function number(id, most, now, give) {
  const read = (/** @type {Event} */ event) => {
    const { value } = /** @type {HTMLInputElement} */ (event.target);
    give(id, value === "" ? null : Math.max(0, Math.min(most, Math.round(Number(value)))));
  };
  return html`<label class="field"><span class="field__hint">${t("Points from 0 to {n}", { n: most })}</span><input type="number" inputmode="numeric" min="0" max=${most} .value=${String(now ?? "")} @change=${read} /></label>`;
}
