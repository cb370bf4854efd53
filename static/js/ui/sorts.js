/** What a note is: the eleven sorts and their names. */

import { t } from "./words.js";

export const SORTS = [
  "idea",
  "problem",
  "cause",
  "effect",
  "factor",
  "actor",
  "need",
  "question",
  "quote",
  "action",
  "solution",
];

/** The sign beside the word. @type {Record<string, string>} */
const ICONS = {
  problem: "triangle-alert",
  cause: "arrow-right",
  effect: "crosshair",
  factor: "share-2",
  actor: "user",
  need: "heart",
  question: "circle-help",
  quote: "quote",
  action: "flag",
  solution: "circle-check",
};

/** @param {string} sort */
export function sortIcon(sort) {
  return ICONS[sort] ?? "lightbulb";
}

/** @param {string} sort */
export function sortName(sort) {
  switch (sort) {
    case "problem":
      return t("Problem");
    case "cause":
      return t("Cause");
    case "effect":
      return t("Effect");
    case "factor":
      return t("Factor");
    case "actor":
      return t("Actor");
    case "need":
      return t("Need");
    case "question":
      return t("Question");
    case "quote":
      return t("Quote");
    case "action":
      return t("Action");
    case "solution":
      return t("Solution");
    default:
      return t("Idea");
  }
}
