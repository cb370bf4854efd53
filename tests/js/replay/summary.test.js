/** What is different, counted and said in a few sentences; and on one board, with ghosts where something was. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { together, turned } from "../../../static/js/replay/both.js";
import { counts, summary } from "../../../static/js/replay/summary.js";

const DAY = 24 * 60 * 60_000;

/** @param {string} id @param {string} deed @param {any} [more] @returns {any} */
function told(id, deed, more = {}) {
  return { id, kind: "note", deeds: [deed], words: id, ...more };
}

test("every difference is counted once", () => {
  const all = [told("a", "new"), told("b", "written"), told("c", "written", { kind: "cluster" }), told("d", "moved"), told("e", "grouped"), told("f", "withdrawn"), told("g", "new", { kind: "cluster" }), told("h", "new", { kind: "link" }), told("i", "new", { kind: "poll" }), told("j", "changed"), told("k", "new", { kind: "frame" })];

  assert.deepEqual(counts(all), { added: 1, written: 2, moved: 2, withdrawn: 1, groups: 1, links: 1, votes: 1, others: 2 });
});

test("the summary says how long it took, what was done, and how the votes are", () => {
  const differences = [told("a", "new"), told("b", "new"), told("c", "withdrawn")];
  const after = { p: { kind: "poll" } };

  assert.equal(summary({ before_at: DAY, after_at: 15 * DAY, differences, same: 0, after }), "In 14 days, the team put up 2 notes and withdrew 1 note. The votes are the same.");
  assert.equal(summary({ before_at: 0, after_at: DAY, differences: [told("a", "new")], same: 0, after: {} }), "From the beginning, the team put up 1 note.");
  assert.equal(summary({ before_at: 1, after_at: 2, differences: [], same: 3, after: {} }), "Nothing on the board is different between these two moments.");
});

test("what was withdrawn stays in sight, and what moved leaves a ghost with an arrow", () => {
  const note = (/** @type {string} */ id, /** @type {any} */ more = {}) => ({ id, kind: "note", by: "ana", text: id, x: 0, y: 0, ...more });
  const before = { a: note("a", { cluster: "c1" }), b: note("b") };
  const after = { a: note("a", { cluster: "c2", x: 500 }) };

  const all = together({ before, after, differences: [told("a", "grouped", { where: "Luz" }), told("b", "withdrawn")] });

  assert.deepEqual([...all.keys()].sort(), ["a", "b", "was-a", "was-way-a"]);
  assert.equal(all.get("was-a")?.text, "“a” was here. It went to Luz.");
  assert.equal(all.get("was-a")?.cluster, undefined);
  assert.deepEqual([all.get("was-way-a")?.from, all.get("was-way-a")?.to], ["was-a", "a"]);
});

test("who goes back in time meets what went as new", () => {
  const gone = told("a", "withdrawn");
  const written = told("b", "written", { pieces: [["=", "luz "], ["-", "fraca"], ["+", "forte"]], was: "Rua", where: "Praça" });

  const back = turned({ before: { a: 1 }, after: { b: 2 }, differences: [gone, written] });

  assert.deepEqual([back.before, back.after], [{ b: 2 }, { a: 1 }]);
  assert.deepEqual(back.differences[0].deeds, ["new"]);
  assert.deepEqual(back.differences[1].pieces, [["=", "luz "], ["+", "fraca"], ["-", "forte"]]);
  assert.deepEqual([back.differences[1].was, back.differences[1].where], ["Praça", "Rua"]);
});
