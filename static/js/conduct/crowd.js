/** The people of the room by team, in a few lines: who asks for help, who is away, whose notes wait, who is ready. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { openSheet } from "../sheets/index.js";
import { each } from "../ui/each.js";
import { icon } from "../ui/icon.js";
import { t, tn } from "../ui/words.js";

const MINUTE = 60_000;

/** Who asks for help, whoever waits longest first. @param {any} desk */
export function drawCalls(desk) {
  const { standing } = desk.room;
  return html`<ul class="conduct__calls" aria-live="polite">
    ${standing.told ? each(standing.help, (/** @type {any} */ help) => call(desk, help)) : nothing}
  </ul>`;
}

/** @param {any} desk */
export function drawPeople(desk) {
  const { standing } = desk.room;
  const { told, people } = standing;
  if (!told) return nothing;
  const here = people.filter((/** @type {any} */ { board }) => board).length;
  const teams = told.teams.length ? `, ${tn("{n} team", "{n} teams", told.teams.length)}` : "";
  return html`<section class="conduct__people" aria-labelledby="conduct-people">
    <div class="conduct__head">
      <h3 id="conduct-people">${tn("{n} person", "{n} people", people.length)}${teams}</h3>
      <button type="button" class="button button--quiet" @click=${() => openSheet("people", desk)}>${t("See all")}</button>
    </div>
    <p class="small muted conduct__counts">
      ${[
        tn("{n} is here", "{n} are here", here),
        told.ready ? tn("{n} of {all} is ready", "{n} of {all} are ready", told.ready, { all: people.length }) : "",
        told.time ? tn("{n} wants more time", "{n} want more time", told.time) : "",
      ]
        .filter(Boolean)
        .join(" · ")}
    </p>
    ${told.teams.length ? html`<dl class="conduct__teams">${told.teams.map((/** @type {any} */ team) => oneTeam(standing, team.title, (/** @type {any} */ each) => each.team === team.id))} ${oneTeam(standing, t("No team"), (/** @type {any} */ each) => !each.team)}</dl>` : html`<p class="conduct__names">${names(standing, people)}</p>`}
  </section>`;
}

/** @param {any} desk @param {{person: string, name: string, board: string, since: number}} help */
function call(desk, { person, name, board: at, since }) {
  const { board, page, room } = desk;
  const team = room.standing.told.teams.find((/** @type {any} */ { id }) => id === at)?.title;
  const minutes = Math.max(0, Math.floor((board.now() - since) / MINUTE));
  const waits = minutes ? tn("for {n} minute", "for {n} minutes", minutes) : t("just now");
  const place = team ? t("Team {team}, {since}", { team, since: waits }) : t("On the board of all, {since}", { since: waits });
  const there = at === board.id;
  const go = () => (at === page.session.board || team ? location.assign(`/b/${at}`) : undefined);
  const done = () => board.ask("signal.lower", { sort: "help", person }).then(() => room.standing.soon());
  return html`<li class="conduct__call">
    ${icon("hand")}
    <span class="conduct__words"><b>${t("{name} asks for help", { name })}</b><span class="small">${place}</span></span>
    ${there
      ? html`<button type="button" class="button" @click=${done}>${t("Helped")}<span class="unseen">: ${name}</span></button>`
      : html`<button type="button" class="button" @click=${go}>${t("Go there")}<span class="unseen">: ${name}</span></button>`}
  </li>`;
}

/** @param {any} standing @param {string} title @param {(person: any) => boolean} belongs */
function oneTeam(standing, title, belongs) {
  const people = standing.people.filter(belongs);
  if (!people.length) return nothing;
  return html`<div class="conduct__team">
    <dt>${title}</dt>
    <dd>${names(standing, people)}</dd>
  </div>`;
}

/** @param {any} standing @param {any[]} people */
function names(standing, people) {
  return people.map((person, n) => html`${n ? ", " : ""}${one(standing, person)}`);
}

/** @param {any} standing @param {any} person */
function one({ help, told }, { id, name, board, unsent, writing }) {
  if (help.some((/** @type {any} */ { person }) => person === id)) return html`<span class="conduct__one conduct__one--help">${icon("hand", "icon--small")}<b>${name}</b></span>`;
  if (unsent) return html`<span class="conduct__one">${icon("cloud-upload", "icon--small")}<b>${name}</b><span class="unseen"> (${t("notes not sent yet")})</span></span>`;
  if (!board) return html`<span class="conduct__one muted" title=${t("away")}>${name}<span class="conduct__away"> (${t("away")})</span></span>`;
  return html`<span class="conduct__one">${writing ? icon("pencil", "icon--small") : nothing}${name}${told && writing ? html`<span class="unseen"> (${t("is writing")})</span>` : nothing}</span>`;
}
