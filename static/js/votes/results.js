/** What came out of a vote: the tally, by group, round by round, and how it was counted. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { t, tn } from "../ui/words.js";
import { textOf } from "./chart.js";
import { shortly } from "./outline.js";

/** A vote whose tally nobody may see yet. @param {any} _desk @param {import("./ways.js").Poll} poll @param {any} told */
export function waiting(_desk, poll, told) {
  if (poll.state === "closed") return html`<p class="vote__lead">${t("The vote is closed. The facilitator shows the result to all at once.")}</p>`;
  return html`<p class="vote__lead muted">${told ? t("The result is not open yet.") : t("The result is being fetched…")}</p>`;
}

/** @param {import("./ways.js").Told} told @param {import("./ways.js").Result} result @param {import("./votes.js").Votes} votes */
export function results(told, result, votes) {
  const { poll, tally, groups } = told;
  const people = votes.told(poll.id)?.people ?? 0;
  const absent = Math.max(0, people - tally.ballots);
  return html`<p class="vote__lead">${result.lead(told)} ${absent ? tn("{n} person did not vote.", "{n} people did not vote.", absent) : nothing}</p>
    ${tally.ballots ? result.draw(told) : html`<p>${t("Nobody has voted.")}</p>`}
    ${tally.ties.length ? html`<p class="small muted">${t("Tied: {options}. They stand in the order in which they were put up.", { options: tally.ties.map((/** @type {string[]} */ ids) => ids.map((id) => textOf(poll, id)).join(" = ")).join("; ") })}</p>` : nothing}
    ${rounds(poll, votes)} ${groups ? byGroup(told, result, groups) : nothing}
    <details class="counting">
      <summary class="counting__open">${t("How we count")}</summary>
      <ul class="counting__list">
        ${result.how().map((sentence) => html`<li>${sentence}</li>`)}
      </ul>
    </details>`;
}

/** Side by side with the rounds before, option by option. @param {import("./ways.js").Poll} poll @param {import("./votes.js").Votes} votes */
function rounds(poll, votes) {
  const all = votes.rounds(poll);
  if (all.length < 2) return nothing;
  return html`<section class="rounds">
    <h3 class="vote__part">${t("Round by round")}</h3>
    <div class="scroll" tabindex="0" role="group" aria-label=${t("Round by round")}>
      <table class="plain">
        <thead><tr><th>${t("Option")}</th>${all.map(({ round }) => html`<th>${t("Round {n}", { n: round })}</th>`)}</tr></thead>
        <tbody>
          ${poll.options.map((option) => html`<tr><th scope="row">${shortly(option.text)}</th>${all.map((each) => html`<td>${votes.wordsFor(each, option) || "–"}</td>`)}</tr>`)}
        </tbody>
      </table>
    </div>
  </section>`;
}

/** @param {import("./ways.js").Told} told @param {import("./ways.js").Result} result @param {any} groups */
function byGroup(told, result, { groups, withheld }) {
  const { poll } = told;
  return html`<section class="rounds">
    <h3 class="vote__part">${t("By group")}</h3>
    ${groups.length
      ? html`<div class="scroll" tabindex="0" role="group" aria-label=${t("By group")}>
          <table class="plain">
            <thead><tr><th>${t("Option")}</th>${groups.map((/** @type {any} */ each) => html`<th>${each.group}<br /><span class="small muted">${tn("{n} ballot", "{n} ballots", each.ballots)}</span></th>`)}</tr></thead>
            <tbody>
              ${poll.options.map(
                ({ id, text }) => html`<tr><th scope="row">${shortly(text)}</th>${groups.map((/** @type {any} */ { tally }) => html`<td>${result.line({ ...told, tally }, tally.options.find((/** @type {any} */ line) => line.id === id))}</td>`)}</tr>`,
              )}
            </tbody>
          </table>
        </div>`
      : nothing}
    ${withheld ? html`<p class="small muted">${tn("{n} ballot is not shown by group: fewer than five people would be recognised.", "{n} ballots are not shown by group: fewer than five people would be recognised.", withheld)}</p>` : nothing}
  </section>`;
}
