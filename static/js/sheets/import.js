/** Bringing in a CSV file: choose it, say which column is the text, see what was refused and why. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { openDialog } from "../ui/dialog.js";
import { icon } from "../ui/icon.js";
import { t, tn } from "../ui/words.js";

/**
 * @typedef {object} Job
 * @property {File | null} file
 * @property {{columns: string[], rows: string[][], total: number} | null} preview
 * @property {{made: number, notes: number, refused: {line: number, reason: string}[]} | null} result
 * @property {string} trouble
 * @property {boolean} busy
 */

/** @param {any} desk */
export function open({ page, board, space, view, shown }) {
  /** @type {Job} */
  const job = { file: null, preview: null, result: null, trouble: "", busy: false };
  const before = new Set([...board.all()].map(({ id }) => id));
  const url = (/** @type {string} */ format) => `/api/v1/boards/${page.board}/import/${format}`;
  const sheet = openDialog(t("Bring in a CSV file"), (draw, close) => body(job, { draw, close, send, done }), { wide: true });

  /** @param {Record<string, string>} fields */
  async function send(fields) {
    job.busy = true;
    job.trouble = "";
    sheet.draw();
    try {
      const file = /** @type {File} */ (job.file);
      const answer = await post(url(held(file) ? "pabulib" : "csv"), file, fields);
      if (fields.preview) job.preview = answer;
      else job.result = answer;
    } catch (error) {
      job.trouble = /** @type {Error} */ (error).message;
    }
    job.busy = false;
    sheet.draw();
  }

  /** Show what has come. */
  function done() {
    const fresh = [...board.all()].flatMap(({ id }) => (before.has(id) ? [] : [id]));
    const box = space.aroundAll(fresh);
    sheet.close();
    shown.show(false);
    if (box) view.fit(box);
  }
}

/** @param {Job} job @param {any} act */
function body(job, act) {
  if (job.result) return result(job.result, act);
  const choose = (/** @type {Event} */ event) => {
    job.file = /** @type {HTMLInputElement} */ (event.target).files?.[0] ?? null;
    job.preview = null;
    if (job.file) act.send(held(job.file) ? {} : { preview: "1" });
  };
  return html`<p>${t("Each row becomes a note. You choose the column with the text.")} ${t("A .pb file of Pabulib becomes a finished vote on a budget.")}</p>
    <label class="field">
      <span class="field__label">${t("File")}</span>
      <input type="file" accept=".csv,.pb,text/csv,text/plain" @change=${choose} />
      <span class="field__hint">${t("A table saved as CSV, with the names of the columns in its first line.")}</span>
    </label>
    ${job.trouble ? html`<p class="field__error" role="alert">${icon("circle-alert")}${job.trouble}</p>` : nothing}
    ${job.busy ? html`<p class="muted" role="status">${t("One moment…")}</p>` : nothing}
    ${job.preview ? columns(job, act) : nothing}`;
}

/** @param {Job} job @param {any} act */
function columns({ preview, busy }, { send }) {
  const { columns, rows, total } = /** @type {NonNullable<Job["preview"]>} */ (preview);
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const fields = [...new FormData(/** @type {HTMLFormElement} */ (event.target))].filter(([, value]) => value);
    send(Object.fromEntries(fields));
  };
  return html`<form class="import" @submit=${submit}>
    <div class="import__fields">
      ${select("text", t("Column with the text"), columns, longest(columns, rows))}
      ${select("color", t("Colour by column"), columns)} ${select("frame", t("Frame by column"), columns)}
    </div>
    <div class="import__table" tabindex="0" role="region" aria-label=${t("The first rows")}>
      <table>
        <thead>
          <tr>
            ${columns.map((name) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map((row) => html`<tr>${row.map((value) => html`<td>${value}</td>`)}</tr>`)}
        </tbody>
      </table>
    </div>
    <button class="button button--primary" ?disabled=${busy}>${tn("Bring in {n} row", "Bring in {n} rows", total)}</button>
  </form>`;
}

/** @param {string} name @param {string} label @param {string[]} columns @param {string} [chosen] */
function select(name, label, columns, chosen) {
  return html`<label class="field">
    <span class="field__label">${label}</span>
    <select name=${name}>
      ${chosen === undefined ? html`<option value="">${t("None")}</option>` : nothing}
      ${columns.map((column) => html`<option value=${column} ?selected=${column === chosen}>${column}</option>`)}
    </select>
  </label>`;
}

/** Whether it is a vote that was held elsewhere. @param {File} file */
function held({ name }) {
  return name.toLowerCase().endsWith(".pb");
}

/** The column that most likely holds the text: the one with the longest values. @param {string[]} columns @param {string[][]} rows */
function longest(columns, rows) {
  const lengths = columns.map((_, index) => rows.reduce((sum, row) => sum + (row[index]?.length ?? 0), 0));
  return columns[lengths.indexOf(Math.max(...lengths))] ?? "";
}

/** @param {NonNullable<Job["result"]>} result @param {any} act */
function result({ notes, refused }, { done }) {
  return html`<p class="import__done" role="status">${icon("check")} ${notes ? tn("{n} note is on the board.", "{n} notes are on the board.", notes) : t("The vote is on the board.")}</p>
    ${refused.length
      ? html`<h3>${tn("{n} row was left out", "{n} rows were left out", refused.length)}</h3>
          <ul class="import__refused">
            ${refused.slice(0, 100).map(({ line, reason }) => html`<li>${t("Line {line}: {reason}", { line, reason })}</li>`)}
          </ul>`
      : nothing}
    <button type="button" class="button button--primary" @click=${done}>${t("Show the board")}</button>`;
}

/** @param {string} url @param {File} file @param {Record<string, string>} fields */
async function post(url, file, fields) {
  const form = new FormData();
  form.append("file", file);
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const answer = await fetch(url, { method: "POST", body: form });
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(told.detail ?? t("The file could not be read. Save it as CSV and try again."));
  return told;
}
