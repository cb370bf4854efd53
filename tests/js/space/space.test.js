/** Where things are: what is dragged, drafted and linked. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { boardOf, frame, link, note, spaceOf } from "./table.js";

test("what is held is where the hand is, and back in its place when let go", () => {
  const space = spaceOf(boardOf(note("a", 0, 0)));

  space.hold("a", [500, 500]);
  assert.equal(space.box("a").x, 500);

  space.release("a");
  assert.equal(space.box("a").x, 0);
});

test("a link is found where its line runs, also after one end has moved", () => {
  const space = spaceOf(boardOf(note("a", 0, 0), note("b", 2000, 0), link("l", "a", "b")));
  assert.deepEqual(space.linesTouching({ x: 1000, y: 50, w: 1, h: 1 }), ["l"]);

  space.hold("b", [0, 2000]);

  assert.deepEqual(space.linesTouching({ x: 1000, y: 50, w: 1, h: 1 }), []);
  assert.deepEqual(space.linesTouching({ x: 50, y: 1000, w: 1, h: 1 }), ["l"]);
});

test("a link whose note is gone is nowhere", () => {
  const board = boardOf(note("a", 0, 0), note("b", 300, 0), link("l", "a", "b"));
  const space = spaceOf(board);

  board.drop("b");
  board.drop("l");
  for (const id of ["b", "l"]) space.update(id);

  assert.deepEqual(space.linesTouching({ x: 0, y: 0, w: 400, h: 100 }), []);
  assert.equal(space.linksOf("a").size, 0);
});

test("a note in a frame is on top of the frame", () => {
  const space = spaceOf(boardOf(note("a", 50, 50, "a0"), frame("f", 0, 0, 400, 400, "a9")));

  assert.equal(space.at(60, 60), "a");
  assert.equal(space.at(390, 390), "f");
});

test("a draft is there until it is forgotten", () => {
  const space = spaceOf(boardOf());

  space.draft(note("new", 10, 10));
  assert.equal(space.at(20, 20), "new");

  space.forget("new");
  assert.equal(space.at(20, 20), undefined);
});
