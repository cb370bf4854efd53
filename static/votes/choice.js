/** A ballot of choices: one, a few, or all one can say yes to. Twin of workshop/votes/choice.py. */

import { html } from "../vendor/lit/lit.js";
import { each } from "../js/ui/each.js";
import { t, tn } from "../js/ui/words.js";
import { about } from "../js/votes/parts.js";

/** @type {import("../js/votes/ways.js").Way} */
export const way = {
  start: () => [],
  missing: () => "",
  purse({ settings: { most } }, ballot) {
    if (most === 1) return { words: ballot.length ? t("You have chosen") : t("Choose one"), full: 1 - ballot.length, of: 1 };
    if (most === null || most === undefined) return { words: tn("You say yes to {n}", "You say yes to {n}", ballot.length) };
    const left = most - ballot.length;
    return { words: left ? tn("You can choose {n} more", "You can choose {n} more", left) : t("You have chosen all you can"), full: left, of: most };
  },
  rules({ settings: { most } }) {
    if (most === 1) return [t("Choose one option.")];
    return [most ? tn("Choose at most {n} option.", "Choose at most {n} options.", most) : t("Choose every option that you can say yes to.")];
  },
  draw: (sheet) => checks(sheet, sheet.poll.settings.most),
};

/** Options to tick, as many as that. @param {import("../js/votes/ways.js").Sheet} sheet @param {number | null | undefined} most @param {(option: import("../js/votes/ways.js").Option) => unknown} [more] told of each */
export function checks({ desk, poll, options, ballot, change }, most, more = () => "") {
  const single = most === 1;
  const full = most !== null && most !== undefined && ballot.length >= most;
  const pick = (/** @type {string} */ id, /** @type {boolean} */ on) => {
    const others = single ? [] : ballot.filter((/** @type {string} */ each) => each !== id);
    change(on ? [...others, id] : others);
  };
  return html`<ul class="options">
    ${each(options, (option) => {
      const on = ballot.includes(option.id);
      return html`<li class="option ${on ? "option--chosen" : ""}">
        <label class="option__check">
          ${about(desk, option)} ${more(option)}
          <input
            type=${single ? "radio" : "checkbox"}
            name="vote-${poll.id}"
            .checked=${on}
            ?disabled=${full && !on && !single}
            @change=${(/** @type {Event} */ event) => pick(option.id, /** @type {HTMLInputElement} */ (event.target).checked)}
          />
        </label>
      </li>`;
    })}
  </ul>`;
}
