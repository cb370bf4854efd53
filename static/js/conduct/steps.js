/** The agenda at the top of the page: steps as pills, done ones ticked, the present one lifted; where there is little room as strokes. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { icon } from "../ui/icon.js";
import { t } from "../ui/words.js";

/** So far from the present one a step is left out first, where there is little room. */
const FAR = 2;

/** @param {{steps: import("./agenda.js").Step[], at: number}} agenda @param {boolean} done the workshop is over */
export function steps({ steps: all, at }, done) {
  if (!all.length) return nothing;
  const place = done ? all.length : at;
  return html`<ol class="top__steps" aria-label=${t("Agenda")}>
      ${all.map((step, n) => pill(step, n, place))}
    </ol>
    <div class="paces" role="img" aria-label=${placeWords(all.length, at, done)}>
      ${all.map((_, n) => html`<i class="paces__one ${n <= place ? "paces__one--done" : ""}"></i>`)}
    </div>`;
}

/** @param {number} count @param {number} at @param {boolean} done */
export function placeWords(count, at, done) {
  if (done) return t("The workshop is over");
  return at < 0 ? t("The workshop has not begun yet") : t("Step {n} of {count}", { n: at + 1, count });
}

/** @param {import("./agenda.js").Step} step @param {number} n @param {number} place */
function pill({ title }, n, place) {
  const state = n < place ? "done" : n === place ? "now" : "next";
  const far = Math.abs(n - Math.max(place, 0)) > FAR ? "steps__one--far" : "";
  const words = title || t("Step {n}", { n: n + 1 });
  return html`<li class="steps__one steps__one--${state} ${far}" aria-current=${state === "now" ? "step" : nothing} title=${words}>
    ${state === "done" ? html`${icon("check", "icon--small")}<span class="unseen">${t("Done:")} </span>` : nothing}<span class="steps__words">${words}</span>
  </li>`;
}
