/** Which frame holds a record, held equal with the server's by shared vectors. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { frameOf } from "../../static/js/model/placing.js";

const VECTORS = JSON.parse(readFileSync(new URL("../vectors/placing.json", import.meta.url), "utf8"));

for (const { name, frames, record, frame } of VECTORS) {
  test(name, () => {
    assert.equal(frameOf({ of: () => frames }, record)?.id ?? null, frame);
  });
}
