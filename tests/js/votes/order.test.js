/** The order of options on a ballot: drawn for each voter, and theirs for good. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { shuffled } from "../../../static/js/votes/order.js";

const TEN = [..."abcdefghij"];

test("a voter finds the options in the same order at every look", () => {
  assert.deepEqual(shuffled(TEN, "poll ana"), shuffled(TEN, "poll ana"));
});

test("every option is there once", () => {
  for (let voter = 0; voter < 50; voter++) assert.deepEqual(shuffled(TEN, `poll ${voter}`).sort(), TEN);
});

test("over many voters every option comes first about as often", () => {
  const first = new Map();
  for (let voter = 0; voter < 5000; voter++) {
    const [one] = shuffled(TEN, `poll ${voter}`);
    first.set(one, (first.get(one) ?? 0) + 1);
  }
  assert.deepEqual([...first.keys()].sort(), TEN);
  for (const count of first.values()) assert.ok(count > 400 && count < 600, String(count));
});

test("the order that was given stays as it is", () => {
  const given = [...TEN];
  shuffled(given, "x");
  assert.deepEqual(given, TEN);
});
