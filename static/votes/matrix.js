/** A ballot that places each option by impact and effort, by numbers or in a field. Twin of workshop/votes/matrix.py. */

import { html, nothing } from "../vendor/lit/lit.js";
import { each } from "../js/ui/each.js";
import { t, tn } from "../js/ui/words.js";
import { about, short } from "../js/votes/parts.js";
import { field } from "./matrix/field.js";

const SCALE = Array.from({ length: 10 }, (_, at) => at + 1);

/** The option that a press in the field places, by poll. @type {Map<string, string>} */
const held = new Map();
/** Halves of places, until the other number is chosen. @type {Map<string, [number | null, number | null]>} */
const halves = new Map();

/** @type {import("../js/votes/ways.js").Way} */
export const way = {
  start: () => ({}),
  missing: () => "",
  purse({ options }, ballot) {
    const left = options.length - Object.keys(ballot).length;
    return { words: left ? tn("{n} option to place", "{n} options to place", left) : t("All options are placed") };
  },
  rules: () => [t("Place each option by its impact and its effort, from 1 to 10."), t("What people place differently is what to talk about.")],
  draw(sheet) {
    const { desk, poll, options, ballot, change, redraw } = sheet;
    const now = held.get(poll.id) ?? options.find(({ id }) => !ballot[id])?.id ?? options[0].id;
    const put = (/** @type {string} */ id, /** @type {[number, number]} */ place) => {
      held.delete(poll.id);
      halves.delete(`${poll.id} ${id}`);
      change({ ...ballot, [id]: place });
    };
    const hold = (/** @type {string} */ id) => {
      held.set(poll.id, id);
      redraw();
    };
    return html`<div class="matrix">
      ${field({ poll, options, ballot, now, put: (place) => put(now, place) })}
      <ol class="matrix__list">
        ${each(options, (option, at) => html`<li class="option option--tall ${option.id === now ? "option--chosen" : ""}">
          <label class="matrix__hold">
            <input type="radio" name="held-${poll.id}" .checked=${option.id === now} @change=${() => hold(option.id)} aria-label=${t("Place “{text}” in the field", { text: short(option) })} />
            <span class="matrix__number" aria-hidden="true">${at + 1}</span>
            ${about(desk, option)}
          </label>
          <div class="matrix__axes">
            ${axis(t("Impact"), option, poll.settings.impact, 0, sheet, put)} ${axis(t("Effort"), option, poll.settings.effort, 1, sheet, put)}
          </div>
        </li>`)}
      </ol>
    </div>`;
  },
};

/** @param {string} name @param {any} option @param {string[]} ends @param {0 | 1} side @param {import("../js/votes/ways.js").Sheet} sheet @param {(id: string, place: [number, number]) => void} put */
function axis(name, option, ends = ["", ""], side, { poll, ballot, redraw }, put) {
  const key = `${poll.id} ${option.id}`;
  /** @type {[number | null, number | null]} */
  const now = ballot[option.id] ?? halves.get(key) ?? [null, null];
  const choose = (/** @type {Event} */ event) => {
    const value = Number(/** @type {HTMLSelectElement} */ (event.target).value) || null;
    /** @type {[number | null, number | null]} */
    const next = side === 0 ? [value, now[1]] : [now[0], value];
    if (next[0] && next[1]) return put(option.id, [next[0], next[1]]);
    if (!ballot[option.id]) halves.set(key, next);
    redraw();
  };
  const hint = ends[0] && ends[1] ? t("1: {low}, 10: {high}", { low: ends[0], high: ends[1] }) : "";
  return html`<label class="field">
    <span class="field__label">${name}</span>
    <select aria-label=${t("{axis} of “{text}”", { axis: name, text: short(option) })} @change=${choose}>
      ${ballot[option.id] ? nothing : html`<option value="" .selected=${now[side] === null}>–</option>`}
      ${SCALE.map((value) => html`<option value=${value} .selected=${now[side] === value}>${value}</option>`)}
    </select>
    ${hint ? html`<span class="field__hint">${hint}</span>` : nothing}
  </label>`;
}
