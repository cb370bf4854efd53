/** The ways to vote as a facilitator chooses among them: what each is called, when it fits, and what it lets one set. */

import { t } from "../ui/words.js";

/**
 * @typedef {object} Asked one way to choose
 * @property {string} name
 * @property {string} way on the shelf of votes
 * @property {string} icon
 * @property {Record<string, any>} settings to begin with
 * @property {string[]} [counts] settings that must be a number
 * @property {boolean} [one] it asks about one thing alone
 * @property {boolean} [costs] each option has a cost
 */

/** @type {Asked[]} */
export const ASKED = [
  { name: "dots", way: "dots", icon: "circle-check", settings: { budget: 5, most: 3 }, counts: ["budget", "most"] },
  { name: "single", way: "choice", icon: "check", settings: { most: 1 } },
  { name: "approval", way: "choice", icon: "list-checks", settings: { most: null } },
  { name: "score", way: "score", icon: "star", settings: { most: 5 }, counts: ["most"] },
  { name: "ranking", way: "ranking", icon: "align-start-vertical", settings: {} },
  { name: "gradients", way: "gradients", icon: "gauge", settings: {} },
  { name: "consent", way: "consent", icon: "hand", settings: {}, one: true },
  { name: "matrix", way: "matrix", icon: "grid-2x2", settings: { impact: ["", ""], effort: ["", ""] } },
  { name: "budget", way: "budget", icon: "layers", settings: { total: null }, costs: true },
];

/** @param {string} name @returns {Asked} */
export function asked(name) {
  return /** @type {Asked} */ (ASKED.find((each) => each.name === name));
}

/** How a vote that was held would be asked for. @param {{way: string, settings: any}} poll */
export function askedLike({ way, settings }) {
  if (way !== "choice") return way;
  return settings.most === 1 ? "single" : "approval";
}

/** @param {string} name */
export function wayName(name) {
  switch (name) {
    case "dots":
      return t("Dots");
    case "single":
      return t("One choice");
    case "approval":
      return t("Approval");
    case "score":
      return t("Points");
    case "ranking":
      return t("Ranking");
    case "gradients":
      return t("Gradients of agreement");
    case "consent":
      return t("Consent");
    case "matrix":
      return t("Impact and effort");
    default:
      return t("Budget");
  }
}

/** When it fits, in a sentence. @param {string} name */
export function wayWords(name) {
  switch (name) {
    case "dots":
      return t("To narrow many ideas down: each person spreads a few votes.");
    case "single":
      return t("When only one can be: each person names it.");
    case "approval":
      return t("To find what most can live with: each person says yes to all that are good.");
    case "score":
      return t("When it matters how good each one is: each person gives points.");
    case "ranking":
      return t("To find an order of a few: each person puts them in theirs.");
    case "gradients":
      return t("To hear how much support there is, from full support to a veto, with reasons.");
    case "consent":
      return t("To try one proposal: it stands unless somebody says which aim it would harm.");
    case "matrix":
      return t("To see where people differ: each places every idea by its impact and effort.");
    default:
      return t("To share out money: each person says what they would pay for, and every vote counts alike.");
  }
}
