/** What the lobby shows, before the first step and to late comers. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { icon } from "../ui/icon.js";
import { t, tn } from "../ui/words.js";
import { begins, left } from "./times.js";

/** @typedef {import("./room.js").Room} Room */

const SHOWN = 24;

/** @param {Room} room */
export function body(room) {
  const { told, late } = room;
  return html`<div class="lobby__news">
      <h1 class="lobby__hello">${t("Hello, {name}!", { name: told.name })}</h1>
      ${late ? far(room) : waiting(room)}
    </div>
    ${told.code ? code(told.code) : nothing}
    ${told.teams.length ? team(room) : nothing}
    ${told.warm_up ? warmUp(told.warm_up) : nothing}`;
}

/** @param {Room} room */
function waiting({ told, now }) {
  if (told.state === "over") return html`<p>${t("This workshop is over. Thank you for having been part of it!")}</p>`;
  return html`<p>${begins(told.starts, now)}<br />${t("Leave this open: the page moves on by itself.")}</p>
    ${told.place ? html`<p class="muted">${told.place}</p>` : nothing}`;
}

/** @param {string} digits */
function code(digits) {
  const [before, after] = t("Your code is {code}: with it you go on on another device.").split("{code}");
  return html`<p class="lobby__code">${before}<b>${digits.slice(0, 3)} ${digits.slice(3)}</b>${after}</p>`;
}

/** What who comes late has to know. @param {Room} room */
function far({ told, now }) {
  const { step, so_far: soFar } = told;
  if (!step) return nothing;
  return html`${told.purpose ? html`<p>${t("It is about: {purpose}", { purpose: told.purpose })}</p>` : nothing}
    <section class="far" aria-label=${t("Now")}>
      <p class="small">${step.at ? t("Step {at} of {of}", { at: step.at, of: step.of }) : t("Now")}${step.title ? html` · ${step.title}` : nothing}</p>
      ${step.question ? html`<h2 class="far__question">${step.question}</h2>` : nothing}
      <p>${left(step, now)}</p>
    </section>
    <h2 class="unseen">${t("What has happened so far")}</h2>
    <ul class="numbers">
      <li><b>${soFar.steps}</b> ${tn("step done", "steps done", soFar.steps)}</li>
      <li><b>${soFar.notes}</b> ${tn("note written", "notes written", soFar.notes)}</li>
      <li><b>${soFar.groups}</b> ${tn("group made", "groups made", soFar.groups)}</li>
    </ul>`;
}

/** @param {Room} room */
function team(room) {
  const { told } = room;
  const mine = room.team;
  const free = told.teaming === "chosen" && told.role === "participant" && (told.teams.length > 1 || !mine);
  if (mine && !room.choosing) {
    return html`<section class="team" aria-label=${mine.title}>
      <div class="team__head">
        <h2>${mine.title}</h2>
        ${free ? html`<button type="button" class="button button--quiet" @click=${() => room.choose()}>${t("Change")}<span class="unseen">${t("the team")}</span></button>` : nothing}
      </div>
      <ul class="team__people">${faces(told, mine.people)}</ul>
      ${mine.people.length > SHOWN ? html`<p class="small">${tn("and {n} more", "and {n} more", mine.people.length - SHOWN)}</p>` : nothing}
    </section>`;
  }
  return html`<section class="team" aria-labelledby="choose">
    <h2 id="choose">${free ? t("Choose your team") : t("Teams")}</h2>
    ${free && room.late && !told.go ? html`<p>${t("The teams are at work: choose yours, then you come to its board.")}</p>` : nothing}
    ${free ? choices(room) : html`<p>${told.role === "participant" ? t("The facilitator puts you into a team; you see it here.") : t("You can look into every team's board.")}</p>`}
  </section>`;
}

/** @param {Room} room */
function choices(room) {
  const { told } = room;
  return html`<div class="team__choices">
    ${told.teams.map(
      (/** @type {any} */ { id, title, people }) => html`<button type="button" class="button team__choice" aria-pressed=${String(id === told.team)} @click=${() => room.change({ team: id })}>
        <span>${title}</span> <span class="small muted">${tn("{n} person", "{n} people", people.length)}</span>
      </button>`,
    )}
  </div>`;
}

/** Who is there first, then who is still to come. @param {any} told @param {any[]} people */
function faces(told, people) {
  const here = (/** @type {any} */ person) => person.here || person.id === told.person;
  const sorted = [...people].sort((a, b) => Number(b.id === told.person) - Number(a.id === told.person) || Number(here(b)) - Number(here(a)));
  return sorted.slice(0, SHOWN).map((person) => {
    const me = person.id === told.person;
    return html`<li class="team__person ${here(person) ? "" : "team__person--coming"}">
      <span class="initial ${me ? "initial--me" : ""}" aria-hidden="true">${[...person.name][0]}</span>
      <span class="team__name">${me ? t("You") : person.name}${here(person) ? nothing : html`<br /><span class="muted">${t("coming")}</span>`}</span>
    </li>`;
  });
}

/** @param {any} asked */
function warmUp({ question, words, count }) {
  return html`<section class="warm-up" aria-labelledby="warm-up">
    <div>
      <p class="small muted">${t("To warm up")}</p>
      <h2 id="warm-up" class="far__question">${question}</h2>
    </div>
    <ul class="warm-up__words" role="list">
      ${words.map((/** @type {any} */ { text, color }) => html`<li class="word word--${color}">${text}</li>`)}
    </ul>
    <p class="small muted">${count ? tn("{n} word, without a name.", "{n} words, without names.", count) : t("Nobody has written yet. Your word appears without your name.")}</p>
  </section>`;
}

/** @param {Room} room */
export function foot(room) {
  const { told, late, trouble } = room;
  const wrong = trouble ? html`<p class="field__error" role="alert">${trouble}</p>` : nothing;
  if (late || told.state === "over") {
    const way = told.go ? html`<a class="button button--primary button--large button--wide" href=${told.go}>${t("To the board")}</a>` : nothing;
    return html`<div>${wrong}${way}</div>`;
  }
  if (!told.warm_up?.open) return html`<div ?hidden=${!trouble}>${wrong}</div>`;
  const send = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const field = /** @type {HTMLInputElement} */ (/** @type {HTMLFormElement} */ (event.target).elements.namedItem("word"));
    const text = field.value.trim();
    if (text) room.write(text);
    field.value = "";
    field.focus();
  };
  return html`<form @submit=${send}>
    ${wrong}
    <div class="field"><input name="word" maxlength="200" autocomplete="off" enterkeyhint="send" aria-label=${t("Your word")} placeholder=${t("Your word")} /></div>
    <button class="button button--primary">${t("Send")}</button>
  </form>`;
}

/** @param {Room} room */
export function line({ connected, busy }) {
  if (!connected) return t("Connecting…");
  return busy ? t("Sending…") : t("Good connection");
}

/** @param {Room} room */
export function tools(room) {
  const open = async (/** @type {Event} */ event) => {
    const anchor = /** @type {Element} */ (event.currentTarget);
    (await import("./menu.js")).openLobbyMenu(room, anchor);
  };
  return html`<button type="button" class="button" aria-pressed=${String(room.told.help)} @click=${() => room.help()}>${icon("hand")}${room.told.help ? t("Help is coming") : t("Help")}</button>
    <button type="button" class="button button--quiet button--icon" aria-haspopup="menu" aria-label=${t("Menu")} @click=${open}>${icon("menu")}</button>`;
}
