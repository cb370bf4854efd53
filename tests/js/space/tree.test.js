/** Problem trees lie in order: effects above, causes below, in the levels of their frame when they have one. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { cellOf } from "../../../static/js/model/cells.js";
import { connected, inLevels, treePlaces } from "../../../static/js/space/tree.js";

const NOTE = { w: 192, h: 120 };
/** @type {[string, string][]} */
const EDGES = [["road", "bus"], ["money", "road"], ["drivers", "bus"], ["bus", "school"], ["school", "learn"]];
const IDS = ["bus", "road", "money", "drivers", "school", "learn"];
const sizes = new Map([...IDS, "loose", "other"].map((id) => [id, NOTE]));
const tree = () => treePlaces(IDS, EDGES, sizes, { id: "bus", x: 480, y: 720 });

/** @param {Map<string, {x: number, y: number}>} places */
function overlapping(places) {
  const all = [...places.values()];
  return all.some((one, at) => all.slice(at + 1).some((two) => Math.abs(one.x - two.x) < NOTE.w && Math.abs(one.y - two.y) < NOTE.h));
}

test("what hangs together is found in either direction, circles and all", () => {
  /** @type {[string, string][]} */
  const edges = [...EDGES, ["learn", "bus"], ["far", "away"]];

  assert.deepEqual([...connected("money", edges)].sort(), [...IDS].sort());
  assert.deepEqual([...connected("nobody", edges)], ["nobody"]);
});

test("causes lie below and effects above, and the problem stays where it is", () => {
  const places = tree();
  const y = (/** @type {string} */ id) => Number(places.get(id)?.y);

  assert.deepEqual(places.get("bus"), { x: 480, y: 720 });
  assert.ok(y("learn") < y("school") && y("school") < y("bus") && y("bus") < y("road") && y("road") < y("money"));
  assert.ok(!overlapping(places));
});

test("in a frame each lies in its level, what is loose stays in its own, and the frame grows to hold all", () => {
  const frame = { x: 0, y: 0, w: 1080, h: 856, layout: "levels", labels: ["Effects", "Problem", "Causes"] };

  const { places, box } = inLevels(frame, tree(), sizes, "bus", new Map([["loose", 2], ["other", 0]]));
  const grown = { ...frame, ...box };
  const levels = Object.fromEntries([...places].map(([id, place]) => [id, cellOf(grown, { id, kind: "note", by: "", ...place, ...NOTE })]));
  assert.deepEqual(levels, { bus: 1, road: 2, money: 2, drivers: 2, school: 0, learn: 0, loose: 2, other: 0 });
  assert.ok(!overlapping(places));
  assert.ok([...places.values()].every(({ x, y }) => x > 144 && x + NOTE.w < box.w && y > 64 && y + NOTE.h < box.h));
});

test("a frame that has room stays as it is, and what is close to the problem lies close to it", () => {
  const frame = { x: 0, y: 0, w: 2000, h: 64 + 3 * 900, layout: "levels", labels: ["", "", ""] };

  const { places, box } = inLevels(frame, tree(), sizes, "bus", new Map());
  const y = (/** @type {string} */ id) => Number(places.get(id)?.y);
  assert.deepEqual(box, { x: 0, y: 0, w: 2000, h: 64 + 3 * 900 });
  assert.ok(y("school") + NOTE.h > 64 + 900 - 48 && y("road") < 64 + 1800 + 48);
});
