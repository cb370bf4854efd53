/** A ballot of dots: put them on what matters, several on the same where that is allowed. Twin of workshop/votes/dots.py. */

import { html } from "../vendor/lit/lit.js";
import { each } from "../js/ui/each.js";
import { icon } from "../js/ui/icon.js";
import { t, tn } from "../js/ui/words.js";
import { about, short } from "../js/votes/parts.js";

/** So many circles are drawn; more are told as a number. */
const CIRCLES = 5;

/** @type {import("../js/votes/ways.js").Way} */
export const way = {
  start: () => ({}),
  missing: () => "",
  purse({ settings }, ballot) {
    const left = settings.budget - used(ballot);
    const words = left ? tn("You have {n} vote left", "You have {n} votes left", left) : t("All your votes are placed");
    return { words, full: left, of: settings.budget };
  },
  rules: ({ settings }) => [
    tn("{n} vote for each person.", "{n} votes for each person.", settings.budget),
    ...(settings.most < settings.budget ? [tn("At most {n} on the same option.", "At most {n} on the same option.", settings.most)] : []),
  ],
  draw({ poll, desk, options, ballot, change }) {
    const { budget, most } = poll.settings;
    const left = budget - used(ballot);
    const put = (/** @type {string} */ id, /** @type {number} */ count) => change(placed(ballot, id, count));
    return html`<ul class="options">
      ${each(options, (option) => {
        const count = ballot[option.id] ?? 0;
        return html`<li class="option ${count ? "option--chosen" : ""}">
          ${about(desk, option)}
          <div class="stepper" role="group" aria-label=${short(option)}>
            ${step("minus", t("Take a vote from “{text}”", { text: short(option) }), count > 0, () => put(option.id, count - 1))}
            <span class="stepper__count" aria-live="polite">${circles(count, most)}<span class="unseen">${tn("{n} vote", "{n} votes", count)}</span></span>
            ${step("plus", t("Put a vote on “{text}”", { text: short(option) }), left > 0 && count < most, () => put(option.id, count + 1))}
          </div>
        </li>`;
      })}
    </ul>`;
  },
};

/** @param {Record<string, number>} ballot @param {string} id @param {number} count */
function placed(ballot, id, count) {
  const { [id]: _, ...others } = ballot;
  return count ? { ...others, [id]: count } : others;
}

/** @param {Record<string, number>} ballot */
function used(ballot) {
  return Object.values(ballot).reduce((sum, count) => sum + count, 0);
}

/** It stays in reach when it has nothing to do, so that the focus stays too. @param {string} picture @param {string} name @param {boolean} on @param {() => void} act */
function step(picture, name, on, act) {
  return html`<button type="button" class="stepper__step" aria-label=${name} aria-disabled=${String(!on)} @click=${() => on && act()}>${icon(picture)}</button>`;
}

/** @param {number} count @param {number} most */
function circles(count, most) {
  if (most > CIRCLES) return html`<span aria-hidden="true">${count}</span>`;
  return html`<span class="vote__dots" aria-hidden="true">${Array.from({ length: most }, (_, at) => html`<i class="dot ${at < count ? "dot--full" : ""}"></i>`)}</span>`;
}
