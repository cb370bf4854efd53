/** What a link claims: that one thing leads to another, increases it, reduces it, or affects it somehow. */

import { t, tn } from "./words.js";

export const CLAIMS = ["plain", "+", "-", "?"];

/** A causal link of which nobody has said how it acts claims none of these. @param {{sort?: string, polarity?: string}} link */
export function claimOf({ sort, polarity }) {
  return sort === "causal" ? (polarity ?? "") : "plain";
}

/** @param {string} claim */
export function claimFields(claim) {
  return claim === "plain" ? { sort: "plain" } : { sort: "causal", polarity: claim };
}

/** @param {string} claim */
export function claimName(claim) {
  switch (claim) {
    case "+":
      return t("Increases");
    case "-":
      return t("Reduces");
    case "plain":
      return t("Leads to");
    default:
      return t("Affects");
  }
}

/** @param {string} claim */
export function claimIcon(claim) {
  return { "+": "plus", "-": "minus", "?": "circle-help" }[claim] ?? "arrow-right";
}

/** The sentence a link says, with {from} and {to} still in it. @param {any} link */
export function claimSentence(link) {
  const late = link.sort === "causal" && link.delay;
  switch (claimOf(link)) {
    case "+":
      return late ? t("“{from}” increases “{to}”, with delay") : t("“{from}” increases “{to}”");
    case "-":
      return late ? t("“{from}” reduces “{to}”, with delay") : t("“{from}” reduces “{to}”");
    case "plain":
      return t("“{from}” leads to “{to}”");
    default:
      return late ? t("“{from}” affects “{to}”, with delay") : t("“{from}” affects “{to}”");
  }
}

/** What else is said of a link: how sure people are, whether it is contested, on how many notes it rests. @param {any} link @param {number} notes @returns {string[]} */
export function linkFacts({ confidence, contested }, notes) {
  return [...(confidence ? [confidenceWords(confidence)] : []), ...(contested ? [t("contested")] : []), ...(notes ? [evidenceWords(notes)] : [])];
}

/** @param {string} confidence */
export function confidenceWords(confidence) {
  switch (confidence) {
    case "low":
      return t("not sure");
    case "high":
      return t("very sure");
    default:
      return t("fairly sure");
  }
}

/** @param {number} count */
export function evidenceWords(count) {
  return tn("{n} note as evidence", "{n} notes as evidence", count);
}

/** @param {any} link @param {{from: string, to: string}} ends @param {number} [notes] that it rests on */
export function linkWords(link, ends, notes = 0) {
  const said = claimSentence(link).replace(/\{(from|to)\}/g, (_, end) => ends[/** @type {"from" | "to"} */ (end)]);
  return [said, ...linkFacts(link, notes)].join(", ");
}
