/** Reading order: frames with what lies in them, then the rest. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { frameOf } from "../../../static/js/model/placing.js";
import { Reading } from "../../../static/js/space/reading.js";
import { boardOf, frame, note } from "./table.js";

test("frames come in their order, each with its notes in theirs, and loose notes last", () => {
  const board = boardOf(
    note("loose", 5000, 0, "a1"),
    frame("second", 1000, 0, 500, 500, "b2"),
    frame("first", 0, 0, 500, 500, "b1"),
    note("late", 100, 100, "c2"),
    note("early", 100, 300, "c1"),
  );

  const reading = new Reading(board, frameOf);

  assert.deepEqual(reading.steps, ["first", "early", "late", "second", "loose"]);
});

test("new words are read without reading everything again", () => {
  const board = boardOf(note("a", 0, 0));
  const reading = new Reading(board, frameOf);
  assert.equal(reading.sections.length, 1);

  board.put({ ...note("a", 0, 0), text: "new words" });
  reading.changed(["a"]);

  assert.equal(reading.stale, false);
  assert.equal(reading.sections[0].things[0].text, "new words");
});

test("a note moved into a frame is read there", () => {
  const board = boardOf(frame("f", 0, 0, 500, 500), note("a", 900, 900));
  const reading = new Reading(board, frameOf);
  assert.deepEqual(reading.loose, ["a"]);

  board.put(note("a", 100, 100));
  reading.changed(["a"]);

  assert.deepEqual(reading.inside("f").map(({ id }) => id), ["a"]);
});
