/** The agenda: how long all takes against the planned end, its rows, and what can be added. */

import { html, nothing, repeat } from "../../vendor/lit/lit.js";
import { icon } from "../ui/icon.js";
import { t } from "../ui/words.js";
import { diamond } from "./diamond.js";
import { row } from "./row.js";
import { openShelf, readyAgendas } from "./shelf.js";
import { asked } from "./asked.js";
import { inOrder } from "./steps.js";
import { clock, endAt, lasting, spare, timed, timeOf } from "./times.js";

/** @param {any} desk */
export function drawAgenda(desk) {
  const { board, doing, page } = desk;
  const steps = /** @type {any[]} */ (inOrder(board));
  const { begins, total } = timed(steps);
  const pieces = diamond(steps);
  return html`<div class="planning__top">
      <h2 class="planning__name" tabindex="-1">${t("Agenda")}</h2>
      ${steps.length ? sums(page.session, total) : nothing}
    </div>
    ${steps.length
      ? html`<ol class="steps" aria-label=${t("Steps")}>
          ${repeat(
            steps,
            (/** @type {any} */ step) => step.id,
            (/** @type {any} */ step, /** @type {number} */ at) => row(desk, step, { at, begins: begins[at], piece: pieces[at] }),
          )}
        </ol>`
      : readyAgendas(desk)}
    <div class="planning__foot ${steps.length ? "" : "planning__foot--first"}">
      ${steps.length
        ? html`<p class="step__time step__time--end"><strong>${clock(page.session.starts, total)}</strong><span>${t("End")}</span></p>`
        : nothing}
      <div class="planning__adding">
        <button type="button" class="button button--quiet" id="add-step" @click=${() => doing.addOwn()}>${icon("plus")}${t("New step")}</button>
        <button type="button" class="button button--quiet" @click=${() => doing.pause()}>${icon("timer")}${t("Break")}</button>
        <button type="button" class="button button--quiet planning__methods" @click=${() => openShelf(desk)}>${icon("lightbulb")}${t("Methods")}</button>
        ${steps.length ? html`<a class="button button--quiet" href="/s/${page.session.id}/run">${icon("clipboard-list")}${t("Run of show")}</a>` : nothing}
      </div>
      ${page.session.starts ? plannedEnd(desk) : nothing}
    </div>`;
}

/** When it is to end, to be changed. @param {any} desk */
function plannedEnd(desk) {
  const { session } = desk.page;
  const set = async (/** @type {Event} */ event) => {
    const ends = endAt(session.starts, /** @type {HTMLInputElement} */ (event.target).value);
    if (await asked(desk, "PATCH", "", { ends })) session.ends = ends;
    desk.draw();
  };
  return html`<label class="planning__planned">
    <span>${t("Planned end at")}</span>
    <input type="time" .value=${session.ends ? timeOf(session.ends) : ""} @change=${set} />
  </label>`;
}

/** @param {{starts: number | null, ends: number | null}} session @param {number} total */
function sums(session, total) {
  const left = spare(total, session);
  const planned = left === undefined ? "" : lasting(total + left);
  return html`<p class="planning__sums">
    <span>${planned ? t("{total} of {planned}", { total: lasting(total), planned }) : lasting(total)}</span>
    ${session.starts ? html`<span>${t("Ends at {time}", { time: clock(session.starts, total) })}</span>` : nothing}
    ${left === undefined ? nothing : html`<span class="planning__left ${left < 0 ? "planning__left--late" : ""}">${icon(left < 0 ? "circle-alert" : "check")}${leftWords(left)}</span>`}
  </p>`;
}

/** @param {number} left minutes */
function leftWords(left) {
  if (left < 0) return t("Ends {time} late", { time: lasting(-left) });
  return left ? t("{time} to spare", { time: lasting(left) }) : t("Ends on time");
}
