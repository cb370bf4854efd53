/** Arranging puts things where they should be, and never one on another. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { aligned, columnsFor, columnsIn, distributed, freeBelow, inBands, inRows, inStacks, read } from "../../../static/js/space/arrange.js";

/** @typedef {import("../../../static/js/space/grid.js").Box} Box */

const FREE = () => [];

/** Sizes as notes have them, the same at each run. @param {number} count */
function crowd(count) {
  let seed = 7;
  const chance = (/** @type {number} */ most) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % most;
  };
  return Array.from({ length: count }, (_, at) => ({
    id: `n${at}`,
    box: { x: chance(4000) / 2, y: chance(3000) / 2, w: at % 9 ? 192 : 360, h: 120 + chance(300) },
  }));
}

/** @param {Box[]} boxes */
function overlaps(boxes) {
  const sorted = [...boxes].sort((a, b) => a.x - b.x);
  return sorted.filter((one, at) => {
    for (let next = at + 1; next < sorted.length && sorted[next].x < one.x + one.w; next += 1) {
      if (sorted[next].y < one.y + one.h && one.y < sorted[next].y + sorted[next].h) return true;
    }
    return false;
  });
}

/** @param {{id: string, box: Box}[]} units @param {Map<string, {x: number, y: number}>} places */
function put(units, places) {
  return units.map(({ id, box }) => ({ ...box, ...places.get(id) }));
}

/** @param {Box[]} there @returns {(box: Box) => Box[]} */
function taken(there) {
  return (box) => there.filter((each) => overlaps([box, each]).length);
}

const three = [
  { id: "a", box: { x: 10, y: 0, w: 192, h: 120 } },
  { id: "b", box: { x: 300, y: 300, w: 360, h: 36 } },
  { id: "c", box: { x: 100, y: 700, w: 192, h: 144 } },
];

test("what is aligned shares a side or a middle and keeps its place in the other direction", () => {
  const at = (/** @type {import("../../../static/js/space/arrange.js").Side} */ side) => put(three, aligned(three, side, FREE));

  assert.deepEqual(at("left").map(({ x, y }) => [x, y]), [[10, 0], [10, 300], [10, 700]]);
  assert.deepEqual(at("right").map(({ x, w }) => x + w), [660, 660, 660]);
  assert.deepEqual(at("center").map(({ x, w }) => x + w / 2), [335, 335, 335]);
  assert.deepEqual(at("top").map(({ y }) => y), [0, 0, 0]);
  assert.deepEqual(at("bottom").map(({ y, h }) => y + h), [844, 844, 844]);
  assert.deepEqual(at("middle").map(({ y, h }) => y + h / 2), [422, 422, 422]);
});

test("what is distributed has the same gap between each, and the ends stay", () => {
  const boxes = put(three, distributed(three, "y", FREE));

  assert.deepEqual([boxes[0].y, boxes[2].y], [0, 700]);
  assert.equal(boxes[1].y - (boxes[0].y + boxes[0].h), boxes[2].y - (boxes[1].y + boxes[1].h));
});

for (const count of [2, 40, 2000]) {
  test(`${count} things are arranged in each way without one lying on another`, () => {
    const units = crowd(count);
    const sizes = units.map(({ box }) => box);
    const laid = (/** @type {{places: {x: number, y: number}[]}} */ { places }, of = sizes) => places.map((place, at) => ({ ...of[at], ...place }));

    for (const side of /** @type {const} */ (["left", "center", "right", "top", "middle", "bottom"])) {
      assert.deepEqual(overlaps(put(units, aligned(units, side, FREE))), [], side);
    }
    for (const axis of /** @type {const} */ (["x", "y"])) assert.deepEqual(overlaps(put(units, distributed(units, axis, FREE))), [], axis);
    assert.deepEqual(overlaps(laid(inRows(sizes, columnsFor(sizes)))), []);
    const groups = [sizes.slice(0, count / 3), sizes.slice(count / 3)];
    assert.deepEqual(overlaps(laid(inStacks(groups, 5))), []);
    assert.deepEqual(overlaps(laid(inBands(groups, 3))), []);
  });
}

test("what lies there and is not arranged is gone around", () => {
  const wall = { x: 0, y: 250, w: 200, h: 300 };

  const boxes = put(three, aligned(three, "left", taken([wall])));
  assert.deepEqual(overlaps([...boxes, wall]), []);
  assert.deepEqual(freeBelow({ x: 5, y: 240 }, { w: 192, h: 120 }, taken([wall])), { x: 0, y: 576, w: 192, h: 120 });
});

test("a block of notes is wider than tall, and no wider than its frame", () => {
  const notes = Array.from({ length: 12 }, () => ({ w: 192, h: 120 }));

  assert.equal(columnsFor(notes), 4);
  assert.equal(columnsIn(notes, 432), 2);
  assert.deepEqual(inRows(notes, 2).places.slice(0, 3), [{ x: 0, y: 0 }, { x: 216, y: 0 }, { x: 0, y: 144 }]);
});

test("tidying reads row by row, though rows are not quite straight", () => {
  const units = [[300, 10], [0, 0], [0, 200], [310, 190]].map(([x, y], at) => ({ id: String(at), box: { x, y, w: 192, h: 120 } }));

  assert.deepEqual(read(units).map(({ id }) => id), ["1", "0", "2", "3"]);
});
