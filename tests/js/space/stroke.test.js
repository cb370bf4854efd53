/** Strokes say the same with fewer points, and come back as they were packed. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { clear, distance, line, packed, pieces, simplified, unpacked } from "../../../static/js/space/stroke.js";
import { boardOf, kinds, note, spaceOf } from "./table.js";
import { freeNear } from "../../../static/js/space/room.js";

/** @typedef {import("../../../static/js/space/stroke.js").Point} Point */

/** A spiral, as many points as a quick pen gives. @param {number} count @returns {Point[]} */
function spiral(count) {
  return Array.from({ length: count }, (_, at) => [at * Math.cos(at / 40), at * Math.sin(at / 40), 0.5]);
}

test("what lies on a line is left out, corners and ends stay", () => {
  const bent = /** @type {Point[]} */ ([[0, 0, 0.5], [5, 0.1, 0.5], [10, 0, 0.5], [10, 10, 0.5]]);

  assert.deepEqual(simplified(bent, 0.4), [[0, 0, 0.5], [10, 0, 0.5], [10, 10, 0.5]]);
});

test("where the pen was pressed is kept although the line is straight", () => {
  const swelling = /** @type {Point[]} */ ([[0, 0, 0.2], [5, 0, 0.9], [10, 0, 0.2]]);

  assert.equal(simplified(swelling, 0.4).length, 3);
});

test("nothing of a stroke is further off than it may be", () => {
  const points = spiral(2000).map(([x, y, press]) => /** @type {Point} */ ([x / 10, y / 10, press]));
  const few = simplified(points, 0.4);

  assert.ok(few.length < 700, `${few.length} points`);
  for (const [x, y] of points) assert.ok(distance(few, x, y) <= 0.4);
});

test("a stroke comes back from its tenths, within its box", () => {
  const points = spiral(100);
  const stroke = packed(points, 6, true);

  const back = unpacked(stroke);

  for (const [at, [x, y, press]] of back.entries()) {
    assert.ok(Math.hypot(x + stroke.x - points[at][0], y + stroke.y - points[at][1]) < 0.1);
    assert.equal(press, 0.5);
    assert.ok(x >= 0 && y >= 0 && x <= stroke.w && y <= stroke.h);
  }
});

test("a very long stroke is split into commands of 16 KB that join", () => {
  const all = pieces(spiral(5000));

  for (const piece of all) {
    const args = { drawing: "0".repeat(36), ...packed(piece, 6, true), color: "ink", width: 6 };
    assert.ok(JSON.stringify(args).length < 15 * 1024);
  }
  for (const [at, piece] of all.slice(1).entries()) assert.deepEqual(piece[0], all[at].at(-1));
  assert.equal(all.flat().length, 5000 + all.length - 1);
});

test("a tap is a dot", () => {
  assert.equal(pieces([[3, 4, 0.5]]).length, 1);
  assert.match(line([[3, 4, 0.5]]), /^M3 4h/);
});

test("only the stroke itself is hit, and things find room inside of it", () => {
  const ring = /** @type {Point[]} */ (Array.from({ length: 60 }, (_, at) => [300 * Math.cos(at / 9), 300 * Math.sin(at / 9), 0.5]));
  const record = { id: "d", kind: "drawing", by: "ana", order: "a", width: 6, color: "ink", ...packed(ring, 6, false) };
  const hits = (record, box, x, y) => distance(unpacked(record), x - box.x, y - box.y) < 12;
  const misses = (record, at, { x, y, w, h }) => clear(unpacked(record), { x: x - at.x, y: y - at.y, w, h });
  Object.assign(kinds, { drawing: { misses, size: kinds.frame.size, hits } });
  const space = spaceOf(boardOf(record, note("n", 1000, 1000)));

  assert.equal(space.at(300, 0), "d");
  assert.equal(space.at(0, 0), undefined);
  assert.deepEqual(freeNear(space, { w: 100, h: 100 }, 0, 0), { x: 0, y: 0, w: 100, h: 100 });
  assert.notDeepEqual(freeNear(space, { w: 100, h: 100 }, 264, -48), { x: 264, y: -48, w: 100, h: 100 });
});
