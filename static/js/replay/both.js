/** Two moments of a board on one canvas: what is there now, what was withdrawn, and ghosts where something was before. */

import { t } from "../ui/words.js";

/** @typedef {import("./summary.js").Difference} Difference @typedef {import("../model/changes.js").Rec} Rec */

const ELSEWHERE = new Set(["grouped", "placed", "moved"]);
/** More ghosts than this hide more than they show. */
const MOST = 60;
/** What the ids of ghosts begin with. */
export const WAS = "was-";

/** The records of both moments on one board: those of now, what was withdrawn, and a ghost where something was.
 * @param {{before: Record<string, Rec>, after: Record<string, Rec>, differences: Difference[]}} compared @returns {Map<string, Rec>} */
export function together({ before, after, differences }) {
  const found = new Map(Object.entries(after));
  for (const { id, deeds, kind } of differences) {
    const { cluster, ...was } = before[id] ?? {};
    const ends = [was.from, was.to].filter(Boolean);
    if (deeds.includes("withdrawn") && ends.every((end) => end in after || end in before)) found.set(id, /** @type {Rec} */ (was));
    if (kind === "note" && deeds.some((deed) => ELSEWHERE.has(deed)) && found.size < Object.keys(after).length + MOST) ghost(found, was, after[id], differences);
  }
  return found;
}

/** @param {Map<string, Rec>} found @param {any} was @param {Rec} now @param {Difference[]} differences */
function ghost(found, was, now, differences) {
  const where = differences.find(({ id }) => id === was.id)?.where;
  const text = where ? t("“{words}” was here. It went to {group}.", { words: was.text, group: where }) : t("“{words}” was here.", { words: was.text });
  const id = `${WAS}${was.id}`;
  const { author, tags, marks, evidence, ...plain } = was;
  found.set(id, { ...plain, id, text, sort: "idea" });
  found.set(`${WAS}way-${was.id}`, { id: `${WAS}way-${was.id}`, kind: "link", by: was.by, from: id, to: now.id, sort: "plain", order: "~" });
}

/** Who goes back in time meets what went as new. @param {any} answer */
export function turned(answer) {
  const turns = /** @type {Record<string, string>} */ ({ new: "withdrawn", withdrawn: "new" });
  const sign = /** @type {Record<string, string>} */ ({ "+": "-", "-": "+" });
  const differences = answer.differences.map((/** @type {any} */ each) => ({
    ...each,
    deeds: each.deeds.map((/** @type {string} */ deed) => turns[deed] ?? deed),
    pieces: each.pieces?.map((/** @type {[string, string]} */ [mark, said]) => [sign[mark] ?? mark, said]),
    ...(each.was && { was: each.where, where: each.was }),
  }));
  return { ...answer, before: answer.after, after: answer.before, differences };
}
