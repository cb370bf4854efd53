/** What a comment asks of whoever reads it: the five sorts, and plain ones. */

import { t } from "./words.js";

/** @typedef {{on?: string, loop?: string[], x?: number, y?: number}} About what a comment is on, or where */

export const REMARKS = ["question", "evidence", "contradiction", "praise", "risk"];

/** @param {string} sort */
export function remarkName(sort) {
  switch (sort) {
    case "question":
      return t("Question");
    case "evidence":
      return t("Missing evidence");
    case "contradiction":
      return t("Contradiction");
    case "praise":
      return t("Praise");
    case "risk":
      return t("Risk");
    default:
      return t("Just a comment");
  }
}

/** What a comment is about, in its words. @param {any} desk @param {About} about */
export function aboutWords({ board, kinds, links }, { on = "", loop }) {
  const words = (/** @type {string} */ id) => {
    const record = board.get(id);
    return record ? kinds[record.kind].words(record) || kinds[record.kind].title() : "";
  };
  if (loop) return loop.map(words).join(" → ");
  return board.get(on)?.kind === "link" ? links.words(board.get(on)) : words(on);
}
