/** Finding boxes in a region: the grid says what a look at every box would say. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Grid, touch } from "../../../static/js/space/grid.js";

const seed = Number(process.env.SEED ?? Date.now() % 1e6);

function randomly(seed) {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

test(`over random boxes and regions it finds all and only what touches (seed ${seed})`, () => {
  const random = randomly(seed);
  const anywhere = () => Math.round((random() - 0.5) * 20_000);
  const grid = new Grid();
  const boxes = new Map();
  for (let each = 0; each < 400; each += 1) {
    const id = `n${Math.floor(random() * 200)}`;
    const box = { x: anywhere(), y: anywhere(), w: random() * 9000, h: random() * 300 };
    if (random() < 0.2) {
      boxes.delete(id);
      grid.remove(id);
    } else {
      boxes.set(id, box);
      grid.put(id, box);
    }

    const region = { x: anywhere(), y: anywhere(), w: random() * 4000, h: random() * 4000 };
    const wanted = [...boxes].filter(([, box]) => touch(box, region)).map(([id]) => id);
    assert.deepEqual(grid.touching(region).sort(), wanted.sort());
  }
});

test("a frame as large as the board is found from anywhere in it", () => {
  const grid = new Grid();
  grid.put("frame", { x: -900_000, y: -900_000, w: 1_800_000, h: 1_800_000 });

  assert.deepEqual(grid.touching({ x: 123_456, y: -654_321, w: 10, h: 10 }), ["frame"]);
});

test("an empty grid has nothing around it", () => {
  assert.equal(new Grid().around(), null);
});
