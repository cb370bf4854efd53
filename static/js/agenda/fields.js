/** All fields of a step, in the row that is open. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { t } from "../ui/words.js";
import { modeWords } from "./holds.js";
import { select } from "./select.js";
import { vote } from "./vote.js";

const TITLE = 200;
const TEXT = 2000;

/** @param {any} desk @param {any} step */
export function fields(desk, step) {
  if (step.break) return html`<div class="fields">${text(desk, step, "title", t("Title"), { most: TITLE })} ${area(desk, step, "cue", t("Cue for the facilitator"))}</div>`;
  return html`<div class="fields">
    <div class="fields__part">
      ${text(desk, step, "title", t("Title"), { most: TITLE })} ${area(desk, step, "question", t("Question"), t("Short, open, and no solution inside."))}
      <div class="fields__two">${method(desk, step)} ${choice(desk, step, "mode", t("Mode"), ["", "divergent", "groan", "convergent"].map((mode) => [mode, modeWords(mode)]))}</div>
      ${area(desk, step, "cue", t("Cue for the facilitator"), t("What you say or do, to remember it in the room."))}
      ${area(desk, step, "roles", t("Who does what"), t("Facilitator, co-facilitator, recorder: a name for each."))}
    </div>
    <div class="fields__part">
      ${choice(desk, step, "where", t("Where"), [["plenary", t("All together")], ["teams", t("In teams, each on its board")]], "plenary")} ${sight(desk, step)}
      ${choice(desk, step, "authors", t("Names on notes"), [["shown", t("Shown")], ["hidden", t("Hidden")]], "shown")}
      <div>
        ${toggle(desk, step, "locked", t("Lock the board"))} ${toggle(desk, step, "silent", t("Silent round"))}
        ${step.where === "teams" ? toggle(desk, step, "rotate", t("People change tables")) : nothing}
      </div>
      ${step.locked ? nothing : tools(desk, step)} ${vote(desk, step)}
    </div>
  </div>`;
}

/** @param {any} desk @param {any} step @param {string} field */
function typed({ board, typing, draw }, step, field) {
  return {
    value: typing.text(step.id, field, step[field] ?? ""),
    write: (/** @type {Event} */ event) => typing.write(step.id, field, /** @type {HTMLInputElement} */ (event.target).value),
    leave: (/** @type {Event} */ event) => {
      typing.leave(step.id, field);
      /** @type {HTMLInputElement} */ (event.target).value = board.get(step.id)?.[field] ?? "";
      draw();
    },
  };
}

/** @param {any} desk @param {any} step @param {string} field @param {string} words @param {{most: number}} bounds */
function text(desk, step, field, words, { most }) {
  const { value, write, leave } = typed(desk, step, field);
  return html`<label class="field">
    <span class="field__label">${words}</span>
    <input id="${field}-${step.id}" maxlength=${most} autocomplete="off" .value=${value} @input=${write} @blur=${leave} />
  </label>`;
}

/** @param {any} desk @param {any} step @param {string} field @param {string} words @param {string} [hint] */
function area(desk, step, field, words, hint) {
  const { value, write, leave } = typed(desk, step, field);
  return html`<div class="field">
    <label class="field__label" for="${field}-${step.id}">${words}</label>
    <textarea id="${field}-${step.id}" rows="2" maxlength=${TEXT} .value=${value} aria-describedby=${hint ? `${field}-hint` : nothing} @input=${write} @blur=${leave}></textarea>
    ${hint ? html`<span class="field__hint" id="${field}-hint">${hint}</span>` : nothing}
  </div>`;
}

/** @param {any} desk @param {any} step @param {string} field @param {string} words @param {string[][]} options @param {string} [usual] */
function choice({ doing }, step, field, words, options, usual = "") {
  const choose = (/** @type {Event} */ event) => doing.set(step.id, { [field]: /** @type {HTMLSelectElement} */ (event.target).value || null });
  return select(words, step[field] ?? usual, options, choose);
}

/** @param {any} desk @param {any} step */
function method({ doing, kits }, step) {
  const options = [["", t("None")], ...kits.names(step.method)];
  return select(t("Method"), step.method ?? "", options, (event) => doing.set(step.id, { method: /** @type {HTMLSelectElement} */ (event.target).value || null }));
}

/** Who sees the notes while people write. @param {any} desk @param {any} step */
function sight({ doing }, step) {
  const options = [
    ["", t("Everybody on the board")],
    ["1", t("Each person only their own")],
    ["2", t("Pairs see each other's notes")],
    ["4", t("Fours see each other's notes")],
  ];
  const now = step.private ? String(step.circle ?? 1) : "";
  const choose = (/** @type {Event} */ event) => {
    const { value } = /** @type {HTMLSelectElement} */ (event.target);
    doing.set(step.id, { private: Boolean(value), circle: value ? Number(value) : null });
  };
  return select(t("Who sees new notes"), now, options, choose);
}

/** @param {any} desk @param {any} step @param {string} field @param {string} words */
function toggle({ doing }, step, field, words) {
  const change = (/** @type {Event} */ event) => doing.set(step.id, { [field]: /** @type {HTMLInputElement} */ (event.target).checked });
  return html`<label class="switch"><span>${words}</span><input type="checkbox" role="switch" .checked=${Boolean(step[field])} @change=${change} /></label>`;
}

/** What people may add and change: all, where nothing is chosen against it. @param {any} desk @param {any} step */
function tools({ doing, kinds }, step) {
  const all = Object.keys(kinds);
  const now = step.tools ?? all;
  const change = (/** @type {Event} */ event) => {
    const { value, checked } = /** @type {HTMLInputElement} */ (event.target);
    const chosen = checked ? [...now, value] : now.filter((/** @type {string} */ each) => each !== value);
    doing.set(step.id, { tools: all.every((each) => chosen.includes(each)) ? null : chosen });
  };
  return html`<fieldset class="field" @change=${change}>
    <legend class="field__label">${t("What people can add and change")}</legend>
    <div class="step__tools">
      ${all.map((name) => html`<label class="check"><input type="checkbox" value=${name} .checked=${now.includes(name)} />${kinds[name].title()}</label>`)}
    </div>
  </fieldset>`;
}
