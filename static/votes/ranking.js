/** A ballot in order, by dragging, by buttons or by the arrow keys. Twin of workshop/votes/ranking.py. */

import { html, nothing } from "../vendor/lit/lit.js";
import { each } from "../js/ui/each.js";
import { icon } from "../js/ui/icon.js";
import { t, tn } from "../js/ui/words.js";
import { about, short } from "../js/votes/parts.js";
import { grip } from "./ranking/drag.js";

/** @type {import("../js/votes/ways.js").Way} */
export const way = {
  start: () => [],
  missing: () => "",
  purse: ({ options }, ballot) => ({ words: tn("{put} of {n} put in order", "{put} of {n} put in order", options.length, { put: ballot.length }) }),
  rules: () => [t("Put the best first."), t("You can leave some out; they come last, all alike.")],
  draw(sheet) {
    const { desk, options, ballot } = sheet;
    const left = options.filter(({ id }) => !ballot.includes(id));
    const ranked = ballot.map((/** @type {string} */ id) => options.find((option) => option.id === id)).filter(Boolean);
    return html`<div class="ranking">
      <section aria-labelledby="ranked">
        <h3 class="ranking__title" id="ranked">${t("Your order")}</h3>
        ${ranked.length ? nothing : html`<p class="muted">${t("Nothing yet. Begin with what you find best.")}</p>`}
        <ol class="ranking__list" data-ranking>
          ${each(ranked, (option, at) => place(sheet, option, at))}
        </ol>
      </section>
      ${left.length
        ? html`<section aria-labelledby="unranked">
            <h3 class="ranking__title" id="unranked">${t("Not in your order yet")}</h3>
            <ul class="ranking__list">
              ${each(left, (option) => html`<li class="option">
                ${about(desk, option)}
                <button type="button" class="button" aria-label=${t("Put “{text}” at place {n}", { text: short(option), n: ballot.length + 1 })} @click=${() => sheet.change([...ballot, option.id])}>
                  ${icon("plus")}${t("Place {n}", { n: ballot.length + 1 })}
                </button>
              </li>`)}
            </ul>
          </section>`
        : nothing}
    </div>`;
  },
};

/** @param {import("../js/votes/ways.js").Sheet} sheet @param {import("../js/votes/ways.js").Option} option @param {number} at */
function place({ desk, ballot, change }, option, at) {
  const move = (/** @type {number} */ to) => {
    if (to < 0 || to >= ballot.length || to === at) return;
    const others = ballot.filter((/** @type {string} */ id) => id !== option.id);
    change([...others.slice(0, to), option.id, ...others.slice(to)]);
    desk.live.say(t("“{text}” is at place {n}.", { text: short(option), n: to + 1 }));
  };
  const take = () => change(ballot.filter((/** @type {string} */ id) => id !== option.id));
  return html`<li class="option option--chosen ranking__one" data-place=${at}>
    ${grip(t("Move “{text}”, place {n}: arrow keys or dragging", { text: short(option), n: at + 1 }), at, move)}
    <span class="ranking__place" aria-hidden="true">${at + 1}</span>
    ${about(desk, option)}
    <span class="ranking__deeds">
      ${deed("arrow-up", t("Move “{text}” up", { text: short(option) }), at > 0, () => move(at - 1))}
      ${deed("arrow-down", t("Move “{text}” down", { text: short(option) }), at < ballot.length - 1, () => move(at + 1))}
      ${deed("x", t("Take “{text}” out of the order", { text: short(option) }), true, take)}
    </span>
  </li>`;
}

/** @param {string} picture @param {string} name @param {boolean} on @param {() => void} act */
function deed(picture, name, on, act) {
  return html`<button type="button" class="button button--quiet button--icon" aria-label=${name} aria-disabled=${on ? nothing : "true"} @click=${() => on && act()}>${icon(picture)}</button>`;
}
