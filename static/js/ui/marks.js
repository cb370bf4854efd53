/** What hangs on a thing, in a few words: for its label, its row in the list, and the marks drawn on it. */

import { SIGNS, signName } from "./signs.js";
import { t, tn } from "./words.js";

/** @param {import("../space/hanging.js").Hanging} hanging @param {string} id */
export function marksOf(hanging, id) {
  const signs = hanging.signs(id);
  return { talk: hanging.talk(id), signs: SIGNS.flatMap((sort) => signs.get(sort) ?? []) };
}

/** The icon of a comment's sort. @param {string} [sort] */
export function remarkIcon(sort = "") {
  return { question: "circle-help", evidence: "search", contradiction: "shuffle", praise: "heart", risk: "triangle-alert" }[sort] ?? "message-square";
}

/** @param {{all: number, open: number}} talk */
export function talkWords({ all, open }) {
  if (!all) return "";
  return open ? tn("{n} comment", "{n} comments", open) : t("Comments settled");
}

/** @param {import("../space/hanging.js").Sign} sign */
export function signWords({ sort, count, mine }) {
  const words = `${signName(sort)}: ${count}`;
  return mine ? t("{words}, yours too", { words }) : words;
}

/** @param {ReturnType<typeof marksOf>} marks @returns {string[]} */
export function marksWords({ talk, signs }) {
  return [...signs.map(signWords), talkWords(talk)].filter(Boolean);
}

/** How many notes were merged into one, itself included; empty for one alone. @param {{merged?: any[]}} note */
export function togetherWords({ merged }) {
  return merged ? tn("{n} note together", "{n} notes together", merged.length + 1) : "";
}
