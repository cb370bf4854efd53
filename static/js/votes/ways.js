/** The ways to vote: how people fill in a ballot and read what came out; each is fetched when a vote needs it. Twin of workshop/votes. */

import { askedLike, wayName as nameOf } from "../asking/ways.js";

/**
 * @typedef {{id: string, text: string, note?: string, cost?: number}} Option
 * @typedef {{id: string, way: string, title: string, options: Option[], settings: any, secret: boolean, state: "open" | "closed" | "revealed",
 *   round: number, after?: string, opened: number, cast: number, phase?: string, decision?: any, met?: Record<string, string>}} Poll
 *
 * @typedef {object} Sheet what a ballot is drawn with
 * @property {any} desk
 * @property {Poll} poll
 * @property {Option[]} options in this voter's order
 * @property {any} ballot
 * @property {(ballot: any) => void} change
 * @property {() => void} redraw
 *
 * @typedef {object} Way
 * @property {(poll: Poll) => any} start an empty ballot
 * @property {(poll: Poll, ballot: any) => string} missing what is still to be said before it can be taken; "" when nothing is
 * @property {(sheet: Sheet) => unknown} draw
 * @property {(poll: Poll, ballot: any) => {words: string, full?: number, of?: number} | null} purse what is left
 * @property {(poll: Poll) => string[]} rules in one or two sentences
 *
 * @typedef {object} Told what came out
 * @property {any} desk
 * @property {Poll} poll
 * @property {any} tally
 * @property {any} [groups]
 *
 * @typedef {object} Result
 * @property {(told: Told) => unknown} draw
 * @property {(told: Told) => string} lead in a sentence, how many votes on how many ballots
 * @property {() => string[]} how it is counted
 * @property {(told: Told, line: any) => string} line an option's result in words
 * @property {(line: any) => string} brief the same as a mark on its note
 */

/** @type {Record<string, () => Promise<{way: Way}>>} */
export const BALLOTS = {
  dots: () => import("../../votes/dots.js"),
  choice: () => import("../../votes/choice.js"),
  score: () => import("../../votes/score.js"),
  ranking: () => import("../../votes/ranking.js"),
  gradients: () => import("../../votes/gradients.js"),
  consent: () => import("../../votes/consent.js"),
  matrix: () => import("../../votes/matrix.js"),
  budget: () => import("../../votes/budget.js"),
};

/** @type {Record<string, () => Promise<{result: Result}>>} */
export const RESULTS = {
  dots: () => import("../../votes/results/dots.js"),
  choice: () => import("../../votes/results/choice.js"),
  score: () => import("../../votes/results/score.js"),
  ranking: () => import("../../votes/results/ranking.js"),
  gradients: () => import("../../votes/results/gradients.js"),
  consent: () => import("../../votes/results/consent.js"),
  matrix: () => import("../../votes/results/matrix.js"),
  budget: () => import("../../votes/results/budget.js"),
};

/** @param {{way: string, settings: any}} poll */
export function wayName(poll) {
  return nameOf(askedLike(poll));
}

/** Whether everybody may see what came out: an open vote was seen all along. @param {Poll} poll */
export function over({ state, secret }) {
  return state === "revealed" || (state === "closed" && !secret);
}
