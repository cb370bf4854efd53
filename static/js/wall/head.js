/** Above the wall: what the room does now, its clock, and whether what one sees is fresh. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { placeWords } from "../conduct/steps.js";
import { icon } from "../ui/icon.js";
import { language, t } from "../ui/words.js";

const STALE = 6_000;

/** The step and the time that is left. @param {import("./feed.js").Feed} feed */
export function now({ stage = {}, steps, now }) {
  const left = "left" in stage ? stage.left : "ends_at" in stage ? stage.ends_at - now : undefined;
  const resting = "left" in stage;
  return html`${stage.done ? html`<strong>${t("The workshop is over.")}</strong>` : stage.title ? html`<strong>${stage.title}</strong>` : nothing}
    ${place(steps, stage)}
    ${left === undefined || stage.done ? nothing : html`<span class="wall-head__clock ${left < 0 ? "wall-head__clock--over" : ""}">${icon("timer")}<span class="unseen">${t("Time left:")}</span>${clock(left)}${resting ? html` <span class="small muted">${t("paused")}</span>` : nothing}</span>`}`;
}

/** Which step this is. @param {{id: string}[]} steps @param {any} stage */
function place(steps, { step, done }) {
  if (!steps.length || done) return nothing;
  const at = steps.findIndex(({ id }) => id === step);
  return html`<span class="small muted">${placeWords(steps.length, at, false)}</span>`;
}

/** Minutes and seconds; over time with a minus. @param {number} left ms */
export function clock(left) {
  const seconds = Math.abs(Math.ceil(left / 1000));
  const digits = (/** @type {number} */ value) => String(value).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  return `${left <= -1000 ? "−" : ""}${hours ? `${hours}:${digits(minutes)}` : minutes}:${digits(seconds % 60)}`;
}

/** @param {import("./feed.js").Feed} feed */
export function line({ heard, lost, trouble }) {
  if (trouble) return nothing;
  if (!heard) return html`<span class="muted">${lost ? t("No connection. Trying again…") : t("The wall is coming…")}</span>`;
  if (lost || Date.now() - heard > STALE + 20_000) return html`${icon("cloud-off")}${t("No connection: this is from {time}.", { time: hour(heard) })}`;
  return html`<span class="wall-head__dot"></span>${t("Live")}`;
}

/** @param {number} at */
function hour(at) {
  return new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", second: "2-digit" }).format(at);
}
