/** One ballot: what is sent of it and when, and what is read back. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Ballot } from "../../../static/js/votes/ballot.js";

const POLL = /** @type {any} */ ({ id: "p", way: "dots", title: "?", options: [{ id: "a", text: "A" }], settings: {}, secret: false, state: "open", round: 1, opened: 0, cast: 0 });
const WAY = /** @type {any} */ ({ start: () => ({}), missing: (/** @type {any} */ _, /** @type {any} */ said) => (said.bad ? "Say more." : "") });

/** A ballot, and what it has sent. @param {any} [told] */
function open(told) {
  /** @type {any[]} */
  const sent = [];
  const board = { person: "ana", ask: (/** @type {any[]} */ ...given) => sent.push(given), stateOf: () => "saved" };
  const ballot = new Ballot({ board }, POLL, () => {});
  ballot.take(WAY, POLL, told);
  return { ballot, sent };
}

test("a ballot is sent as it is when it was last changed", () => {
  const { ballot, sent } = open();
  ballot.change({ a: 1 });
  ballot.change({ a: 2 });
  ballot.send();

  assert.deepEqual(sent.map(([command, args]) => [command, args.ballot]), [["poll.cast", { a: 2 }]]);
  ballot.send();
  assert.equal(sent.length, 1);
});

test("what still lacks something is not sent", () => {
  const { ballot, sent } = open();
  ballot.change({ bad: true });
  ballot.send(true);

  assert.deepEqual([sent, ballot.cast, ballot.missing], [[], false, "Say more."]);
});

test("being done sends an empty ballot too, but only once", () => {
  const { ballot, sent } = open();
  ballot.send();
  assert.equal(sent.length, 0);
  ballot.send(true);
  ballot.send(true);
  assert.equal(sent.length, 1);
});

test("one's own ballot is read back, until it is changed here", () => {
  const { ballot } = open({ mine: { a: 3 }, group: "Sun" });
  assert.deepEqual([ballot.said, ballot.group, ballot.cast], [{ a: 3 }, "Sun", true]);

  ballot.change({ a: 1 });
  ballot.take(WAY, POLL, { mine: { a: 3 } });
  assert.deepEqual(ballot.said, { a: 1 });
  ballot.send();
});
