/** What holds in a step, in words: who sees what, who may change what, and how people vote. */

import { askedLike, wayName } from "../asking/ways.js";
import { t, tn } from "../ui/words.js";

/** @typedef {{icon: string, words: string}} Held */

/** @param {any} step @param {Record<string, {title: () => string}>} kinds @returns {Held[]} */
export function holds(step, kinds) {
  if (step.break) return [];
  const silent = step.silent ? [{ icon: "volume-2", words: t("Silent round") }] : [];
  const rotate = step.rotate ? [{ icon: "shuffle", words: t("People change tables") }] : [];
  const poll = step.poll ? [{ icon: "vote", words: voteWords(step.poll) }] : [];
  return [seen(step), changed(step, kinds), ...silent, ...rotate, ...poll];
}

/** The words of a mode of thinking. @param {string | undefined} mode */
export function modeWords(mode) {
  switch (mode) {
    case "divergent":
      return t("Divergent");
    case "groan":
      return t("Groan zone");
    case "convergent":
      return t("Convergent");
    default:
      return t("No mode");
  }
}

/** @param {any} step @returns {Held} */
function seen({ private: alone, circle, authors, where }) {
  if (alone) return { icon: "eye-off", words: circle === 2 ? t("Pairs see each other's notes") : circle === 4 ? t("Fours see each other's notes") : t("Each person sees only their own notes") };
  const named = authors !== "hidden";
  if (where === "teams") return { icon: "users", words: named ? t("The team sees all, with names") : t("The team sees all, without names") };
  return { icon: "eye", words: named ? t("Everybody sees all, with names") : t("Everybody sees all, without names") };
}

/** @param {any} step @param {Record<string, {title: () => string}>} kinds @returns {Held} */
function changed({ locked, tools }, kinds) {
  if (locked) return { icon: "lock", words: t("Board locked") };
  if (!tools) return { icon: "lock-open", words: t("Board open") };
  const names = tools.filter((/** @type {string} */ name) => kinds[name]).map((/** @type {string} */ name) => kinds[name].title());
  return { icon: "pencil", words: names.length ? t("Only: {tools}", { tools: names.join(", ") }) : t("Nothing to add") };
}

/** How people vote, in words. @param {{way: string, secret: boolean, settings: any}} poll */
export function voteWords(poll) {
  const name = askedLike(poll);
  const { settings } = poll;
  const much = name === "dots" && settings.budget ? [tn("{n} vote each", "{n} votes each", settings.budget)] : [];
  return [wayName(name), ...much, poll.secret ? t("secret vote") : t("open vote")].join(", ");
}
