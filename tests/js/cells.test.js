/** Lanes, levels and quadrants of frames, held equal with the server's by shared vectors. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { cellOf, cellsOf, cellWords, roomFor, shaped } from "../../static/js/model/cells.js";

const VECTORS = JSON.parse(readFileSync(new URL("../vectors/cells.json", import.meta.url), "utf8"));

const record = { id: "r", kind: "note", by: "ana" };

for (const { name, frame, record: thing, cell, part } of VECTORS) {
  test(name, () => {
    assert.equal(cellOf(frame, thing), cell);
    if (cell !== null) assert.equal(cellWords(frame, cell) || String(cell + 1), part);
  });
}

test("the middle of each cell lies in that cell", () => {
  for (const [layout, count] of Object.entries({ lanes: 5, levels: 3, quadrants: 4 })) {
    const frame = { ...record, x: -40, y: 12, ...roomFor(layout, count), layout, labels: Array(count).fill("") };
    cellsOf(frame).forEach(({ x, y, w, h }, at) => {
      assert.equal(cellOf(frame, { ...record, x: x + w / 2, y: y + h / 2, w: 0, h: 0 }), at);
    });
  }
});

test("labels are as many as the layout has room for", () => {
  assert.deepEqual(shaped("free", ["a"]), []);
  assert.deepEqual(shaped("lanes", ["a"]), ["a", ""]);
  assert.deepEqual(shaped("quadrants", ["a", "b", "c", "d", "e"]), ["a", "b", "c", "d"]);
});
