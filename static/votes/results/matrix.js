/** What came out of placing by impact and effort: medians with their spread, the widest first. */

import { html, nothing, svg } from "../../vendor/lit/lit.js";
import { t, tn } from "../../js/ui/words.js";
import { textOf } from "../../js/votes/chart.js";
import { money as number } from "../../js/votes/money.js";

/** @type {import("../../js/votes/ways.js").Result} */
export const result = {
  lead: ({ tally }) => tn("{n} ballot.", "{n} ballots.", tally.ballots),
  draw({ poll, tally }) {
    const wide = tally.options.filter((/** @type {any} */ line) => line.wide).length;
    return html`<p class="note-of">${wide ? tn("People place {n} option very differently. What do they see that others don't?", "People place {n} options very differently. What do they see that others don't?", wide) : t("People place all options alike.")}</p>
      <div class="matrix matrix--result">
        ${plane(tally)}
        <div class="scroll" tabindex="0" role="group" aria-label=${t("Impact and effort")}>
          <table class="plain">
            <caption class="unseen">${poll.title}</caption>
            <thead><tr><td></td><th>${t("Option")}</th><th>${t("Impact")}</th><th>${t("Effort")}</th><th>${t("Where")}</th></tr></thead>
            <tbody>
              ${tally.options.map(
                (/** @type {any} */ line, /** @type {number} */ at) => html`<tr class=${line.wide ? "plain__wide" : ""}>
                  <td>${at + 1}</td>
                  <th scope="row">${textOf(poll, line.id)}${line.wide ? html`<br /><span class="small">${t("very different places")}</span>` : nothing}</th>
                  <td>${axis(line.impact)}</td>
                  <td>${axis(line.effort)}</td>
                  <td>${quadrant(line.quadrant)}</td>
                </tr>`,
              )}
            </tbody>
          </table>
        </div>
      </div>`;
  },
  how: () => [
    t("The median is the place in the middle: as many people placed it higher as lower."),
    t("The spread is the distance between the quartiles: half of the people are within it."),
    t("Options with a spread of 3 or more come first, for they are worth talking about."),
  ],
  line: (_, { impact, effort, people }) => (people ? t("impact {impact}, effort {effort}", { impact: number(impact.median), effort: number(effort.median) }) : t("not placed")),
  brief: ({ impact, effort, people }) => (people ? `${number(impact.median)}/${number(effort.median)}` : "–"),
};

/** @param {any} found */
function axis({ median, spread, least, most }) {
  if (median === null) return "–";
  return html`<strong>${number(median)}</strong><br /><span class="small muted">${t("spread {spread}, from {least} to {most}", { spread: number(spread), least, most })}</span>`;
}

/** @param {string | null} name */
function quadrant(name) {
  switch (name) {
    case "quick":
      return t("much for little");
    case "big":
      return t("much for much");
    case "small":
      return t("little for little");
    case "hard":
      return t("little for much");
    default:
      return t("in the middle");
  }
}

/** The medians in the field, with lines as long as the spread; the table says the same. @param {any} tally */
function plane({ options }) {
  const mark = (/** @type {any} */ { impact, effort, people }, /** @type {number} */ at) => {
    if (!people) return "";
    const [x, y] = [effort.median * 10 - 5, 105 - impact.median * 10];
    return svg`<g class="field-of__mark">
      <path class="field-of__spread" d="M${x - effort.spread * 5} ${y}h${effort.spread * 10}M${x} ${y - impact.spread * 5}v${impact.spread * 10}"></path>
      <circle cx=${x} cy=${y} r="4.6"></circle><text x=${x} y=${y + 1.9}>${at + 1}</text>
    </g>`;
  };
  return html`<figure class="field-of" aria-hidden="true">
    <figcaption class="field-of__top">${t("Impact")} ↑</figcaption>
    <div class="field-of__plane"><svg viewBox="0 0 100 100" class="field-of__marks">${svg`<path class="field-of__line" d="M50 0V100M0 50H100"></path>`}${options.map(mark)}</svg></div>
    <p class="field-of__end">${t("Effort")} →</p>
  </figure>`;
}
