import assert from "node:assert/strict";
import { test } from "node:test";

import { Board } from "../../../static/js/model/board.js";
import { countOf, judgeLoop, nameLoop, saidOf } from "../../../static/js/works/loop.js";

const IDS = ["a", "b", "c"];

/** A board on which somebody works, with what goes out to the server. @param {any[]} [records] */
function at(records = []) {
  /** @type {any[]} */
  const sent = [];
  const outlet = { send: (/** @type {any} */ command) => sent.push(command), here() {}, gather: async () => ({}), forget() {} };
  const board = new Board({ id: "b", outlet });
  board.person = "ana";
  board.reset(1, records);
  return { board, sent };
}

test("the first word about a loop makes its record", () => {
  const { board, sent } = at();

  nameLoop(board, IDS, "Spiral");

  const { args } = sent[0];
  assert.deepEqual([sent[0].command, args.ids, args.title], ["loop.name", IDS, "Spiral"]);
  assert.equal(saidOf(board, IDS)?.id, args.loop);
});

test("a second word goes into the same record, and taken back it is gone", () => {
  const { board, sent } = at([{ id: "k", kind: "loop", by: "bo", ids: IDS, title: "Spiral", sense: { bo: "yes" } }]);

  judgeLoop(board, IDS, "yes");
  assert.deepEqual(sent.at(-1).args, { loop: "k", ids: IDS, sense: "yes" });
  assert.equal(countOf(saidOf(board, IDS), "yes"), 2);
  judgeLoop(board, IDS, "partly");
  assert.deepEqual([countOf(saidOf(board, IDS), "yes"), countOf(saidOf(board, IDS), "partly")], [1, 1]);
  judgeLoop(board, IDS, "partly");
  assert.deepEqual(sent.at(-1).args, { loop: "k", ids: IDS, sense: null });
  assert.deepEqual(saidOf(board, IDS)?.sense, { bo: "yes" });
});

test("of another loop nothing is said", () => {
  const { board } = at([{ id: "k", kind: "loop", by: "bo", ids: ["a", "c", "b"] }]);

  assert.equal(saidOf(board, IDS), null);
  assert.equal(countOf(null, "yes"), 0);
});
