/** What is different between two moments, in a few sentences. */

import { language, t, tn } from "../ui/words.js";
import { longWords } from "./moments.js";

/**
 * @typedef {{id: string, kind: string, deeds: string[], words: string, pieces?: [string, string][], where?: string, was?: string, by?: string, at?: number}} Difference
 * @typedef {{before_at: number, after_at: number, differences: Difference[], same: number, after: Record<string, any>}} Compared
 */

const MINUTE = 60_000;
const MOVED = new Set(["grouped", "placed", "moved"]);

/** How many of the differences are of which sort. @param {Difference[]} differences */
export function counts(differences) {
  const count = (/** @type {(each: Difference) => boolean} */ is) => differences.filter(is).length;
  const first = (/** @type {Difference} */ each) => each.deeds[0];
  const note = (/** @type {Difference} */ each) => each.kind === "note";
  const found = {
    added: count((each) => note(each) && first(each) === "new"),
    written: count((each) => first(each) === "written"),
    moved: count((each) => note(each) && MOVED.has(first(each))),
    withdrawn: count((each) => note(each) && first(each) === "withdrawn"),
    groups: count((each) => each.kind === "cluster" && first(each) === "new"),
    links: count((each) => each.kind === "link" && first(each) === "new"),
    votes: count((each) => each.kind === "poll"),
  };
  const told = Object.values(found).reduce((sum, each) => sum + each);
  return { ...found, others: Math.max(0, differences.length - told) };
}

/** “In 14 days, the team put up 3 notes, changed 2 texts, moved 1 note and withdrew 1 note. The votes are the same.” @param {Compared} compared */
export function summary({ before_at: before, after_at: after, differences, after: records }) {
  const n = counts(differences);
  const deeds = [
    n.added && tn("put up {n} note", "put up {n} notes", n.added),
    n.written && tn("changed {n} text", "changed {n} texts", n.written),
    n.moved && tn("moved {n} note", "moved {n} notes", n.moved),
    n.withdrawn && tn("withdrew {n} note", "withdrew {n} notes", n.withdrawn),
    n.groups && tn("made {n} group", "made {n} groups", n.groups),
    n.links && tn("drew {n} link", "drew {n} links", n.links),
    n.others && tn("changed {n} other thing", "changed {n} other things", n.others),
  ].filter((each) => typeof each === "string");
  const list = new Intl.ListFormat(language, { type: "conjunction" }).format(deeds);
  const long = longWords(Math.round((after - before) / MINUTE));
  const done = !deeds.length ? t("Nothing on the board is different between these two moments.") : before ? t("In {long}, the team {deeds}.", { long, deeds: list }) : t("From the beginning, the team {deeds}.", { deeds: list });
  return [done, votes(n.votes, records)].filter(Boolean).join(" ");
}

/** @param {number} changed @param {Record<string, any>} records */
function votes(changed, records) {
  if (changed) return tn("{n} vote is new or different.", "{n} votes are new or different.", changed);
  return Object.values(records).some(({ kind }) => kind === "poll") ? t("The votes are the same.") : "";
}

/** What became of one record, in a word or two. @param {Difference} difference */
export function deedName({ deeds: [deed], was }) {
  if (deed === "new") return t("New");
  if (deed === "written") return t("Text changed");
  if (deed === "withdrawn") return t("Withdrawn");
  if (deed === "grouped" || deed === "placed") return was ? t("Came from {group}", { group: was }) : t("Another group");
  return deed === "moved" ? t("Moved") : t("Changed");
}

/** The heading over those of one sort. @param {string} deed */
export function deedTitle(deed) {
  const titles = /** @type {Record<string, string>} */ ({ new: t("New"), written: t("Text changed"), grouped: t("Another group"), placed: t("Another part"), moved: t("Moved"), changed: t("Changed"), withdrawn: t("Withdrawn") });
  return titles[deed] ?? titles.changed;
}

/** @param {string} deed */
export function deedIcon(deed) {
  const icons = /** @type {Record<string, string>} */ ({ new: "plus", written: "pencil-line", grouped: "shuffle", placed: "shuffle", moved: "move", changed: "sliders-horizontal", withdrawn: "minus" });
  return icons[deed] ?? icons.changed;
}
