/** A loop as sentences that can be read aloud: what follows from more of its first factor, link by link. */

import { t } from "../ui/words.js";

const LONGEST = 80;

/**
 * @typedef {{polarity?: string, delay?: boolean}} Way
 * @typedef {{cause: string, effect: string}} Sentence in two parts, of which the second is what comes of the first
 */

/** @param {{way: Way, from: string, to: string}[]} steps around the loop @returns {Sentence[]} */
export function sentences(steps) {
  let up = true;
  return steps.map(({ way, from, to }) => {
    const then = way.polarity === "+" ? up : way.polarity === "-" ? !up : undefined;
    const sentence = filled(template(up, then, Boolean(way.delay)), named(from), named(to));
    up = then ?? true;
    return sentence;
  });
}

/** What a loop of that sort does, round after round. @param {string} sort */
export function meaning(sort) {
  if (sort === "reinforcing") return t("Reinforcing: each round pushes further the same way.");
  if (sort === "balancing") return t("Balancing: each round pushes back.");
  return t("A sign is missing, so what this loop does is still open.");
}

/** @param {boolean} up @param {boolean | undefined} then undefined while the sign is missing @param {boolean} late */
function template(up, then, late) {
  if (then === undefined) {
    if (up) return late ? t("More {from} affects, with delay, {to}.") : t("More {from} affects {to}.");
    return late ? t("Less {from} affects, with delay, {to}.") : t("Less {from} affects {to}.");
  }
  if (up && then) return late ? t("More {from}, with delay, more {to}.") : t("More {from}, more {to}.");
  if (up) return late ? t("More {from}, with delay, less {to}.") : t("More {from}, less {to}.");
  if (then) return late ? t("Less {from}, with delay, more {to}.") : t("Less {from}, more {to}.");
  return late ? t("Less {from}, with delay, less {to}.") : t("Less {from}, less {to}.");
}

/** Cut before what comes of it: at the last comma, else before the name. @param {string} sentence @param {string} from @param {string} to */
function filled(sentence, from, to) {
  const comma = sentence.lastIndexOf(", ");
  const at = comma < 0 ? sentence.indexOf("{to}") : comma + 2;
  return { cause: sentence.slice(0, at).replace("{from}", () => from), effect: sentence.slice(at).replace("{to}", () => to) };
}

/** A factor's name inside a sentence, without a full stop of its own, and small unless it is an abbreviation. @param {string} name */
function named(name) {
  const text = name.trim().replace(/\s+/g, " ").replace(/\.+$/, "");
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text;
  return /^\p{Lu}(?:\p{Ll}|\s|$)/u.test(cut) ? cut[0].toLowerCase() + cut.slice(1) : cut;
}
