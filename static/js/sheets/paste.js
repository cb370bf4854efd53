/** Pasting a list into a text field: each line becomes a note; of a table one says which column holds the text. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { cells, columns } from "../model/list.js";
import { openDialog } from "../ui/dialog.js";
import { icon } from "../ui/icon.js";
import { add, MOST, notes } from "../ui/lists.js";
import { t, tn } from "../ui/words.js";

const MOST_FRAMES = 20;
const SHOWN_ROWS = 5;

/** @typedef {{text: string, column: number, frame: number, head: boolean}} Job */

/** @param {any} desk @param {string} [text] what has been pasted on the board */
export function open(desk, text = "") {
  /** @type {Job} */
  const job = { text, column: 0, frame: -1, head: false };
  guess(job);
  openDialog(t("Paste a list"), (draw, close) => body(desk, job, { draw, close }), { wide: true });
}

/** The column with the longest texts is most likely the one that is wanted, and the one before it may name frames. @param {Job} job */
function guess(job) {
  const rows = cells(job.text);
  const lengths = Array.from({ length: columns(rows) }, (_, at) => rows.reduce((sum, row) => sum + (row[at]?.length ?? 0), 0));
  job.column = Math.max(0, lengths.indexOf(Math.max(...lengths)));
  job.frame = -1;
}

/** @param {any} desk @param {Job} job @param {{draw: () => void, close: () => void}} sheet */
function body(desk, job, { draw, close }) {
  const rows = cells(job.text);
  const taken = job.head ? rows.slice(1) : rows;
  const texts = notes(taken, job.column);
  const frames = job.frame < 0 ? new Set() : new Set(taken.map((row) => row[job.frame] ?? ""));
  const write = (/** @type {InputEvent} */ event) => {
    job.text = /** @type {HTMLTextAreaElement} */ (event.target).value;
    guess(job);
    draw();
  };
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    add(desk, groups(taken.slice(0, MOST), job));
    if (taken.length <= MOST) return close();
    job.text = rest(taken.slice(MOST));
    job.head = false;
    draw();
  };
  return html`<form class="step" @submit=${submit}>
    <label class="field">
      <span class="field__label">${t("Your list")}</span>
      <textarea class="list__text" rows="8" autofocus .value=${job.text} @input=${write}></textarea>
      <span class="field__hint">${t("Each line becomes a note. Bullets and numbers before it are left out.")}</span>
    </label>
    ${columns(rows) > 1 ? table(rows, job, draw) : nothing}
    ${taken.length > MOST ? many(taken.length, desk.allowed.facilitates) : nothing}
    ${frames.size > MOST_FRAMES ? error(t("This column has more than {most} different values; choose another one for the frames.", { most: MOST_FRAMES })) : nothing}
    <button class="button button--primary" ?disabled=${!texts.length || frames.size > MOST_FRAMES}>
      ${taken.length > MOST ? t("Add the first {n} now", { n: MOST }) : tn("Add {n} note", "Add {n} notes", texts.length)}
    </button>
  </form>`;
}

/** @param {number} lines @param {boolean} facilitates */
function many(lines, facilitates) {
  const words = facilitates
    ? t("These are {n} lines, and {most} can be added at once; the rest stays here for the next time. For a long table choose “Bring in a CSV file” in the menu.", { n: lines, most: MOST })
    : t("These are {n} lines, and {most} can be added at once; the rest stays here for the next time. The facilitator can bring in a long table as a CSV file.", { n: lines, most: MOST });
  return html`<p class="list__many" role="status">${icon("info")}<span>${words}</span></p>`;
}

/** @param {string} words */
function error(words) {
  return html`<p class="field__error" role="alert">${icon("circle-alert")}${words}</p>`;
}

/** @param {string[][]} rows @param {Job} job @param {() => void} draw */
function table(rows, job, draw) {
  const count = columns(rows);
  const names = Array.from({ length: count }, (_, at) => (job.head && rows[0][at]) || t("Column {n}", { n: at + 1 }));
  const choose = (/** @type {"column" | "frame"} */ name) => (/** @type {Event} */ event) => {
    job[name] = Number(/** @type {HTMLSelectElement} */ (event.target).value);
    if (job.frame === job.column) job.frame = -1;
    draw();
  };
  const head = (/** @type {Event} */ event) => {
    job.head = /** @type {HTMLInputElement} */ (event.target).checked;
    draw();
  };
  const options = (/** @type {number} */ now) => names.map((name, at) => html`<option value=${at} .selected=${at === now}>${name}</option>`);
  return html`<div class="import__fields">
      <label class="field">
        <span class="field__label">${t("Column with the text")}</span>
        <select @change=${choose("column")}>${options(job.column)}</select>
      </label>
      <label class="field">
        <span class="field__label">${t("Frame by column")}</span>
        <select @change=${choose("frame")}>
          <option value="-1" .selected=${job.frame < 0}>${t("None")}</option>
          ${options(job.frame)}
        </select>
      </label>
    </div>
    <label class="check"><input type="checkbox" .checked=${job.head} @change=${head} />${t("The first row holds the names of the columns")}</label>
    <div class="import__table" tabindex="0" role="region" aria-label=${t("The first rows")}>
      <table>
        <thead>
          <tr>
            ${names.map((name) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.slice(Number(job.head), SHOWN_ROWS + Number(job.head)).map((row) => html`<tr>${names.map((_, at) => html`<td>${row[at] ?? ""}</td>`)}</tr>`)}
        </tbody>
      </table>
    </div>`;
}

/** The notes of each frame together; those of none first. @param {string[][]} rows @param {Job} job @returns {import("../ui/lists.js").Group[]} */
function groups(rows, job) {
  /** @type {Map<string, string[][]>} */
  const found = new Map();
  for (const row of rows) {
    const frame = (job.frame < 0 ? "" : row[job.frame]) ?? "";
    found.set(frame, [...(found.get(frame) ?? []), row]);
  }
  return [...found]
    .map(([frame, some]) => ({ frame: frame.slice(0, 200), texts: notes(some, job.column) }))
    .filter(({ texts }) => texts.length)
    .sort((a, b) => Number(Boolean(a.frame)) - Number(Boolean(b.frame)));
}

/** Rows as text again, as a spreadsheet would write them. @param {string[][]} rows */
function rest(rows) {
  const cell = (/** @type {string} */ value) => (/[\t\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  return rows.map((row) => row.map(cell).join("\t")).join("\n");
}
