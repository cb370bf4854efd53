/** Entries that are lost, doubled or out of order reach the board once and in order. */

import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { Sequence } from "../../static/js/net/sequence.js";

/** @type {number[]} */
let taken = [];
let asked = 0;
/** @type {Sequence} */
let sequence;

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  taken = [];
  asked = 0;
  sequence = new Sequence({
    seq: () => taken.at(-1) ?? 0,
    take: (entries) => taken.push(...entries.map(({ seq }) => seq)),
    ask: () => asked++,
  });
});

/** @param {number[]} seqs */
function receive(...seqs) {
  sequence.receive(seqs.map((seq) => ({ seq, at: 0, by: "bo", command: "move", changes: [] })));
}

test("entries in order are taken at once", () => {
  receive(1);
  receive(2, 3);

  assert.deepEqual(taken, [1, 2, 3]);
});

test("an entry that was there before is passed over", () => {
  receive(1, 2);
  receive(2, 1, 3);

  assert.deepEqual(taken, [1, 2, 3]);
});

test("an early entry waits for the ones before it", () => {
  receive(3);
  receive(2);
  assert.deepEqual(taken, []);
  receive(1);

  assert.deepEqual(taken, [1, 2, 3]);
  mock.timers.tick(10_000);
  assert.equal(asked, 0);
});

test("a gap is asked for after a short wait", () => {
  receive(1, 3);
  mock.timers.tick(299);
  assert.equal(asked, 0);
  mock.timers.tick(1);

  assert.equal(asked, 1);
});

test("a gap is asked for although more and more comes behind it", () => {
  for (let seq = 2; seq < 42; seq++) {
    receive(seq);
    mock.timers.tick(16);
  }

  assert.ok(asked >= 1);
});

test("a gap that is still there is asked for again", () => {
  receive(2);
  mock.timers.tick(300);
  mock.timers.tick(300);

  assert.equal(asked, 2);
});

test("an entry that one was answered for and that never comes is asked for", () => {
  receive(1);
  sequence.expect(2);
  mock.timers.tick(300);
  assert.equal(asked, 1);

  receive(2);
  mock.timers.tick(10_000);
  assert.equal(asked, 1);
});

test("what was early is forgotten with its connection", () => {
  receive(2);
  sequence.stop();
  receive(1);

  assert.deepEqual(taken, [1]);
  mock.timers.tick(10_000);
  assert.equal(asked, 0);
});

test("what came twice is not kept for a board that is told anew from earlier on", () => {
  receive(1, 2);
  receive(2);
  taken = [];
  receive(1);

  assert.deepEqual(taken, [1]);
});
