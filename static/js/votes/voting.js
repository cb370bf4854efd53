/** The ballot of a vote, and beside it what is left, who sees it, and how many have voted. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { icon } from "../ui/icon.js";
import { t, tn } from "../ui/words.js";
import { conduct } from "./conduct.js";
import { share } from "./parts.js";

/** @typedef {{desk: any, poll: import("./ways.js").Poll, told: any, ballot: import("./ballot.js").Ballot, way: import("./ways.js").Way, close: () => void}} Open */

/** @param {Open} open */
export function voting({ desk, poll, told, ballot, way }) {
  const n = poll.options.length;
  const { draw } = desk.votes.view;
  const drawn = poll.secret && n > 1;
  const sheet = { desk, poll, options: ballot.options, ballot: ballot.said, change: ballot.change, redraw: draw };
  return html`<p class="vote__lead muted" ?hidden=${n === 1}>
      ${drawn ? tn("{n} option, in an order drawn for each person.", "{n} options, in an order drawn for each person.", n) : tn("{n} option.", "{n} options.", n)}
    </p>
    ${groups(poll, ballot)} ${told ? way.draw(sheet) : html`<p class="muted">${t("Your ballot is being fetched…")}</p>`}`;
}

/** @param {import("./ways.js").Poll} poll @param {import("./ballot.js").Ballot} ballot */
function groups({ settings }, ballot) {
  if (!settings.groups?.length) return nothing;
  const choose = (/** @type {Event} */ event) => ballot.join(/** @type {HTMLSelectElement} */ (event.target).value);
  return html`<label class="field vote__group">
    <span class="field__label">${t("Your group")}</span>
    <select @change=${choose}>
      <option value="" .selected=${!ballot.group}>${t("I don't say")}</option>
      ${settings.groups.map((/** @type {string} */ group) => html`<option value=${group} .selected=${ballot.group === group}>${group}</option>`)}
    </select>
    <span class="field__hint">${t("Results are shown by group, and never for fewer than five people.")}</span>
  </label>`;
}

/** @param {Open} open */
export function side(open) {
  const { desk, poll, ballot, way } = open;
  const votes = ["participant", "facilitator"].includes(desk.board.role) && !desk.board.gone;
  return html`<h3 class="vote__now">${t("Now: vote")}</h3>
    ${votes ? purse(way.purse(poll, ballot.said)) : nothing} ${secrecy(poll)}
    ${fact("undo-2", t("You can change it"), t("Change your vote as often as you like until the vote is closed."))}
    ${fact("info", t("How to vote"), way.rules(poll).join(" "))}
    ${fact("scale", t("The tally is not the decision"), t("The vote helps to choose. The group decides afterwards."))}
    <div class="vote__foot">${votes ? own(open) : html`<p class="small muted">${t("You can look at this vote, and not take part in it.")}</p>`} ${turnout(open)} ${conduct(desk, poll)}</div>`;
}

/** @param {Open} open */
function own({ desk, poll, ballot, way, close }) {
  const [picture, words] = ballot.state;
  const { missing } = ballot;
  const done = () => {
    if (missing) return desk.toast.show(missing);
    ballot.send(true);
    close();
    desk.toast.show(t("Your vote counts. You can change it until the vote is closed."));
  };
  return html`<p class="vote__state" role="status">${icon(missing ? "info" : picture, "icon--small")}<span>${missing || words}</span></p>
    <button type="button" class="button button--primary button--large button--wide" aria-disabled=${missing ? "true" : nothing} @click=${done}>${t("I'm done")}</button>
    ${desk.allowed.facilitates ? html`<button type="button" class="button button--wide" @click=${() => desk.sheet("ballots", { poll, way })}>${icon("keyboard")}${t("Type paper ballots")}</button>` : nothing}`;
}

/** @param {{words: string, full?: number, of?: number} | null} found */
function purse(found) {
  if (!found) return nothing;
  const { words, full = 0, of = 0 } = found;
  const dots = of && of <= 10 ? html`<span class="vote__dots" aria-hidden="true">${Array.from({ length: of }, (_, at) => html`<i class="dot ${at < full ? "dot--full" : ""}"></i>`)}</span>` : nothing;
  return html`<p class="vote__purse" role="status"><span>${words}</span>${dots}</p>`;
}

/** @param {import("./ways.js").Poll} poll */
function secrecy({ secret }) {
  return secret
    ? card("eye-off", t("Secret vote"), t("Nobody sees yours, not even the facilitator. The result opens for all together."))
    : card("eye", t("Open vote"), t("Everybody can see how you vote, with your name."));
}

/** @param {string} picture @param {string} title @param {string} words */
function card(picture, title, words) {
  return html`<div class="vote__card">${icon(picture)}<p><strong>${title}</strong><br />${words}</p></div>`;
}

/** @param {string} picture @param {string} title @param {string} words */
function fact(picture, title, words) {
  return words ? html`<div class="vote__fact">${icon(picture)}<p><strong>${title}</strong><br />${words}</p></div>` : nothing;
}

/** How many have voted; never what. @param {{poll: import("./ways.js").Poll, told: any}} open */
export function turnout({ poll, told }) {
  const { cast } = poll;
  const people = Math.max(told?.people ?? 0, cast);
  const words = people ? tn("{cast} of {n} person has voted", "{cast} of {n} people have voted", people, { cast }) : tn("{n} person has voted", "{n} people have voted", cast);
  return html`<div class="vote__turnout"><p>${words}</p>${share(people ? cast / people : 0, "vote__bar")}</div>`;
}
