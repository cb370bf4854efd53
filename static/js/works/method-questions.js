/** What methods ask of their frames, in a sentence each; the checks are those of workshop/insights/methods.py. */

import { t, tn } from "../ui/words.js";

/** @type {Record<string, (hint: import("./hints.js").Hint, about: import("./hints.js").About) => string>} */
export const METHOD_QUESTIONS = {
  events: ({ count, total }, { frame }) => t("{count} of {total} notes in “{frame}” are events. What keeps happening beneath them?", { count, total, frame }),
  "loose-event": ({ count }, { name }) =>
    tn("“{name}” belongs to no pattern yet. What keeps happening there?", "{n} events belong to no pattern yet, “{name}” among them. What keeps happening there?", count, { name }),
  chain: (_, { names: [event, pattern, structure, belief] }) =>
    t("“{event}” belongs to “{pattern}”, which is held up by “{structure}”, because of the belief “{belief}”. Does that hold, read aloud?", { event, pattern, structure, belief }),
  absent: ({ count }, { name }) =>
    tn("“{name}”: affected, but not here. How do we hear them?", "{n} are affected, but not here, “{name}” among them. How do we hear them?", count, { name }),
  unmeasured: ({ count }, { name }) =>
    tn("“{name}” has no indicator. How would we know?", "{n} outcomes have no indicator, “{name}” among them. How would we know?", count, { name }),
  "leads-nowhere": ({ count }, { name }) =>
    tn("No link leads on from “{name}”. What does it make possible?", "No link leads on from {n} interventions, “{name}” among them. What do they make possible?", count, { name }),
  untested: ({ count }, { name }) =>
    tn("Nobody has said yet that “{name}” holds. How could we find out?", "Nobody has said yet that {n} assumptions hold, “{name}” among them. How could we find out?", count, { name }),
  "unsigned-way": ({ count }, { name }) =>
    tn("Does “{name}” serve the future, or prolong today?", "Do {n} things on the way, “{name}” among them, serve the future or prolong today?", count, { name }),
  "no-seed": ({ count }, { name }) =>
    tn("“{name}”: where is there a seed of it today?", "{n} pictures of the future, “{name}” among them: where is there a seed of them today?", count, { name }),
  assumed: ({ count, total }, { frame }) => t("{count} of {total} notes in “{frame}” are assumed. Whom could we ask?", { count, total, frame }),
  "empty-stage": ({ stages }, { frame }) => t("“{frame}” tells nothing yet of: {stages}. What happens there?", { frame, stages: stages.join(", ") }),
};
