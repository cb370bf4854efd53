/** Marks on notes: one of each group, and only those that the note's place offers. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { groupOf, marked, offeredMarks } from "../../../static/js/ui/badges.js";

test("a mark takes the place of another of its group, and stands last", () => {
  const marks = marked(marked(["stance-ally"], "presence-absent", true), "stance-blocker", true);

  assert.deepEqual(marks, ["presence-absent", "stance-blocker"]);
  assert.deepEqual(marked(marks, "stance-ally", false), marks);
  assert.deepEqual(marked(marks, "stance-blocker", false), ["presence-absent"]);
  assert.equal(groupOf("assumption-open"), "assumption");
});

test("marks that notes bear stay offered where no method offers any", () => {
  const desk = { reading: { frameOf: () => undefined } };

  assert.deepEqual(offeredMarks(desk, [{ marks: ["keep-yes"] }, { marks: ["keep-yes", "basis-quote"] }, {}]), ["keep-yes", "basis-quote"]);
  assert.deepEqual(offeredMarks(desk, [{}]), []);
});
