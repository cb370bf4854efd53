/** The run of show: the agenda as a sheet to hold in the hand, with clock times, what holds, and who does what. */

import { kinds } from "../objects/index.js";
import { html, nothing, render } from "../vendor/lit/lit.js";
import { Kits } from "./agenda/kits.js";
import { holds, modeWords } from "./agenda/holds.js";
import { inOrder } from "./agenda/steps.js";
import { clock, day, lasting, timed } from "./agenda/times.js";
import { Board } from "./model/board.js";
import { icon } from "./ui/icon.js";
import { learn, t } from "./ui/words.js";

const page = JSON.parse(document.getElementById("page")?.textContent ?? "{}");
const place = /** @type {HTMLElement} */ (document.getElementById("main"));

/** The board as the server has it now. @returns {Promise<Board>} */
async function read() {
  const answer = await fetch(`/api/v1/boards/${page.board}`);
  if (!answer.ok) throw new Error(`the board answered ${answer.status}`);
  const { seq, records } = await answer.json();
  const board = new Board({ id: page.board });
  board.reset(seq, Object.values(records));
  return board;
}

/** @param {Board} board @param {Kits} kits */
function draw(board, kits) {
  const steps = inOrder(board);
  const { begins, total } = timed(/** @type {any[]} */ (steps));
  render(
    html`<header class="run__head">
        <div>
          <p class="run__kind">${t("Run of show")}</p>
          <h1 class="run__title">${page.title}</h1>
          <p class="run__facts">${facts(total).map((fact) => html`<span>${fact}</span>`)}</p>
        </div>
        <div class="run__deeds">
          <a class="button" href="/s/${page.session.id}/agenda">${icon("arrow-left")}${t("To the agenda")}</a>
          <button type="button" class="button button--primary" @click=${() => print()}>${t("Print")}</button>
        </div>
      </header>
      ${steps.length ? table(steps, begins, total, kits) : html`<p>${t("The agenda has no steps yet.")}</p>`}`,
    place,
  );
}

/** @param {number} total minutes */
function facts(total) {
  const { starts, place, code } = page.session;
  return [
    ...(starts ? [t("{day}, {begin} to {end}", { day: day(starts), begin: clock(starts, 0), end: clock(starts, total) })] : []),
    lasting(total),
    ...(place ? [place] : []),
    t("Code {code}", { code: `${code.slice(0, 4)} ${code.slice(4)}` }),
  ];
}

/** @param {any[]} steps @param {number[]} begins @param {number} total @param {Kits} kits */
function table(steps, begins, total, kits) {
  const { starts } = page.session;
  const row = (/** @type {any} */ step, /** @type {number} */ at) => html`<tr ?data-pause=${step.break}>
    <td class="run__time"><strong>${clock(starts, begins[at])}</strong><br />${lasting(step.minutes)}</td>
    <th scope="row"><span class="run__step">
      <strong>${step.title}</strong>
      ${step.question ? html`<span>${step.question}</span>` : nothing}
      ${step.method || step.mode ? html`<span class="run__mode">${[step.method && kits.name(step.method), step.mode && modeWords(step.mode)].filter(Boolean).join(" · ")}</span>` : nothing}
    </span></th>
    <td data-words=${t("What holds")}>${holding(step)}</td>
    <td class="run__text" data-words=${step.cue ? t("Cue") : nothing}>${step.cue ?? nothing}</td>
    <td class="run__text" data-words=${step.roles ? t("Who does what") : nothing}>${step.roles ?? nothing}</td>
  </tr>`;
  return html`<table class="run__table">
    <caption class="unseen">${t("Run of show")}</caption>
    <thead>
      <tr>${[t("Time"), t("Step and question"), t("What holds"), t("Cue"), t("Who does what")].map((words) => html`<th scope="col">${words}</th>`)}</tr>
    </thead>
    <tbody>
      ${steps.map(row)}
      <tr><td class="run__time"><strong>${clock(starts, total)}</strong></td><th scope="row"><strong>${t("End")}</strong></th><td></td><td></td><td></td></tr>
    </tbody>
  </table>`;
}

/** @param {any} step */
function holding(step) {
  if (step.break) return nothing;
  const where = { icon: "users", words: step.where === "teams" ? t("In teams") : t("All together") };
  return html`<ul class="run__holds">${[where, ...holds(step, { ...kinds, loop: { title: () => t("Loops") } })].map(({ words }) => html`<li>${words}</li>`)}</ul>`;
}

async function start() {
  const kits = new Kits(page.kits, () => {});
  const [board] = await Promise.all([read(), learn(page.words), kits.here]);
  place.replaceChildren();
  draw(board, kits);
  document.body.removeAttribute("data-loading");
}

start().catch((error) => {
  /** @type {HTMLElement} */ (document.getElementById("loading")).textContent = t("The agenda could not be opened. Check the connection, then load the page again.");
  throw error;
});
