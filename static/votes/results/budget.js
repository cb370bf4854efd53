/** What came out of a budget: equal shares beside the greedy rule, who paid, and why not that. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { icon } from "../../js/ui/icon.js";
import { t, tn } from "../../js/ui/words.js";
import { chart, textOf } from "../../js/votes/chart.js";
import { money } from "../../js/votes/money.js";
import { paid } from "./paid.js";

/** @type {import("../../js/votes/ways.js").Result} */
export const result = {
  lead: ({ tally }) => `${tn("{n} ballot.", "{n} ballots.", tally.ballots)} ${t("There are {total} to spend.", { total: money(tally.total) })}`,
  draw({ desk, poll, tally, groups }) {
    const bought = new Set(tally.shares.bought);
    const bars = tally.options.map((/** @type {any} */ line) => ({
      id: line.id,
      text: textOf(poll, line.id),
      part: line.support,
      value: tn("{n} person", "{n} people", line.people),
      more: t("costs {cost}", { cost: money(line.cost) }),
      first: bought.has(line.id),
      agreement: line.agreement,
    }));
    return html`<div class="purses">${column(poll, tally, t("Equal shares"), t("Everybody decides on an equal share of the money."), tally.shares)}${column(poll, tally, t("Most votes first"), t("The usual rule: whatever has most votes and still fits."), tally.greedy)}</div>
      ${paid(poll, tally.shares)}
      <h3 class="vote__part">${t("How many said yes")}</h3>
      ${chart(poll.title, bars, groups?.across)}
      <p class="vote__more"><a class="button" href="/api/v1/boards/${desk.page.board}/export/pabulib?poll=${poll.id}" download>${icon("download")}${t("All ballots, to count again (.pb)")}</a></p>`;
  },
  how: () => [
    t("Equal shares (Peters, Pierczyński and Skowron, 2021): the money is divided equally among all who voted. Of what its supporters can still pay, the option with the most effective votes is bought; they share its cost as equally as possible."),
    t("Who has less than the others pays what is left and counts as that part of a vote. All is computed in exact fractions."),
    t("When nothing more can be paid, everybody's share is raised step by step as long as the total is enough; then whatever still fits is added by votes."),
    t("Ties go to the cheaper option, then to the one with more votes, then to the one put up first."),
  ],
  line: ({ tally }, { id, people }) => {
    const in_ = tally.shares.bought.includes(id) ? t("bought by equal shares") : t("not bought by equal shares");
    return `${tn("{n} person", "{n} people", people)}, ${in_}`;
  },
  brief: ({ people }) => String(people),
};

/** @param {any} poll @param {any} tally @param {string} name @param {string} words @param {any} found */
function column(poll, tally, name, words, found) {
  const cost = (/** @type {string} */ id) => money(poll.options.find((/** @type {any} */ option) => option.id === id)?.cost ?? 0);
  return html`<section class="purses__one" aria-label=${name}>
    <h3 class="vote__part">${name}</h3>
    <p class="small muted">${words}</p>
    <ul class="purses__list">
      ${found.bought.map((/** @type {string} */ id) => html`<li><span>${textOf(poll, id)}</span><strong>${cost(id)}</strong></li>`)}
    </ul>
    <p class="small">${t("Together {spent}, {left} is left over.", { spent: money(found.spent), left: money(found.left) })}<br />${tn("{got} of {n} person gets something they chose.", "{got} of {n} people get something they chose.", tally.ballots, { got: found.represented })}</p>
    ${Object.keys(found.not).length
      ? html`<details class="counting">
          <summary class="counting__open">${t("Why not the others")}</summary>
          <ul class="reasons">
            ${Object.entries(found.not).map(([id, why]) => html`<li><strong>${textOf(poll, id)}:</strong> ${reason(why)}</li>`)}
          </ul>
        </details>`
      : nothing}
  </section>`;
}

/** @param {any} why */
function reason({ why, cost, had, left }) {
  switch (why) {
    case "none":
      return t("nobody chose it.");
    case "dear":
      return t("it costs {cost}, more than there is.", { cost: money(cost) });
    case "short":
      return t("it costs {cost}, and those who chose it had {had} left together.", { cost: money(cost), had: money(had.amount) });
    default:
      return t("it costs {cost}, and only {left} was left when its turn came.", { cost: money(cost), left: money(left) });
  }
}
