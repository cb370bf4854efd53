/** The clock of a step: what it still has, in digits, and what one should hear of. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { digits, left, look, passed, untilNext } from "../../../static/js/conduct/clock.js";

test("a clock that runs has what is left until its end, one that rests keeps what it had", () => {
  assert.equal(left({ ends_at: 10_000 }, 4_000), 6_000);
  assert.equal(left({ ends_at: 10_000 }, 11_000), -1_000);
  assert.equal(left({ left: 372_000 }, 99_000), 372_000);
  assert.equal(left({}, 5), null);
});

test("digits count down to nought and stay there", () => {
  assert.equal(digits(372_000), "06:12");
  assert.equal(digits(371_001), "06:12");
  assert.equal(digits(1), "00:01");
  assert.equal(digits(-5_000), "00:00");
  assert.equal(digits(5_400_000), "1:30:00");
});

test("one hears once that a minute is left and once that time is up", () => {
  assert.equal(passed(61_000, 60_000), "minute");
  assert.equal(passed(60_000, 59_000), "");
  assert.equal(passed(400, -600), "over");
  assert.equal(passed(-600, -1_600), "");
  assert.equal(passed(300_000, -1_000), "over");
  assert.equal(passed(null, 30_000), "");
});

test("it is looked at again when the digits change", () => {
  assert.equal(untilNext(4_300), 300);
  assert.equal(untilNext(4_000), 1_000);
});

test("its look changes for the last minute and at the end", () => {
  assert.deepEqual([look(60_001), look(60_000), look(1), look(0)], ["", "soon", "soon", "over"]);
});
