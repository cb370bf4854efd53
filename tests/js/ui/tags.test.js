/** Tags: the same word is the same tag, however it is written. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { bears, boardTags, clean, tagged } from "../../../static/js/ui/tags.js";

test("a word is cleaned to one short line", () => {
  assert.equal(clean("  school \n bus "), "school bus");
  assert.equal(clean("x".repeat(50)).length, 40);
});

test("a tag is added once and taken away however it is written", () => {
  assert.deepEqual(tagged(["School"], { add: ["SCHOOL", "night", ""] }), ["School", "night"]);
  assert.deepEqual(tagged(["School", "night"], { remove: ["school"] }), ["night"]);
});

test("the board's tags come with the most used first", () => {
  const notes = [{ tags: ["night", "bus"] }, { tags: ["Bus"] }, {}];

  assert.deepEqual(boardTags(notes), ["bus", "night"]);
  assert.ok(bears(notes[1], "bus") && !bears(notes[2], "bus"));
});
