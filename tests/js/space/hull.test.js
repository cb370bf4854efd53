import assert from "node:assert/strict";
import { test } from "node:test";
import { holds, hull, path } from "../../../static/js/space/hull.js";

const box = (x, y, w = 10, h = 10) => ({ x, y, w, h });

test("the band around one box is the box", () => {
  assert.deepEqual(hull([box(0, 0)]), [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 10, y: 10 },
    { x: 0, y: 10 },
  ]);
});

test("what lies inside gives the band no corner", () => {
  const band = hull([box(0, 0), box(90, 0), box(0, 90), box(90, 90), box(40, 40)]);

  assert.deepEqual(band, [
    { x: 0, y: 0 },
    { x: 100, y: 0 },
    { x: 100, y: 100 },
    { x: 0, y: 100 },
  ]);
});

test("a band holds what lies within, its edge included", () => {
  const band = hull([box(0, 0), box(90, 0), box(0, 90)]);

  assert.ok(holds(band, { x: 30, y: 30 }));
  assert.ok(holds(band, { x: 0, y: 50 }));
  assert.ok(!holds(band, { x: 95, y: 95 }));
});

test("its path has each corner once and is closed", () => {
  const way = path(hull([box(0, 0)]), 4);

  assert.match(way, /^M0 4 Q0 0 4 0 L6 0 Q10 0 10 4 .* Z$/);
  assert.equal(way.split("Q").length, 5);
});
