import assert from "node:assert/strict";
import { test } from "node:test";

import { notesIn, withoutClusters } from "../../../static/js/outline/bundles.js";

test("a section says how many notes it has; texts, pictures and clusters are none", () => {
  const things = ["note", "text", "cluster", "note", "image", "card"].map((kind, at) => ({ id: `${at}`, kind }));

  assert.equal(notesIn(things), 2);
  assert.equal(withoutClusters(things).length, 5);
});
