/** The votes in the list: each question with how it stands, what came out in words, and what was decided. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { each } from "../ui/each.js";
import { icon } from "../ui/icon.js";
import { t, tn } from "../ui/words.js";
import { over, wayName } from "./ways.js";

const MOST = 100;

/** @param {import("./votes.js").Votes} votes */
export function section(votes) {
  const { polls } = votes;
  return html`<section class="part" aria-labelledby="part-votes">
    <header class="part__head">
      <h2 class="part__title" id="part-votes" tabindex="-1">${t("Votes")}</h2>
      <span class="small muted">${tn("{n} vote", "{n} votes", polls.length)}</span>
    </header>
    <ul class="part__rows">
      ${each(polls, (poll) => html`<li class="voted">${one(votes, poll)}</li>`)}
    </ul>
  </section>`;
}

/** @param {import("./votes.js").Votes} votes @param {import("./ways.js").Poll} poll */
export function one(votes, poll) {
  const lines = votes.told(poll.id)?.tally?.options ?? [];
  const open = poll.state === "open";
  const act = open ? t("Vote now") : t("Look at it");
  return html`<div class="voted__head">
      <h3 class="voted__title">${poll.title}</h3>
      <button type="button" class="deed" @click=${() => votes.open(poll.id)} aria-label=${`${act}: ${shortly(poll.title)}`}>${icon("vote")}${act}</button>
    </div>
    <p class="small muted">${stateOf(poll)}</p>
    ${lines.length
      ? html`<ol class="voted__lines">
          ${lines.map((/** @type {any} */ line) => html`<li>${shortly(poll.options.find(({ id }) => id === line.id)?.text ?? "")}: ${votes.words(poll, line)}</li>`)}
        </ol>`
      : nothing}
    ${poll.decision ? html`<p class="voted__decision"><strong>${t("Decided:")}</strong> ${poll.decision.decided}</p>` : nothing}`;
}

/** @param {import("./ways.js").Poll} poll */
export function stateOf(poll) {
  const facts = [
    wayName(poll),
    poll.secret ? t("Secret vote") : t("Open vote"),
    poll.round > 1 ? t("Round {n}", { n: poll.round }) : "",
    poll.state === "open" ? t("under way") : over(poll) ? t("the result is open") : t("closed, the result is not shown yet"),
    tn("{n} person has voted", "{n} people have voted", poll.cast),
  ];
  return facts.filter(Boolean).join(" · ");
}

/** @param {string} text */
export function shortly(text) {
  return text.length > MOST ? `${text.slice(0, MOST - 1)}…` : text;
}
