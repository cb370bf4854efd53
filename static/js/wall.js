/** The wall: every team's board live and small, in cards that never change places. */

import { html, nothing, render } from "../vendor/lit/lit.js";
import "./page.js";
import { each } from "./ui/each.js";
import { icon } from "./ui/icon.js";
import { Live } from "./ui/live.js";
import { Toast } from "./ui/toast.js";
import { learn, t, tn } from "./ui/words.js";
import { card } from "./wall/card.js";
import { Feed } from "./wall/feed.js";
import { line, now } from "./wall/head.js";
import { paint, repaint } from "./wall/picture.js";

const SECOND = 1000;

const $ = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const page = JSON.parse($("page").textContent ?? "");
const live = new Live($("live"));
const toast = new Toast($("toast"), live);
const feed = new Feed(page.session, take);
const facilitates = page.role === "facilitator";

/** Whose calls for help have been told. @type {Set<string>} */
let called = new Set();

/** Something has come, or the line has changed. @param {import("./wall/feed.js").Team[]} fresh the teams whose picture is another now */
function take(fresh) {
  draw();
  for (const team of fresh) paint(canvasOf(team.id), team.things);
  tellCalls();
}

function draw() {
  render(line(feed), $("line"));
  render(now(feed), $("now"));
  if (feed.teams) render(wall(feed.teams), $("wall"));
  else if (feed.trouble) render(html`<p class="notice notice--error" role="alert">${feed.trouble}</p>`, $("wall"));
}

/** @param {import("./wall/feed.js").Team[]} teams */
function wall(teams) {
  const helped = teams.filter(({ help }) => help.length).length;
  const ready = teams.filter(isReady).length;
  return html`<div class="wall__head">
      <h1 class="wall__title">${tn("{n} team live", "{n} teams live", teams.length)}</h1>
      ${helped ? html`<p class="wall__count wall__count--help">${icon("hand")}${tn("{n} asks for help", "{n} ask for help", helped)}</p>` : nothing}
      ${ready ? html`<p class="wall__count wall__count--ready">${icon("check")}${tn("{n} ready", "{n} are ready", ready)}</p>` : nothing}
      ${facilitates && teams.length ? html`<button type="button" class="button button--primary wall__main" @click=${() => harvest(teams)}>${icon("download")}${t("Harvest from the teams")}</button>` : nothing}
    </div>
    ${teams.length
      ? html`<ul class="teams" aria-label=${t("Teams")}>${each(teams, (team) => card(team, { now: feed.now, facilitates, ready: isReady(team), attend, harvest }))}</ul>`
      : html`<p class="notice">${t("This workshop has no teams yet. Once there are some, their boards are seen here.")}</p>`}`;
}

/** @param {import("./wall/feed.js").Team} team */
function isReady({ ready, people, here }) {
  return ready > 0 && ready >= (here || people);
}

/** @param {string} board */
function canvasOf(board) {
  return /** @type {HTMLCanvasElement | null} */ (document.querySelector(`canvas[data-board="${board}"]`));
}

function tellCalls() {
  const calls = (feed.teams ?? []).flatMap(({ id, title, help }) => help.map((sign) => ({ ...sign, key: `${id} ${sign.person}`, team: title })));
  for (const { key, name, team } of calls) {
    if (!called.has(key)) live.say(t("{name} of {team} asks for help.", { name, team }));
  }
  called = new Set(calls.map(({ key }) => key));
}

/** @param {import("./wall/feed.js").Team[]} teams whose notes and groups to choose from */
async function harvest(teams) {
  const sheet = await import("./wall/harvest.js").catch(() => undefined);
  if (!sheet) return toast.show(t("This needs the connection. Try again in a moment."));
  if (!document.querySelector("dialog[open]")) sheet.open({ session: page.session, teams, done: harvested });
}

/** @param {string} words @param {(() => Promise<boolean>) | undefined} undo */
function harvested(words, undo) {
  feed.soon();
  const back = async () => {
    if (!(await undo?.())) toast.show(t("Not all of it could be taken back; look on the plenary board."));
    feed.soon();
  };
  toast.show(words, undo && back, t("Undo"), 10_000);
}

/** Take down a call for help. @param {string} board @param {string} person */
async function attend(board, person) {
  const body = JSON.stringify({ board, person });
  const answer = await fetch(`/api/v1/sessions/${page.session}/attend`, { method: "POST", body, headers: { "Content-Type": "application/json" } }).catch(() => undefined);
  if (!answer?.ok) toast.show((await answer?.json().catch(() => undefined))?.detail ?? t("This needs the connection. Try again in a moment."));
  feed.soon();
}

async function begin() {
  await learn(page.words).catch(() => {}); // English is better than nothing
  addEventListener("worn", () => feed.teams && repaint());
  addEventListener("resize", () => feed.teams && repaint());
  setInterval(draw, SECOND);
  feed.start();
}

begin();
