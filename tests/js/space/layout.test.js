/** Maps and trees are laid out in layers, and nothing comes to lie on anything else. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { layered } from "../../../static/js/space/layout.js";

/** @typedef {import("../../../static/js/space/layout.js").Size} Size */

/** @param {string[]} ids @returns {Map<string, Size>} */
const cards = (ids) => new Map(ids.map((id, at) => [id, { w: 168 + 24 * (at % 3), h: 64 + 24 * (at % 2) }]));

/** @param {Map<string, {x: number, y: number}>} places @param {Map<string, Size>} sizes */
function overlaps(places, sizes) {
  const boxes = [...places].map(([id, place]) => ({ ...place, .../** @type {Size} */ (sizes.get(id)) }));
  return boxes.filter((one, at) =>
    boxes.slice(at + 1).some((other) => one.x < other.x + other.w && other.x < one.x + one.w && one.y < other.y + other.h && other.y < one.y + one.h),
  );
}

/** A graph by chance, the same at each run. @param {number} nodes @param {number} edges */
function chance(nodes, edges) {
  let seed = 11;
  const next = () => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % nodes;
  };
  const ids = Array.from({ length: nodes }, (_, at) => `n${at}`);
  return { ids, edges: Array.from({ length: edges }, () => /** @type {[string, string]} */ ([`n${next()}`, `n${next()}`])) };
}

test("a tree stands in layers, in each direction", () => {
  const ids = ["top", "left", "right", "leaf"];
  /** @type {[string, string][]} */
  const edges = [["top", "left"], ["top", "right"], ["left", "leaf"]];
  const at = (/** @type {import("../../../static/js/space/layout.js").Direction} */ direction) => layered(ids, edges, { direction, sizes: cards(ids) });
  const along = (/** @type {Map<string, any>} */ places, /** @type {"x" | "y"} */ axis) => ["top", "left", "leaf"].map((id) => places.get(id)[axis]);
  const rises = ([a, b, c] = [0, 0, 0]) => a < b && b < c;

  assert.ok(rises(along(at("down"), "y")));
  assert.ok(rises(along(at("up"), "y").reverse()));
  assert.ok(rises(along(at("right"), "x")));
  assert.ok(rises(along(at("left"), "x").reverse()));
});

test("places are on the grid and begin at nought", () => {
  const { ids, edges } = chance(20, 30);

  const places = [...layered(ids, edges, { sizes: cards(ids) }).values()];
  assert.ok(places.every(({ x, y }) => x % 24 === 0 && y % 24 === 0));
  assert.deepEqual([Math.min(...places.map(({ x }) => x)), Math.min(...places.map(({ y }) => y))], [0, 0]);
});

for (const [nodes, edges] of [[1, 0], [9, 0], [2, 5], [60, 120], [400, 500]]) {
  test(`${nodes} nodes and ${edges} edges, loops among them, lie apart, and the same each time`, () => {
    const graph = chance(nodes, edges);
    const sizes = cards(graph.ids);

    const places = layered(graph.ids, graph.edges, { direction: "right", sizes });
    assert.equal(places.size, nodes);
    assert.deepEqual(overlaps(places, sizes), []);
    assert.deepEqual(layered(graph.ids, graph.edges, { direction: "right", sizes }), places);
  });
}

test("edges to what is not laid out don't count, and nothing at all has no place", () => {
  const sizes = cards(["a", "b"]);

  assert.deepEqual([...layered(["a"], [["a", "b"], ["a", "a"]], { sizes }).values()], [{ x: 0, y: 0 }]);
  assert.equal(layered([], [], { sizes }).size, 0);
  assert.equal(layered(["constructor", "__proto__"], [["constructor", "__proto__"]], { sizes: cards(["constructor", "__proto__"]) }).size, 2);
});
