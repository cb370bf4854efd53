/** The three changes, held equal with the server's by shared vectors. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { after, apply, difference } from "../../static/js/model/changes.js";

const VECTORS = JSON.parse(readFileSync(new URL("../vectors/changes.json", import.meta.url), "utf8"));

for (const { name, records, changes, after: expected } of VECTORS) {
  test(name, () => {
    const board = new Map(Object.entries(records));

    apply(board, changes);

    assert.deepEqual(Object.fromEntries(board), expected);
  });
}

test("the difference of two records makes one into the other", () => {
  const [one, other] = [
    { id: "a", kind: "note", by: "ana", x: 1, tags: ["rua"], color: "mint" },
    { id: "a", kind: "note", by: "ana", x: 2, tags: ["luz"], text: "olá" },
  ];

  for (const [before, now] of [[one, other], [other, one], [undefined, one], [one, undefined]]) {
    const change = difference(before, now);
    assert.ok(change);
    assert.deepEqual(after(before, change), now);
  }
  assert.equal(difference(one, structuredClone(one)), undefined);
});

test("fields with names of an object's own parts harm nothing", () => {
  const record = JSON.parse('{"id": "a", "kind": "note", "by": "ana", "__proto__": {"polluted": true}}');
  const board = new Map();

  apply(board, [["put", record], ["patch", "a", JSON.parse('{"__proto__": {"polluted": true}, "x": 1}')], ["put", { ...record, id: "__proto__" }]]);

  assert.equal(/** @type {any} */ ({}).polluted, undefined);
  assert.equal(board.get("a").polluted, undefined);
  assert.equal(board.get("a").x, 1);
  assert.equal(board.size, 2);
});
