/** What others hold is drawn where they hold it, and put down where they let it go. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Carried } from "../../../static/js/canvas/carried.js";
import { boardOf, note, spaceOf } from "../space/table.js";

function table(...records) {
  const board = boardOf(...records);
  const desk = { board, space: spaceOf(board), held: new Set() };
  return { ...desk, carried: new Carried(desk, () => true) };
}

const holds = (...drag) => [["bo", { drag }]];

test("what somebody else drags is where they hold it, until its move is told", () => {
  const { board, space, carried } = table(note("a", 0, 0));
  carried.hear(holds(["a", 500, 300]));
  assert.deepEqual(carried.step(), ["a"]);
  assert.equal(space.box("a").x, 500);

  carried.hear(holds());
  carried.step();
  assert.equal(space.box("a").x, 500, "it must not jump back before the move is told");
  assert.ok(carried.moving);

  board.put(note("a", 500, 300));
  space.update("a");
  carried.step();
  assert.equal(space.box("a").x, 500);
  assert.deepEqual(carried.step(), []);
  assert.ok(!carried.moving);
});

test("what one holds oneself nobody else takes out of one's hand", () => {
  const { space, held, carried } = table(note("a", 0, 0));
  held.add("a");
  space.hold("a", [10, 10]);

  carried.hear(holds(["a", 500, 300]));
  carried.step();

  assert.equal(space.box("a").x, 10);
});

test("on its way from one place to the next it is seen in between", () => {
  const board = boardOf(note("a", 0, 0));
  const space = spaceOf(board);
  const carried = new Carried({ board, space, held: new Set() }, () => false);

  carried.hear(holds(["a", 1000, 0]));
  carried.step();

  assert.ok(space.box("a").x < 1000);
  assert.ok(carried.moving);
});
