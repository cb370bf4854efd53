/** A ballot that says where one stands on each proposal, in eight levels, and why. Twin of workshop/votes/gradients.py. */

import { html, nothing } from "../vendor/lit/lit.js";
import { each } from "../js/ui/each.js";
import { t, tn } from "../js/ui/words.js";
import { LEVELS, levelName, levelWords } from "../js/votes/levels.js";
import { about } from "../js/votes/parts.js";

const LONGEST = 500;

/** @type {import("../js/votes/ways.js").Way} */
export const way = {
  start: () => ({}),
  missing: () => "",
  purse({ options }, ballot) {
    const left = options.length - Object.keys(ballot).length;
    return { words: left ? tn("Say where you stand on {n} proposal", "Say where you stand on {n} proposals", left) : t("You have said where you stand") };
  },
  rules: () => [t("Say how far you support each proposal, and why."), t("Reasons are shown without names.")],
  draw({ desk, poll, options, ballot, change }) {
    const stand = (/** @type {string} */ id, /** @type {any} */ said) => change({ ...ballot, [id]: { ...ballot[id], ...said } });
    return html`<ul class="options options--wide">
      ${each(options, (option) => html`<li class="option option--tall">
  <fieldset class="gradients">
    <legend>${about(desk, option)}</legend>
    ${LEVELS.map(
      (level) => html`<label class="gradients__one">
        <input type="radio" name="stand-${poll.id}-${option.id}" .checked=${ballot[option.id]?.level === level} @change=${() => stand(option.id, { level })} />
        <span class="gradients__level" aria-hidden="true">${level}</span>
        <span>${levelName(level)}<span class="field__hint">${levelWords(level)}</span></span>
      </label>`)}
          </fieldset>
          ${ballot[option.id]
            ? html`<label class="field">
                <span class="field__label">${t("Why? (you need not say)")}</span>
                <textarea rows="2" maxlength=${LONGEST} .value=${ballot[option.id].reason ?? ""} @input=${(/** @type {Event} */ event) => stand(option.id, { reason: /** @type {HTMLTextAreaElement} */ (event.target).value })}></textarea>
              </label>`
            : nothing}
        </li>`,
      )}
    </ul>`;
  },
};
