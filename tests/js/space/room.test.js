/** Free places: never on top of a note, and inside the frame that was asked for. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { touch } from "../../../static/js/space/grid.js";
import { freeIn, freeNear } from "../../../static/js/space/room.js";
import { boardOf, frame, note, spaceOf } from "./table.js";

const SIZE = { w: 192, h: 120 };

test("an empty place is taken as it is, on the grid", () => {
  const { x, y } = freeNear(spaceOf(boardOf()), SIZE, 100, 100);

  assert.deepEqual([x, y], [96, 96]);
});

test("twenty notes asked for at one point lie on twenty places", () => {
  const board = boardOf();
  const space = spaceOf(board);
  for (let each = 0; each < 20; each += 1) {
    const { x, y } = freeNear(space, SIZE, 0, 0);
    board.put(note(`n${each}`, x, y));
    space.update(`n${each}`);
  }

  const boxes = board.all();
  const places = [...boxes].map(({ x, y }) => ({ x, y, ...SIZE }));
  const overlaps = places.flatMap((a, i) => places.slice(i + 1).filter((b) => touch(a, b)));
  assert.deepEqual(overlaps, []);
});

test("a place in a frame is inside it and below its title", () => {
  const space = spaceOf(boardOf(frame("f", 0, 0, 480, 384)));

  const { x, y, grow } = freeIn(space, { id: "f", x: 0, y: 0, w: 480, h: 384 }, SIZE);

  assert.equal(grow, 0);
  assert.ok(x >= 0 && x + SIZE.w <= 480 && y >= 64 && y + SIZE.h <= 384);
});

test("a full frame has to grow", () => {
  const around = { id: "f", x: 0, y: 0, w: 240, h: 216 };
  const space = spaceOf(boardOf(frame("f", 0, 0, 240, 216), note("a", 24, 72)));

  const { y, grow } = freeIn(space, around, SIZE);

  assert.ok(grow >= SIZE.h);
  assert.ok(y >= 192);
});
