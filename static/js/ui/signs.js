/** The five signs with which people react: their icons and names. */

import { t } from "./words.js";

export const SIGNS = ["agree", "love", "important", "question", "lived"];

/** @param {string} sign */
export function signIcon(sign) {
  return { love: "heart", important: "star", question: "circle-help", lived: "hand" }[sign] ?? "thumbs-up";
}

/** @param {string} sign */
export function signName(sign) {
  switch (sign) {
    case "love":
      return t("I love it");
    case "important":
      return t("Important");
    case "question":
      return t("I have a doubt");
    case "lived":
      return t("I live this too");
    default:
      return t("I agree");
  }
}
