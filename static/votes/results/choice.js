/** What came out of a choice. */

import { percent, t, tn } from "../../js/ui/words.js";
import { chart, textOf } from "../../js/votes/chart.js";

/** @type {import("../../js/votes/ways.js").Result} */
export const result = {
  lead: ({ tally }) => tn("{n} ballot.", "{n} ballots.", tally.ballots),
  draw({ poll, tally, groups }) {
    const bars = tally.options.map((/** @type {any} */ line) => ({
      id: line.id,
      text: textOf(poll, line.id),
      part: line.support,
      value: tn("{n} person", "{n} people", line.people),
      more: percent(Math.round(line.support * 100)),
      first: line.rank === 1 && line.people > 0,
      agreement: line.agreement,
    }));
    return chart(poll.title, bars, groups?.across);
  },
  how: () => [
    t("Each option has as many votes as people chose it."),
    t("“Fine for nearly all”: at least four in five chose it."),
    t("“People are divided”: where one may choose as many as one likes, about half said yes and half left it out."),
  ],
  line: (_, line) => `${tn("{n} person", "{n} people", line.people)}, ${percent(Math.round(line.support * 100))}`,
  brief: ({ people }) => String(people),
};
