/** The way on and back, with whose notes would come late: that warns and never blocks. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { openDialog } from "../ui/dialog.js";
import { icon } from "../ui/icon.js";
import { t, tn } from "../ui/words.js";

/** @param {any} desk @param {any} panel */
export function drawFoot(desk, panel) {
  const { agenda, standing } = desk.room;
  const { steps } = agenda;
  const { stage } = standing;
  if (!steps.length) return nothing;
  const last = steps.length - 1;
  const at = stage.done ? steps.length : steps.findIndex((/** @type {any} */ { id }) => id === stage.step);
  const back = at > 0 ? steps[at - 1].id : null;
  const next = steps[at + 1];
  const enter = (/** @type {string | null} */ step, done = false) => panel.give("step.enter", { step, from: stage.step ?? null, done });
  return html`${stage.done ? nothing : warning(standing)}
    <div class="conduct__ways">
      ${at >= 0
        ? html`<button type="button" class="button" aria-disabled=${panel.busy ? "true" : nothing} @click=${() => enter(back)}>${icon("arrow-left")}${t("Back")}</button>`
        : nothing}
      ${next
        ? html`<button type="button" class="button button--primary" aria-disabled=${panel.busy ? "true" : nothing} @click=${() => enter(next.id)}>
            <span>${at < 0 ? t("Begin: {title}", { title: next.title }) : t("Next: {title}", { title: next.title })}</span>${icon("arrow-right")}
          </button>`
        : at === last
          ? html`<button type="button" class="button button--primary" aria-disabled=${panel.busy ? "true" : nothing} @click=${() => end(() => enter(null, true))}>${t("End the workshop…")}</button>`
          : nothing}
    </div>`;
}

/** @param {any} standing */
function warning(standing) {
  const { unsent, lost } = standing;
  const list = (/** @type {any[]} */ people) => people.map(({ name }) => name).join(", ");
  if (!unsent.length && !lost.length) return nothing;
  return html`<div class="conduct__unsent small" role="status">
    ${unsent.length
      ? html`<p>${icon("cloud-upload")}<span>${tn("{n} person has unsent notes: {names}. If you go on, they arrive later.", "{n} people have unsent notes: {names}. If you go on, they arrive later.", unsent.length, { names: list(unsent) })}</span></p>`
      : nothing}
    ${lost.length
      ? html`<p>${icon("cloud-off")}<span>${tn("{n} person has lost the line: {names}. What they write arrives later.", "{n} people have lost the line: {names}. What they write arrives later.", lost.length, { names: list(lost) })}</span></p>`
      : nothing}
  </div>`;
}

/** @param {() => void} act */
function end(act) {
  openDialog(
    t("End the workshop?"),
    (_draw, close) => html`<p>${t("Everybody can go on looking at the boards, and nobody can change them. You can go back to the last step.")}</p>
      <div class="conduct__deeds">
        <button type="button" class="button" @click=${close}>${t("Go on working")}</button>
        <button
          type="button"
          class="button button--primary"
          @click=${() => {
            close();
            act();
          }}
        >
          ${t("End the workshop")}
        </button>
      </div>`,
  );
}
