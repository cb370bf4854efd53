/** What the room is told of its step: the question, a result, a pause, the beginning or the end; its clock; the way in. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { icon } from "../ui/icon.js";
import { language, t } from "../ui/words.js";
import { clock as digits } from "../wall/head.js";
import { bars } from "./results.js";

/** @typedef {import("../model/board.js").Board} Board */

/** @param {Board} board @param {import("./results.js").Shown | undefined} result @returns {{shows: string, key: string, view: unknown}} */
export function stage(board, result) {
  const { step, title, question, notice, ends_at, done } = /** @type {any} */ (board.stage);
  const paused = step && board.get(step)?.break;
  const notes = notice ? html`<p class="projector__notice">${icon("megaphone")}<span>${notice}</span></p>` : nothing;
  const shows = done ? "end" : result ? "result" : paused ? "pause" : title || question ? "step" : "lobby";
  const view = {
    end: () => html`<p class="projector__question">${t("Thank you for coming.")}</p><p class="projector__more">${t("The workshop is over.")}</p>`,
    result: () => bars(/** @type {any} */ (result)),
    pause: () => html`<p class="projector__question">${ends_at ? t("Break until {time}", { time: hour(ends_at) }) : t("Break")}</p>${question ? html`<p class="projector__more">${question}</p>` : nothing}`,
    step: () => html`<p class="projector__question">${question || title}</p>`,
    lobby: () => html`<p class="projector__question">${t("Welcome. Join with your phone.")}</p>`,
  }[shows]();
  return { shows, key: JSON.stringify([shows, title, question, notice, ends_at && paused, result?.poll.id, result?.tally]), view: html`${notes}${view}` };
}

/** What is done now, and the time left for it. @param {Board} board */
export function clock(board) {
  const { title, question, silent, private: own, where, ends_at, left, done } = /** @type {any} */ (board.stage);
  if (done) return nothing;
  const how = [
    question && title ? t("Now: {step}", { step: title }) : "",
    silent ? t("in silence") : "",
    own ? t("each for themselves") : "",
    where === "teams" ? t("in the teams") : "",
  ];
  const time = left ?? (ends_at === undefined ? undefined : ends_at - board.now());
  return html`<p class="projector__now">${how.filter(Boolean).join(" · ")}</p>
    ${time === undefined ? nothing : html`<p class="projector__time ${time <= -1000 ? "projector__time--over" : ""}" role="timer"><span class="unseen">${t("Time left:")}</span>${digits(time)}${left === undefined ? nothing : html` <span class="projector__rests">${t("paused")}</span>`}</p>`}`;
}

/** The address and the code, in groups of digits. @param {any} page @param {string} shows */
export function way({ host, session }, shows) {
  if (shows === "end") return nothing;
  const code = session.code.replace(/(\d{4})(?=\d)/g, "$1 ");
  return html`<p class="projector__address">${t("or go to {address} with", { address: host })}</p><p class="projector__code">${code}</p>`;
}

/** @param {number} at */
function hour(at) {
  return new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" }).format(at);
}
