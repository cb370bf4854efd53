/** What came out of a ranking: by Schulze and by Borda, and each option against each other. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { t, tn } from "../../js/ui/words.js";
import { agreementWords, textOf } from "../../js/votes/chart.js";
import { money as number } from "../../js/votes/money.js";
import { shortly } from "../../js/votes/outline.js";
import { share } from "../../js/votes/parts.js";

/** @type {import("../../js/votes/ways.js").Result} */
export const result = {
  lead: ({ tally }) => tn("{n} ballot.", "{n} ballots.", tally.ballots),
  draw: ({ poll, tally }) =>
    html`${tally.disagree
        ? html`<p class="note-of">${t("The two ways to count disagree: by pairs {schulze} is first, by points {borda}. That is worth talking about.", { schulze: names(poll, tally.winners.schulze), borda: names(poll, tally.winners.borda) })}</p>`
        : nothing}
      ${tally.condorcet ? html`<p>${t("More people prefer “{text}” to each other option than the other way round.", { text: textOf(poll, tally.condorcet) })}</p>` : nothing}
      <div class="scroll" tabindex="0" role="group" aria-label=${t("The order")}>
        <table class="plain plain--chart">
          <caption class="unseen">${poll.title}</caption>
          <thead><tr><th>${t("Place by pairs")}</th><th>${t("Option")}</th><th>${t("Place by points")}</th><th>${t("Points")}</th><th>${t("Agreement")}</th></tr></thead>
          <tbody>
            ${tally.options.map(
              (/** @type {any} */ line) => html`<tr>
                <td>${line.rank}</td>
                <th scope="row">${textOf(poll, line.id)}</th>
                <td>${line.borda}</td>
                <td>${share(line.points / Math.max(1, tally.ballots * (poll.options.length - 1)))} ${number(line.points)}</td>
                <td>${agreementWords(line.agreement)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${pairs(poll, tally)}`,
  how: () => [
    t("By pairs (Schulze): each option is compared with each other. The strongest chains of preferences decide, so whoever beats all others comes first."),
    t("By points (Borda): of n options the first on a ballot gets n − 1 points, the next one fewer; what is left out shares the rest."),
    t("When both ways disagree, both are shown."),
  ],
  line: (_, line) => t("place {n} by pairs, {borda} by points", { n: line.rank, borda: line.borda }),
  brief: ({ rank }) => `${rank}.`,
};

/** How many prefer the option of a row to that of a column. @param {any} poll @param {any} tally */
function pairs(poll, tally) {
  const ids = tally.options.map((/** @type {any} */ { id }) => id);
  return html`<details class="counting">
    <summary class="counting__open">${t("Each against each")}</summary>
    <p class="small muted">${t("How many prefer the option of the row to that of the column.")}</p>
    <div class="scroll" tabindex="0" role="group" aria-label=${t("Each against each")}>
      <table class="plain">
        <thead><tr><td></td>${ids.map((/** @type {string} */ id) => html`<th>${shortly(textOf(poll, id))}</th>`)}</tr></thead>
        <tbody>
          ${ids.map(
            (/** @type {string} */ row) => html`<tr><th scope="row">${shortly(textOf(poll, row))}</th>${ids.map((/** @type {string} */ column) => cell(tally.pairs, row, column))}</tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}

/** @param {any} pairs @param {string} row @param {string} column */
function cell(pairs, row, column) {
  if (row === column) return html`<td>–</td>`;
  const [here, there] = [pairs[row][column], pairs[column][row]];
  return html`<td>${here > there ? html`<strong>${here}</strong>` : here}</td>`;
}

/** @param {any} poll @param {string[]} ids */
function names(poll, ids) {
  return ids.map((id) => `“${shortly(textOf(poll, id))}”`).join(", ");
}
