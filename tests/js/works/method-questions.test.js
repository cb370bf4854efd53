/** Every question that the server may ask of a method's frame has a sentence. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { METHOD_QUESTIONS } from "../../../static/js/works/method-questions.js";

test("each sort of hint has its sentence, and no sentence is without its hint", () => {
  const source = readFileSync(new URL("../../../workshop/insights/methods.py", import.meta.url), "utf8");
  const sorts = [...source.matchAll(/\.hint\("([a-z-]+)"/g)].map(([, sort]) => sort);

  assert.deepEqual(Object.keys(METHOD_QUESTIONS).sort(), sorts.sort());
});

test("a chain is read from the event to the belief", () => {
  const names = ["Fire", "Fires each August", "Nobody waters", "Trees cost money"];
  const words = METHOD_QUESTIONS.chain({ sort: "chain", ids: [] }, { name: "Fire", names, frame: "Iceberg" });

  assert.equal(words, "“Fire” belongs to “Fires each August”, which is held up by “Nobody waters”, because of the belief “Trees cost money”. Does that hold, read aloud?");
});

test("one is told by its name, many by their number too", () => {
  const [one, many] = [1, 3].map((count) => METHOD_QUESTIONS.absent({ sort: "absent", ids: [], count }, { name: "Mothers", names: [], frame: "" }));

  assert.match(one, /^“Mothers”: affected/);
  assert.match(many, /^3 are affected, but not here, “Mothers” among them/);
});
