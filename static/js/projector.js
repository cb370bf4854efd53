/** The projector: what the room reads from its wall, live: the question, the clock, the way in, counts and results. */

import { html, nothing, render } from "../vendor/lit/lit.js";
import { open } from "./net/start.js";
import { fit } from "./projector/fit.js";
import { Results } from "./projector/results.js";
import { clock, stage, way } from "./projector/stage.js";
import { tools } from "./projector/tools.js";
import { learn, t, tn } from "./ui/words.js";

const SECOND = 1_000;
const COUNT = 5_000;
const AGAIN = 3_000;

const $ = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const page = JSON.parse($("page").textContent ?? "");
/** @type {import("./model/board.js").Board | undefined} */
let board;
/** @type {Results | undefined} */
let results;
/** @type {{notes: number, writers: number, here: number} | undefined} */
let counted;
let shown = "";

function draw() {
  if (!board || !results) return;
  const text = stage(board, results.told());
  render(text.view, $("stage"));
  document.body.dataset.shows = text.shows;
  render(way(page, text.shows), $("way"));
  render(count(), $("count"));
  render(line(), $("line"));
  tick();
  if (shown !== text.key) fit($("stage")); // last, for what stands around it takes its room
  shown = text.key;
}

function tick() {
  if (board) render(clock(board), $("clock"));
}

function count() {
  if (!counted) return nothing;
  const { notes, writers, here } = counted;
  if (!notes) return html`<p class="projector__number">${here}</p><p>${here === 1 ? t("person is here") : t("people are here")}</p>`;
  return html`<p class="projector__number">${notes}</p><p>${notes === 1 ? t("note by") : t("notes by")}<br />${tn("{n} person", "{n} people", writers)}</p>`;
}

/** What is said where the line is down. */
function line() {
  if (board?.gone) return html`<p>${board.gone}</p>`;
  return board?.status.state === "offline" ? html`<p>${t("No connection. Trying again…")}</p>` : nothing;
}

async function ask() {
  if (document.visibilityState !== "visible" || board?.gone) return;
  const answer = await fetch(`/api/v1/sessions/${page.session.id}/count`).catch(() => undefined);
  if (answer?.ok) counted = await answer.json().catch(() => counted);
  draw();
}

/** A room must not go dark while it reads. */
async function awake() {
  if (document.visibilityState === "visible") await /** @type {any} */ (navigator).wakeLock?.request("screen").catch(() => {});
}

async function begin() {
  await learn(page.words).catch(() => {}); // English is better than nothing
  tools($("tools"));
  const opened = await open(page).catch(() => undefined);
  if (!opened) return setTimeout(() => location.reload(), AGAIN);
  board = opened;
  results = new Results(opened, draw);
  opened.listen(() => draw());
  draw();
  await ask();
  setInterval(tick, SECOND / 4);
  setInterval(ask, COUNT);
}

new ResizeObserver(() => fit($("stage"))).observe($("stage"));
document.fonts.addEventListener("loadingdone", () => fit($("stage")));
document.addEventListener("visibilitychange", () => {
  awake();
  ask();
});
awake();
begin();
