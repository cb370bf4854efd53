/** Things come in the order of their keys as text, as the server makes them. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { byOrder } from "../../static/js/model/order.js";

test("keys are compared as text, ids decide between equals, and what has no key yet comes last", () => {
  const [b, a, last, Z, a2] = [["b", "a1"], ["a", "a1"], ["c", undefined], ["d", "Zz"], ["e", "a0V"]].map(([id, order]) => ({
    id: /** @type {string} */ (id), kind: "note", by: "ana", order,
  }));

  assert.deepEqual([b, a, last, Z, a2].sort(byOrder).map(({ id }) => id), ["d", "e", "a", "b", "c"]);
});
