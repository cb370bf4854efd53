/** What came out of giving points. */

import { t, tn } from "../../js/ui/words.js";
import { chart, textOf } from "../../js/votes/chart.js";
import { money as number } from "../../js/votes/money.js";

/** @type {import("../../js/votes/ways.js").Result} */
export const result = {
  lead: ({ tally }) => tn("{n} ballot.", "{n} ballots.", tally.ballots),
  draw({ poll, tally, groups }) {
    const bars = tally.options.map((/** @type {any} */ line) => ({
      id: line.id,
      text: textOf(poll, line.id),
      part: (line.mean ?? 0) / poll.settings.most,
      value: said(line),
      more: line.people ? tn("median {median}, {n} person", "median {median}, {n} people", line.people, { median: number(line.median) }) : "",
      first: line.rank === 1 && line.people > 0,
      agreement: line.agreement,
    }));
    return chart(poll.title, bars, groups?.across);
  },
  how: () => [
    t("The points of all who gave any are averaged; leaving an option out is no opinion and counts for nothing."),
    t("“Fine for nearly all”: at least four in five gave it half of the points or more, and nobody less than a quarter."),
    t("“People are divided”: at least three in ten gave it much, and at least three in ten little."),
    t("“Few, but strongly”: fewer than three in ten gave it any points, and these gave it many."),
  ],
  line: (_, line) => said(line),
  brief: ({ mean }) => (mean === null ? "–" : number(mean)),
};

/** @param {any} line */
function said({ mean }) {
  return mean === null ? t("no points") : t("{mean} on average", { mean: number(mean) });
}
