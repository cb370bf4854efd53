/** How late the room is, and what could be shorter. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { late, shortened } from "../../../static/js/conduct/plan.js";

const MINUTE = 60_000;
const START = Date.UTC(2026, 10, 26, 14);
const steps = [10, 20, 30, 5].map((minutes, n) => ({ id: `s${n}`, title: `Step ${n}`, minutes }));

test("a room that keeps its plan is not late", () => {
  const stage = { ends_at: START + 30 * MINUTE };

  assert.equal(late({ steps, at: 1, stage, starts: START, ends: null, now: START + 15 * MINUTE }), 0);
});

test("time that a step takes beyond its own is what the room is late", () => {
  const stage = { ends_at: START + 30 * MINUTE };

  assert.equal(late({ steps, at: 1, stage, starts: START, ends: null, now: START + 37 * MINUTE }), 7);
  assert.equal(late({ steps, at: 1, stage: { left: 10 * MINUTE }, starts: START, ends: START + 60 * MINUTE, now: START + 20 * MINUTE }), 5);
});

test("before the first step, without a plan, or on another day nothing is late", () => {
  const known = { steps, stage: {}, starts: START, ends: null, now: START };

  assert.equal(late({ ...known, at: -1 }), null);
  assert.equal(late({ ...known, at: 1, starts: null }), null);
  assert.equal(late({ ...known, at: 1, now: START + 24 * 60 * MINUTE }), null);
  assert.equal(late({ ...known, at: 1, now: START - 24 * 60 * MINUTE }), null);
});

test("coming steps give in proportion to what they can spare, and together just what is wanted", () => {
  const found = shortened(steps.slice(1), 10);

  assert.equal(found.reduce((total, { from, to }) => total + from - to, 0), 10);
  assert.deepEqual(found.map(({ id }) => id), ["s1", "s2", "s3"].filter((id) => found.some((each) => each.id === id)));
  assert.ok(found.every(({ from, to }) => to >= Math.max(3, from / 2)));
});

test("no step becomes shorter than half of it or than three minutes", () => {
  assert.deepEqual(
    shortened(steps.slice(1), 100).map(({ from, to }) => [from, to]),
    [[20, 10], [30, 15], [5, 3]],
  );
  assert.deepEqual(shortened([{ id: "a", title: "", minutes: 3 }], 5), []);
});
