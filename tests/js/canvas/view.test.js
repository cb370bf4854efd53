/** The window on the board: what it does to have something in sight. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { View } from "../../../static/js/canvas/view.js";

function window() {
  const view = new View();
  view.inset = { top: 0, right: 0, bottom: 100, left: 0 };
  view.resize(1000, 700);
  return view;
}

test("what is in sight and can be read moves nothing", () => {
  const view = window();
  view.reach({ x: 100, y: 100, w: 192, h: 120 }, 0.5);

  assert.deepEqual([view.x, view.y, view.zoom], [0, 0, 1]);
});

test("what is elsewhere comes into the middle of what the bars leave free", () => {
  const view = window();
  view.reach({ x: 5000, y: 3000, w: 192, h: 120 }, 0.5);

  assert.deepEqual(view.toScreen(5096, 3060), { x: 500, y: 300 });
});

test("what is too small to read is brought near", () => {
  const view = window();
  view.set(0, 0, 0.2);
  view.reach({ x: 100, y: 100, w: 192, h: 120 }, 0.5);

  assert.ok(view.zoom > 0.5);
  assert.deepEqual(view.toScreen(196, 160), { x: 500, y: 300 });
});

test("of what is larger than the window one sees the beginning", () => {
  const view = window();
  view.reach({ x: 5000, y: 3000, w: 9000, h: 9000 }, 0.5);

  assert.deepEqual(view.toScreen(5000, 3000), { x: 0, y: 0 });
});
