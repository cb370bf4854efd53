/** The eight gradients of agreement, after Sam Kaner, and what somebody at each of them says. */

import { t } from "../ui/words.js";

export const LEVELS = [1, 2, 3, 4, 5, 6, 7, 8];

/** @param {number} level */
export function levelName(level) {
  return [
    t("Whole-hearted endorsement"),
    t("Agreement with a minor point of contention"),
    t("Support with reservations"),
    t("Abstain"),
    t("More discussion needed"),
    t("Don't like it, but will support it"),
    t("Serious disagreement"),
    t("Veto"),
  ][level - 1];
}

/** @param {number} level */
export function levelWords(level) {
  return [
    t("“I really like it.”"),
    t("“Not perfect, but good enough.”"),
    t("“I can live with it.”"),
    t("“I leave it to the others.”"),
    t("“I don't understand it well enough yet.”"),
    t("“I don't want to hold up the group.”"),
    t("“I am not on board with this.”"),
    t("“I block this.”"),
  ][level - 1];
}
