/** The card with the question of this step, and what holds while it lasts. */

import { html, nothing, render } from "../../vendor/lit/lit.js";
import { icon } from "../ui/icon.js";
import { t } from "../ui/words.js";

/** @param {any} desk */
export function question({ board, allowed, room }) {
  const { question, title, private: hidden, locked, silent, missing } = board.stage;
  const notes = [
    hidden && allowed.edits && fact("eye-off", t("Only you see your notes until the facilitator shows them.")),
    silent && fact("shuffle", t("Silent round: group the notes without talking.")),
    missing && fact("circle-help", t("What is missing? {words}", { words: missing })),
    locked && allowed.facilitates && fact("lock", t("The board is locked for everybody else.")),
  ].filter(Boolean);
  if (!question && !notes.length && !title) return room?.spotlight.fact();
  return html`<div class="question">
    ${title ? html`<p class="question__step small">${room?.place() ?? t("Now: {step}", { step: title })}</p>` : nothing}
    ${question ? html`<p class="question__words">${question}</p>` : nothing} ${notes} ${room?.spotlight.fact()}
  </div>`;
}

/** @param {string} picture @param {string} words */
function fact(picture, words) {
  return html`<p class="question__fact small">${icon(picture, "icon--small")}<span>${words}</span></p>`;
}

/** The question folded into one line, where there is no room for the panel beside the canvas. @param {any} desk @param {HTMLElement} place */
export function drawAsk(desk, place) {
  const { question: words, title, silent, missing } = desk.board.stage;
  const said = words || title || (silent && t("Silent round: group the notes without talking.")) || (missing && t("What is missing? {words}", { words: missing }));
  place.hidden = !said;
  render(
    html`<details class="ask__fold">
      <summary class="ask__line"><span>${said}</span>${icon("chevron-down")}</summary>
      ${question(desk)}
    </details>`,
    place,
  );
}
