/** What came out of gradients of agreement: how many stand where, and why; never an average. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { t, tn } from "../../js/ui/words.js";
import { agreementWords, textOf } from "../../js/votes/chart.js";
import { LEVELS, levelName } from "../../js/votes/levels.js";
import { share } from "../../js/votes/parts.js";

/** @type {import("../../js/votes/ways.js").Result} */
export const result = {
  lead: ({ tally }) => tn("{n} ballot.", "{n} ballots.", tally.ballots),
  draw: ({ poll, tally }) => html`${tally.options.map((/** @type {any} */ line) => proposal(poll, line))}`,
  how: () => [
    t("How many people stand at each of the eight levels is counted, and never averaged: the shape is what to look at."),
    t("Proposals with the fewest at “serious disagreement” and “veto” come first. That is an order to talk in."),
    t("Whether the support is good enough is for the group to judge."),
  ],
  line: (_, { zones, people }) => (people ? t("{for} for it, {between} in between, {against} against it", zones) : t("nobody has said anything")),
  brief: ({ zones, people }) => `${zones.for}/${people}`,
};

/** @param {any} poll @param {any} line */
function proposal(poll, line) {
  const most = Math.max(1, ...line.histogram);
  const word = agreementWords(line.agreement);
  return html`<section class="stands">
    <h3 class="vote__part">${textOf(poll, line.id)}</h3>
    <p class="small muted">${result.line(/** @type {any} */ ({ poll }), line)}${word ? ` · ${word}` : ""}</p>
    <table class="stands__table">
      <caption class="unseen">${textOf(poll, line.id)}</caption>
      <thead class="unseen"><tr><th>${t("Level")}</th><th>${t("People")}</th></tr></thead>
      <tbody>
        ${LEVELS.map(
          (level) => html`<tr class=${level > 6 ? "stands__against" : ""}>
            <th scope="row"><span class="gradients__level" aria-hidden="true">${level}</span>${levelName(level)}</th>
            <td>${share(line.histogram[level - 1] / most)}<strong>${line.histogram[level - 1]}</strong></td>
          </tr>`,
        )}
      </tbody>
    </table>
    ${line.reasons.length
      ? html`<h4 class="small">${t("Why, those furthest from it first")}</h4>
          <ul class="reasons">
            ${line.reasons.map((/** @type {any} */ { level, reason }) => html`<li><strong>${level} · ${levelName(level)}:</strong> ${reason}</li>`)}
          </ul>`
      : nothing}
  </section>`;
}
