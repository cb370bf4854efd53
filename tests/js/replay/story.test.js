/** A story can be read from any place to any other, and always shows what folding its entries gives. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { apply } from "../../../static/js/model/changes.js";
import { EVERY, Story } from "../../../static/js/replay/story.js";
import { chapters, PAUSE, Timeline } from "../../../static/js/replay/timeline.js";
import { groups, people, whose } from "../../../static/js/replay/whose.js";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** @param {number} seq @param {any[]} changes @param {{at?: number, by?: string}} [more] @returns {any} */
function entry(seq, changes, { at = seq * 1000, by = "ana" } = {}) {
  return { seq, at, by, command: "x", changes };
}

/** @param {string} id @param {any} [more] */
const note = (id, more = {}) => ["put", { id, kind: "note", by: "ana", x: 0, y: 0, text: id, ...more }];

/** A long story in which notes come, move and go. */
function long(length = EVERY * 3 + 40) {
  return Array.from({ length }, (_, at) => {
    const id = `n${at % 17}`;
    const change = [note(id, { text: `at ${at}` }), ["patch", id, { x: at }], ["drop", id]][at % 3];
    return entry(at + 1, [change], { by: at % 2 ? "ana" : "bo" });
  });
}

/** @param {any[]} frames @param {number} place */
function folded(frames, place) {
  const records = new Map();
  for (const { changes } of frames.slice(0, place)) apply(records, changes);
  return Object.fromEntries(records);
}

test("wherever one goes, the records are those that folding gives", () => {
  const frames = long();
  const story = new Story(frames);
  /** What somebody shows who hears only of what is different. @type {Map<string, any>} */
  const shown = new Map(story.records);

  for (const place of [0, 1, 300, 299, 780, 5, 251, 250, 249, 500, 790, 0, 790]) {
    for (const [id, record] of story.go(place)) record ? shown.set(id, record) : shown.delete(id);
    assert.equal(story.place, Math.min(place, frames.length));
    assert.deepEqual(Object.fromEntries(story.records), folded(frames, story.place));
    assert.deepEqual(Object.fromEntries(shown), folded(frames, story.place));
  }
});

test("a place that isn't there is the nearest end", () => {
  const story = new Story(long(5));

  story.go(-3);
  assert.equal(story.place, 0);
  story.go(99);
  assert.equal(story.place, 5);
});

test("looking at another moment leaves the story where it is", () => {
  const frames = long(20);
  const story = new Story(frames);
  story.go(7);

  assert.deepEqual(Object.fromEntries(story.at(12)), folded(frames, 12));
  assert.equal(story.place, 7);
});

test("pauses are skipped, and nights always are", () => {
  const frames = [entry(1, [], { at: 0 }), entry(2, [], { at: 30_000 }), entry(3, [], { at: DAY })];

  const skipping = new Timeline(frames, true);
  assert.deepEqual(skipping.times, [1000, 1000 + PAUSE, 1000 + 2 * PAUSE]);
  assert.deepEqual(new Timeline(frames, false).times, [1000, 31_000, 91_000]);
  assert.deepEqual([0, 1000, 2999, 3000, 99_999].map((time) => skipping.place(time)), [0, 1, 1, 2, 3]);
});

test("the chapters are the steps, and what came long after them", () => {
  const stage = (/** @type {any} */ fields) => ["put", { id: "stage", kind: "stage", by: "fay", ...fields }];
  const story = new Story([
    entry(1, [stage({ title: "Ouvir", step: "s1" })], { at: 0 }),
    entry(2, [note("n1")], { at: 10 * MINUTE }),
    entry(3, [stage({ title: "Ouvir", step: "s1", notice: "hi" })], { at: 11 * MINUTE }),
    entry(4, [stage({ title: "Votar", step: "s2" })], { at: 12 * MINUTE }),
    entry(5, [note("n2")], { at: 15 * MINUTE }),
    entry(6, [note("n3")], { at: 3 * DAY }),
  ]);

  const found = chapters(story).map(({ from, to, title, later, minutes }) => [from, to, title, later, minutes]);

  assert.deepEqual(found, [[0, 3, "Ouvir", false, 11], [3, 5, "Votar", false, 3], [5, 6, "", true, 0]]);
});

test("one person's story and one group's", () => {
  const story = new Story([
    entry(1, [note("n1")]),
    entry(2, [note("n2", { by: "bo" })], { by: "bo" }),
    entry(3, [["put", { id: "c1", kind: "cluster", by: "bo", title: "Luz" }], ["patch", "n1", { cluster: "c1" }]], { by: "bo" }),
    entry(4, [["patch", "n1", { cluster: null }]]),
  ]);
  const told = (/** @type {string} */ wanted) => story.frames.flatMap((_, at) => (whose(story, wanted)?.counts(at) ? [at] : []));

  assert.deepEqual(told("person:bo"), [1, 2]);
  assert.deepEqual(told("group:c1"), [0, 2, 3]);
  assert.deepEqual(told("since:2"), [2, 3]);
  assert.equal(whose(story, ""), null);
  assert.equal(whose(story, "group:c1")?.stands("n2"), false);
  assert.deepEqual(people(story), ["ana", "bo"]);
  assert.deepEqual(groups(story), [{ id: "c1", title: "Luz" }]);
});

test("where most changed counts what belongs to the story, and the rest takes no time", () => {
  const frames = long(10);
  const odd = (/** @type {number} */ at) => at % 2 === 1;
  const line = new Timeline(frames, true, odd);

  assert.equal(line.bins(4, odd).reduce((sum, count) => sum + count), 5);
  assert.equal(line.times[1], line.times[2]);
});
