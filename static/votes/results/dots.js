/** What came out of a vote by dots. */

import { t, tn } from "../../js/ui/words.js";
import { chart, textOf } from "../../js/votes/chart.js";

/** @type {import("../../js/votes/ways.js").Result} */
export const result = {
  lead: ({ tally }) => tn("{dots} vote on {n} ballot.", "{dots} votes on {n} ballots.", tally.ballots, { dots: tally.dots }),
  draw({ poll, tally, groups }) {
    const most = Math.max(1, ...tally.options.map((/** @type {any} */ { dots }) => dots));
    const bars = tally.options.map((/** @type {any} */ line) => ({
      id: line.id,
      text: textOf(poll, line.id),
      part: line.dots / most,
      value: tn("{n} vote", "{n} votes", line.dots),
      more: tn("{n} person", "{n} people", line.people),
      first: line.rank === 1 && line.dots > 0,
      agreement: line.agreement,
    }));
    return chart(poll.title, bars, groups?.across);
  },
  how: () => [
    t("All votes on an option are added up; beside them stands how many people gave any."),
    t("“Fine for nearly all”: at least two thirds of the ballots have votes on it."),
    t("“Few, but strongly”: fewer than three in ten gave it votes, and nearly as many as they could."),
  ],
  line: (_, line) => `${tn("{n} vote", "{n} votes", line.dots)}, ${tn("{n} person", "{n} people", line.people)}`,
  brief: ({ dots }) => String(dots),
};
