/** The step that the room is in: its question, its clock with what one can do to it, and how to catch up when it runs late. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { icon } from "../ui/icon.js";
import { t, tn } from "../ui/words.js";
import { digits, look } from "./clock.js";
import { late, shortened } from "./plan.js";
import { placeWords } from "./steps.js";

const MINUTE = 60_000;
/** So many minutes late nobody needs to hear of yet. */
const NOTHING = 2;

/** @param {any} desk @param {any} panel */
export function drawNow(desk, panel) {
  const { agenda, standing } = desk.room;
  const { stage } = standing;
  const place = agenda.steps.length ? placeWords(agenda.steps.length, agenda.at, Boolean(stage.done)) : "";
  if (stage.done) return html`<p class="muted">${t("Everybody can look at the boards, and nobody changes them.")}</p>`;
  return html`<section class="conduct__now" aria-label=${t("Now")}>
    ${place ? html`<p class="small muted">${place}</p>` : nothing}
    ${stage.question ? html`<p class="conduct__question">${stage.question}</p>` : nothing} ${clock(panel, standing, stage, agenda.now)}
    ${overdue(desk, panel)}
  </section>`;
}

/** @param {any} panel @param {any} standing @param {any} stage @param {any} step */
function clock(panel, standing, stage, step) {
  const ms = standing.left;
  const resting = stage.left !== undefined;
  const add = (/** @type {number} */ minutes) => () => panel.give("stage.time", { add: minutes * MINUTE });
  if (ms === null) return html`<div class="conduct__clock"><button type="button" class="button" @click=${add(5)}>${icon("timer")}${t("Start a clock of 5 minutes")}</button></div>`;
  const whole = Math.max((step?.minutes ?? 0) * MINUTE, ms);
  const over = Math.floor(-ms / MINUTE);
  return html`<div class="conduct__clock">
      <p class="conduct__time conduct__time--${look(ms)}" role="timer"><span class="unseen">${t("Time left:")} </span>${digits(ms)}</p>
      <button type="button" class="button" ?disabled=${ms <= 0} @click=${add(-1)}>−1<span class="unseen">: ${t("One minute less")}</span></button>
      <button type="button" class="button" @click=${add(1)}>+1<span class="unseen">: ${t("One minute more")}</span></button>
      <button type="button" class="button" @click=${() => panel.give("stage.time", { paused: !resting })}>
        ${icon(resting ? "play" : "pause")}${resting ? t("Go on") : t("Pause")}
      </button>
    </div>
    <progress class="conduct__bar" max=${whole || 1} value=${Math.max(0, whole - Math.max(0, ms))} aria-hidden="true"></progress>
    ${over >= 1 && !resting ? html`<p class="small conduct__over">${tn("Over by {n} minute.", "Over by {n} minutes.", over)}</p>` : nothing}`;
}

/** @param {any} desk @param {any} panel */
function overdue(desk, panel) {
  const { agenda, standing } = desk.room;
  const { starts = null, ends = null } = standing.told ?? {};
  const minutes = late({ steps: agenda.steps, at: agenda.at, stage: standing.stage, starts, ends, now: desk.board.now() });
  if (minutes === null || minutes < NOTHING) return nothing;
  const found = shortened(agenda.steps.slice(agenda.at + 1), minutes);
  const gained = found.reduce((total, { from, to }) => total + from - to, 0);
  return html`<div class="conduct__late">
    <p>${icon("clock", "icon--small")}<b>${tn("{n} minute late.", "{n} minutes late.", minutes)}</b></p>
    ${found.length
      ? html`<p class="small">${t("The coming steps could be shorter: {steps}.", { steps: found.map(({ title, from, to }) => t("{title} {from} → {to} min", { title, from, to })).join(", ") })}</p>
          <button type="button" class="button" @click=${() => shorten(desk, panel, found)}>${tn("Shorten by {n} minute", "Shorten by {n} minutes", gained)}</button>`
      : html`<p class="small">${t("The coming steps can't be shorter.")}</p>`}
  </div>`;
}

/** @param {any} desk @param {any} panel @param {{id: string, from: number, to: number}[]} found */
async function shorten(desk, panel, found) {
  const set = async (/** @type {"from" | "to"} */ which) => {
    for (const step of found) if (!(await panel.give("step.set", { step: step.id, minutes: step[which] }))) return false;
    await desk.room.agenda.ask();
    return true;
  };
  if (await set("to")) desk.toast.show(t("The coming steps are shorter now."), () => set("from"));
}
