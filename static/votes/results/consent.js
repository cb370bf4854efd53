/** What came out of asking for consent: the objections above all. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { t, tn } from "../../js/ui/words.js";
import { textOf } from "../../js/votes/chart.js";

/** @type {import("../../js/votes/ways.js").Result} */
export const result = {
  lead: ({ tally }) => `${tn("{n} person consents.", "{n} people consent.", tally.consents)} ${tn("{n} objection.", "{n} objections.", tally.objections.length)}`,
  draw: ({ poll, tally }) =>
    html`<p class="stands__proposal">${textOf(poll, tally.options[0].id)}</p>
      ${tally.objections.length
        ? html`<h3 class="vote__part">${t("Objections")}</h3>
            <ol class="reasons">
              ${tally.objections.map((/** @type {any} */ { reason, harms }) => html`<li><strong>${reason}</strong><br />${t("It would harm: {aim}", { aim: harms })}</li>`)}
            </ol>
            <p>${t("What would make it good enough for now? Change the proposal, try it for a shorter time, or ask a wider circle.")}</p>`
        : html`<p class="note-of">${t("Nobody objects. When will you look at it again?")}</p>`}
      ${tally.reactions.length
        ? html`<h3 class="vote__part">${t("What people said with their consent")}</h3>
            <ul class="reasons">
              ${tally.reactions.map((/** @type {string} */ words) => html`<li>${words}</li>`)}
            </ul>`
        : nothing}`,
  how: () => [t("A proposal has consent when nobody objects. One objection is enough to go on working on it; it is never outvoted."), t("Objections are shown without names, each with the aim it would harm.")],
  line: ({ tally }) => `${tn("{n} person consents.", "{n} people consent.", tally.consents)} ${tn("{n} objection.", "{n} objections.", tally.objections.length)}`,
  brief: ({ support }) => (support === 1 ? "✓" : "!"),
};
