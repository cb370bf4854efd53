/** Clusters on the table: who is in which, how large they are, and how they are read. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { frameOf } from "../../../static/js/model/placing.js";
import { bundled, lists } from "../../../static/js/outline/bundles.js";
import { carried } from "../../../static/js/space/carried.js";
import { Clusters } from "../../../static/js/space/clusters.js";
import { compact, gathered, gatheredIn } from "../../../static/js/space/gather.js";
import { touch } from "../../../static/js/space/grid.js";
import { Reading } from "../../../static/js/space/reading.js";
import { Space } from "../../../static/js/space/space.js";
import { roomIn } from "../../../static/js/ui/clustering.js";
import { boardOf, frame, kinds, note } from "./table.js";

const KINDS = { ...kinds, cluster: { size: () => ({ w: 240, h: 136 }), gathers: true } };
const cluster = (id, more = {}) => ({ id, kind: "cluster", by: "ana", title: id, x: 0, y: 0, order: id, ...more });
const inside = (id, x, y, host) => ({ ...note(id, x, y), cluster: host });
const ids = (records) => records.map(({ id }) => id);

function laid(...records) {
  const board = boardOf(...records);
  const clusters = new Clusters(board);
  return { board, clusters, space: new Space(board, KINDS, clusters), reading: new Reading(board, frameOf, () => true, clusters) };
}

test("notes and clusters know what they are in, and what is gone or too deep means nothing", () => {
  const { clusters, board } = laid(
    inside("a", 0, 0, "k"),
    inside("b", 0, 0, "gone"),
    cluster("k", { in: "l" }),
    cluster("l"),
    cluster("m", { in: "k" }),
    cluster("x", { in: "y" }),
    cluster("y", { in: "x" }),
  );

  assert.deepEqual(ids(clusters.around(board.get("a"))), ["l", "k"]);
  assert.deepEqual(ids(clusters.all("l")), ["k", "a"]);
  for (const id of ["b", "m", "x", "y"]) assert.equal(clusters.holder(board.get(id)), undefined, id);
});

test("what one record changes is told: the clusters it was and is in, and all in a cluster", () => {
  const { clusters, board } = laid(inside("a", 0, 0, "k"), cluster("k", { in: "l" }), cluster("l"), cluster("m"));

  board.put(inside("a", 0, 0, "m"));
  assert.deepEqual(clusters.update("a").sort(), ["k", "l", "m"]);
  assert.deepEqual(clusters.notes("k"), []);

  board.put(cluster("l", { collapsed: true }));
  assert.deepEqual(clusters.update("l"), ["k"]);
});

test("a cluster is as large as its notes, follows them, and is seen through", () => {
  const { space } = laid(inside("a", 0, 0, "k"), inside("b", 240, 0, "k"), cluster("k", { x: 900 }));
  assert.deepEqual(space.box("k"), { x: -24, y: -48, w: 480, h: 192 });
  assert.equal(space.at(220, 60), "k");
  assert.equal(space.at(100, 60), "a");
  assert.equal(space.hollow("k"), true);

  space.hold("b", [240, 300]);
  assert.equal(space.box("k").h, 492);

  space.lift(["b"]);
  assert.equal(space.box("k").h, 192);
  space.lift();
  space.release("b");
  assert.equal(space.box("k").w, 480);
});

test("a cluster around another grows with it", () => {
  const { space } = laid(inside("a", 0, 0, "k"), cluster("k", { in: "l" }), cluster("l"));
  assert.deepEqual(space.box("l"), { x: -48, y: -96, w: 288, h: 264 });

  space.hold("a", [0, 1000]);

  assert.equal(space.box("l").y, 904);
});

test("an empty cluster stays where its notes were, and the last note on its way out leaves it as it was", () => {
  const { space } = laid(cluster("e", { x: 500, y: 500 }), inside("a", 0, 0, "k"), cluster("k"));
  assert.deepEqual(space.box("e"), { x: 476, y: 452, w: 240, h: 136 });

  const before = space.box("k");
  space.lift(["a"]);
  space.hold("a", [5000, 0]);
  assert.deepEqual(space.box("k"), before);
});

test("collapsed it is a card, and what is in it is nowhere until it opens", () => {
  const { space, board, clusters } = laid(inside("a", 0, 0, "k"), cluster("k", { in: "l" }), cluster("l", { collapsed: true, x: 9, y: 9 }));
  assert.deepEqual([space.box("a"), space.box("k"), space.seen("a")], [undefined, undefined, "l"]);
  assert.deepEqual(space.box("l"), { x: 9, y: 9, w: 240, h: 136 });
  assert.equal(space.hollow("l"), false);

  board.put(cluster("l"));
  for (const id of new Set(["l", ...clusters.update("l")])) space.update(id);

  assert.deepEqual([space.box("a").x, space.seen("a")], [0, "a"]);
  assert.ok(space.box("l").w > space.box("k").w);
});

test("moving a cluster, or the frame it lies in, takes along all that is in it", () => {
  const desk = laid(frame("f", 0, 0, 500, 500), inside("a", 50, 50, "k"), inside("b", 9000, 0, "k"), cluster("k", { x: 50, y: 50 }), cluster("m", { in: "k" }));

  assert.deepEqual(ids(carried(desk, desk.board.get("k"))).sort(), ["a", "b", "m"]);
  assert.deepEqual(ids(carried(desk, desk.board.get("f"))).sort(), ["a", "b", "k", "m"]);
});

test("a cluster is read after what is in none, before its notes, where its first note lies", () => {
  const { reading } = laid(
    frame("f", 0, 0, 500, 500),
    note("z", 50, 50),
    inside("a", 100, 100, "k"),
    inside("b", 100, 300, "m"),
    cluster("k", { x: 9000 }),
    cluster("m", { in: "k", order: "0" }),
  );

  assert.deepEqual(reading.steps, ["f", "z", "k", "a", "m", "b"]);
});

test("joining a cluster is read anew", () => {
  const { reading, board, clusters } = laid(note("a", 0, 0), note("b", 0, 0), cluster("k"));
  assert.deepEqual(reading.steps, ["a", "b", "k"]);

  board.put(inside("a", 0, 0, "k"));
  clusters.update("a");
  reading.changed(["a"]);

  assert.deepEqual(reading.steps, ["b", "k", "a"]);
});

test("the list is read in bundles, and empty clusters have one too", () => {
  const { reading, clusters } = laid(note("z", 0, 0), inside("a", 0, 0, "k"), cluster("k"), inside("b", 0, 0, "m"), cluster("m", { in: "k" }), cluster("e"));

  const found = bundled(clusters, reading.sections[0].things);

  assert.deepEqual(
    lists("loose", found).map(({ id, things }) => [id, ids(things)]),
    [
      ["loose", ["z"]],
      ["loose:e", []],
      ["loose:k", ["a"]],
      ["loose:k:m", ["b"]],
    ],
  );
});

test("notes far apart come together where nothing lies, those close together stay", () => {
  const { space } = laid(note("a", 0, 0), note("b", 216, 0), note("c", 3000, 2000), note("between", 216, 168));
  const units = (...names) => names.map((id) => ({ id, box: space.box(id) }));
  assert.equal(compact(space, units("a", "b")), true);
  assert.equal(compact(space, units("a", "c")), false);

  const moves = gathered(space, units("a", "c"));

  const boxes = moves.map(([, x, y]) => ({ x, y, w: 192, h: 120 }));
  assert.equal(touch(boxes[0], boxes[1]), false);
  assert.ok(Math.abs(boxes[1].y - boxes[0].y) < 300);
});

test("who joins a collapsed cluster comes to lie below what it hides", () => {
  const desk = { ...laid(inside("a", 0, 0, "k"), cluster("k", { collapsed: true, x: 0, y: 0 }), note("b", 5000, 0)), kinds: KINDS };

  const moves = gatheredIn(desk.space, { id: "k", ...roomIn(desk, desk.board.get("k")) }, [{ id: "b", box: desk.space.box("b") }], []);

  assert.deepEqual(moves, [["b", 0, 144]]);
});

test("who joins a cluster finds a free place in it, or makes it grow below", () => {
  const { space } = laid(inside("a", 0, 0, "k"), inside("b", 432, 0, "k"), cluster("k"), note("c", 5000, 0), note("d", 5000, 0));
  const units = ["c", "d"].map((id) => ({ id, box: space.box(id) }));

  const moves = gatheredIn(space, { id: "k", ...space.box("k") }, units, []);

  assert.deepEqual(moves, [
    ["c", 216, 0],
    ["d", 0, 144],
  ]);
  assert.equal(space.box("c").x, 5000);
});
