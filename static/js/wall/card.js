/** A team's card: its name, who calls, its board small, and how lively it is, all of it also in words. */

import { html, nothing, svg } from "../../vendor/lit/lit.js";
import { icon } from "../ui/icon.js";
import { t, tn } from "../ui/words.js";

const MINUTE = 60_000;
const IDLE = 4;
const LEAST = 4;

/** @typedef {import("./feed.js").Team} Team */
/** @typedef {{now: number, facilitates: boolean, ready: boolean, attend: (board: string, person: string) => void, harvest: (teams: Team[]) => void}} Around */

/** @param {Team} team @param {Around} around */
export function card(team, around) {
  const name = `team-${team.id}`;
  return html`<li class="team ${team.help.length ? "team--help" : ""}">
    <section aria-labelledby=${name}>
      <div class="team__head">
        <h2 class="team__name" id=${name}>${team.title}</h2>
        <a class="button button--quiet" href="/b/${team.id}">${t("Go there")}<span class="unseen">: ${team.title}</span>${icon("chevron-right")}</a>
      </div>
      <div class="team__state">${state(team, around)}</div>
      <div class="team__picture"><canvas data-board=${team.id} aria-hidden="true"></canvas>${kept(team)}</div>
      <div class="team__foot">
        ${pulse(team.pulse)}
        <p class="team__fact"><strong>${tn("{n} note", "{n} notes", team.notes)}</strong><span class=${idle(team, around.now) >= IDLE ? "team__idle" : ""}>${since(team, around.now)}</span></p>
        <p class="team__fact"><strong>${t("{n} of {of}", { n: team.voices, of: team.people })}</strong><span>${t("wrote")}</span></p>
        ${around.facilitates ? harvesting(team, around) : nothing}
      </div>
    </section>
  </li>`;
}

/** Who calls, else who is ready, wants more time or is here. @param {Team} team @param {Around} around */
function state({ id, help, ready, time, people, here }, around) {
  const facts = [
    here < people ? t("{n} of {of} here", { n: here, of: people }) : tn("{n} here", "{n} are here", here),
    ready && !around.ready ? t("{n} of {of} ready", { n: ready, of: people }) : "",
    time ? tn("{n} wants more time", "{n} want more time", time) : "",
  ];
  if (!help.length)
    return html`${around.ready ? html`<span class="team__ready">${icon("check")}${t("All ready")}</span>` : nothing}<span class="muted">${facts.filter(Boolean).join(" · ")}</span>`;
  const [{ person, name, since }] = help;
  const minutes = Math.floor((around.now - since) / MINUTE);
  const words = minutes < 1 ? t("{name} asks for help", { name }) : tn("{name} has been waiting for {n} minute", "{name} has been waiting for {n} minutes", minutes, { name });
  const more = help.length > 1 ? ` ${tn("and {n} more", "and {n} others", help.length - 1)}` : "";
  return html`<span class="team__call">${icon("hand")}<span>${words}${more}</span></span>
    ${around.facilitates ? html`<button type="button" class="button" @click=${() => around.attend(id, person)}>${t("Attended")}<span class="unseen">: ${name}</span></button>` : nothing}`;
}

/** @param {Team} team @param {Around} around */
function harvesting(team, { harvest }) {
  const words = team.harvested ? tn("{n} harvested", "{n} harvested", team.harvested) : t("Harvest");
  return html`<button type="button" class="button button--quiet ${team.harvested ? "team__harvested" : ""}" @click=${() => harvest([team])}>${icon(team.harvested ? "check" : "download")}${words}<span class="unseen">: ${team.title}</span></button>`;
}

/** What is written in private is counted and not shown. @param {Team} team */
function kept({ notes, hidden, things }) {
  if (hidden) return html`<p class="team__kept">${icon("eye-off", "icon--small")}${tn("{n} note is being written in private", "{n} notes are being written in private", hidden)}</p>`;
  return notes || things.length ? nothing : html`<p class="team__kept">${t("Nothing written yet")}</p>`;
}

/** Whole minutes without anything new; -1 before the first. @param {Team} team @param {number} now */
function idle({ last }, now) {
  return last === null ? -1 : Math.max(0, Math.floor((now - last) / MINUTE));
}

/** @param {Team} team @param {number} now */
function since(team, now) {
  const minutes = idle(team, now);
  if (minutes < 0) return t("nobody yet");
  if (minutes < 1) return t("active now");
  if (minutes < IDLE) return tn("last {n} minute ago", "last {n} minutes ago", minutes);
  return tn("idle for {n} minute", "idle for {n} minutes", minutes);
}

/** @param {number[]} counts of each of the last ten minutes */
function pulse(counts) {
  const most = Math.max(LEAST, ...counts);
  const bars = counts.map((count, at) => {
    const h = count ? Math.max(4, (24 * count) / most) : 2;
    return svg`<rect x=${at * 8} y=${25 - h} width="5" height=${h} rx="2"></rect>`;
  });
  return html`<svg class="team__pulse" viewBox="0 0 77 25" aria-hidden="true">${bars}</svg>`;
}
