/** The teams of the workshop: their names, how many people are in each, and how people come into them. */

import { html, nothing, repeat } from "../../vendor/lit/lit.js";
import { icon } from "../ui/icon.js";
import { t, tn } from "../ui/words.js";
import { asked } from "./asked.js";
import { select } from "./select.js";

/** As many teams as a workshop has at most; workshop/web/teams.py says so. */
const MOST = 60;
const TOGETHER = 4;

/** @typedef {{id: string, title: string, people: number}} Team */

export class Teams {
  /** @type {Team[]} */
  all = [];
  teaming = "";
  /** "coming", "here" or "away" */
  state = "coming";
  #desk;
  #path;

  /** @param {any} desk */
  constructor(desk) {
    this.#desk = desk;
    this.#path = `/api/v1/sessions/${desk.page.session.id}`;
  }

  async load() {
    const answer = await fetch(this.#path).catch(() => undefined);
    this.state = answer?.ok ? "here" : "away";
    if (answer?.ok) ({ teams: this.all, teaming: this.teaming } = await answer.json());
    this.#desk.draw();
  }

  /** @param {number} many */
  async add(many) {
    const next = this.all.length + 1;
    const titles = Array.from({ length: many }, (_, at) => t("Team {n}", { n: next + at }));
    if (await this.#ask("POST", "/teams", { titles })) this.#desk.live.say(tn("{n} team is there now.", "{n} teams are there now.", this.all.length));
  }

  /** @param {Team} team @param {string} title */
  async rename(team, title) {
    if (title.trim() && title.trim() !== team.title) await this.#ask("PATCH", `/teams/${team.id}`, { title });
    this.#desk.draw();
  }

  async draw() {
    if (await this.#ask("POST", "/draw", {})) this.#desk.toast.show(t("Everybody who is here has a team now."));
  }

  /** How people come into teams. @param {string} teaming */
  async come(teaming) {
    if (await asked(this.#desk, "PATCH", "", { teaming })) this.teaming = teaming;
    this.#desk.draw();
  }

  /** @param {string} method @param {string} path @param {object} given @returns {Promise<boolean>} */
  async #ask(method, path, given) {
    const told = await asked(this.#desk, method, path, given);
    if (told) this.all = told.teams;
    this.#desk.draw();
    return Boolean(told);
  }
}

/** @param {any} desk */
export function drawTeams(desk) {
  const { teams } = desk;
  return html`<div class="planning__top"><h2 class="planning__name" tabindex="-1">${t("Teams")}</h2></div>
    <div class="planning__sheet">
      ${teams.state === "coming" ? html`<p>${t("The teams are coming…")}</p>` : nothing}
      ${teams.state === "away" ? html`<p>${t("This needs the connection. Try again in a moment.")} <button type="button" class="button" @click=${() => teams.load()}>${t("Try again")}</button></p>` : nothing}
      ${teams.state === "here" ? here(teams) : nothing}
    </div>`;
}

/** @param {Teams} teams */
function here(teams) {
  const add = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const { many } = /** @type {any} */ (event.target).elements;
    teams.add(Number(many.value));
  };
  const room = MOST - teams.all.length;
  const come = (/** @type {Event} */ event) => teams.come(/** @type {HTMLSelectElement} */ (event.target).value);
  const ways = [
    ["chosen", t("They choose it when they come")],
    ["drawn", t("They are drawn when they come")],
    ["given", t("You put them into one, in the room")],
  ];
  return html`${teams.all.length ? select(t("How people come into their team"), teams.teaming, ways, come) : html`<p>${t("Without teams all work on one board. Each team gets a board of its own.")}</p>`}
    <ul class="teams">
      ${repeat(
        teams.all,
        (/** @type {Team} */ { id }) => id,
        (/** @type {Team} */ team, /** @type {number} */ at) => html`<li class="teams__one">
          <label class="field teams__name">
            <span class="unseen">${t("Name of team {n}", { n: at + 1 })}</span>
            <input maxlength="200" autocomplete="off" .value=${team.title} @change=${(/** @type {Event} */ event) => teams.rename(team, /** @type {HTMLInputElement} */ (event.target).value)} />
          </label>
          ${team.people ? html`<span class="muted">${tn("{n} person", "{n} people", team.people)}</span>` : nothing}
          <a class="button" href="/b/${team.id}" aria-label=${t("Open the board of “{title}”", { title: team.title })}>${t("Open")}</a>
        </li>`,
      )}
    </ul>
    ${room > 0
      ? html`<form class="teams__add" @submit=${add}>
          <label class="field">
            <span class="field__label">${t("How many more teams")}</span>
            <input type="number" name="many" inputmode="numeric" min="1" max=${room} step="1" value=${Math.min(TOGETHER, room)} required />
          </label>
          <button class="button">${icon("plus")}${t("Add teams")}</button>
        </form>`
      : nothing}
    ${teams.all.length
      ? html`<div class="teams__draw">
          <button type="button" class="button" @click=${() => teams.draw()}>${icon("shuffle")}${t("Draw people into teams")}</button>
          <p class="field__hint">${t("Only people without a team are drawn, so that teams are even.")}</p>
        </div>`
      : nothing}`;
}
