/** Of evidence only those notes count that are there, and what rests on a note hears when it comes or goes. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Evidence, listed } from "../../../static/js/space/evidence.js";
import { boardOf, note } from "./table.js";

const factor = { ...note("f", 0, 0), sort: "factor", evidence: ["a", "gone", "b"] };

test("what is gone does not count", () => {
  const evidence = new Evidence(boardOf(factor, note("a", 0, 0)));

  assert.deepEqual(evidence.of(factor), ["a"]);
  assert.deepEqual(evidence.of(undefined), []);
});

test("what rests on a note is drawn again when that comes or goes", () => {
  const board = boardOf(note("a", 0, 0), note("b", 0, 0));
  const evidence = new Evidence(board);
  assert.deepEqual(evidence.update(new Set(["a"])), []);

  board.put(factor);
  evidence.update(new Set(["f"]));
  board.drop("b");
  assert.deepEqual(evidence.update(new Set(["b"])), ["f"]);
  assert.deepEqual(evidence.update(new Set(["c"])), []);

  board.put({ ...factor, evidence: undefined });
  assert.deepEqual(evidence.update(new Set(["f", "a"])), []);
});

test("a list grows and shrinks as on the server", () => {
  assert.deepEqual(listed(["a", "b"], { add: ["b", "c"] }), ["a", "b", "c"]);
  assert.deepEqual(listed(["a", "b"], { remove: ["a", "x"] }), ["b"]);
  assert.equal(listed(["a"], { remove: ["a"] }), null);
});
