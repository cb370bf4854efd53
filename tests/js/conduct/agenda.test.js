/** The agenda in its order. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { inOrder } from "../../../static/js/conduct/agenda.js";

test("steps come by their turn, and two of the same turn by their id", () => {
  const steps = [
    { id: "c", turn: "b" },
    { id: "b", turn: "a" },
    { id: "a", turn: "b" },
  ];

  assert.deepEqual(inOrder(steps).map(({ id }) => id), ["b", "a", "c"]);
});
