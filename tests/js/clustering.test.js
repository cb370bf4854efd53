/** The commands about clusters, and what the page guesses that they do. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { join, leave, make, merge, nest, set, split } from "../../static/js/model/clustering.js";

/** @param {any[]} deeds */
const names = (deeds) => deeds.map(({ command }) => command);
const cluster = (/** @type {string} */ id, /** @type {string} */ title) => ({ id, kind: "cluster", by: "ana", title });
const many = Array.from({ length: 450 }, (_, at) => `n${at}`);

test("a cluster of very many notes is made of the first, and the others join it", () => {
  const deeds = make("k", "ana", many, { x: 1, y: 2 }, "Buses");

  assert.deepEqual(names(deeds), ["cluster.make", "cluster.join", "cluster.join"]);
  assert.deepEqual(
    deeds.flatMap(({ args }) => args.notes),
    many,
  );
  assert.deepEqual(deeds[0].guess[0], ["put", { id: "k", kind: "cluster", by: "ana", title: "Buses", x: 1, y: 2, order: "~" }]);
});

test("joining and leaving is guessed on the notes", () => {
  assert.deepEqual(join("k", ["a"])[0].guess, [["patch", "a", { cluster: "k" }]]);
  assert.deepEqual(leave(["a"])[0].guess, [["patch", "a", { cluster: null }]]);
});

test("a collapsed cluster is guessed where its notes lie", () => {
  const notes = [
    { x: 300, y: 20 },
    { x: 10, y: 400 },
  ];
  assert.deepEqual(set("k", { collapsed: true }, notes).guess, [["patch", "k", { collapsed: true, x: 10, y: 20 }]]);
  assert.deepEqual(set("k", { collapsed: false }, notes).guess, [["patch", "k", { collapsed: null }]]);
  assert.deepEqual(set("k", { color: "sky" }, []).args, { cluster: "k", color: "sky" });
});

test("merged, the other keeps its title if it has one, and the first is gone", () => {
  const deed = merge(cluster("k", "Buses"), cluster("l", ""), ["a"]);

  assert.deepEqual(deed.args, { cluster: "k", into: "l" });
  assert.deepEqual(deed.guess, [
    ["patch", "a", { cluster: "l" }],
    ["patch", "l", { title: "Buses" }],
    ["drop", "k"],
  ]);
});

test("a part split off remembers where it was, and nesting is told with its host", () => {
  const [first, ...rest] = split(cluster("k", "Buses"), "l", "bo", many, { x: 0, y: 0 });

  assert.deepEqual(first.guess[0][1].split, ["k", "Buses"]);
  assert.deepEqual(names(rest), ["cluster.join", "cluster.join"]);
  assert.deepEqual(nest("k", null).args, { cluster: "k", in: null });
});
