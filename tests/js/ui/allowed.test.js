import { equal } from "node:assert/strict";
import { test } from "node:test";
import { Allowed } from "../../../static/js/ui/allowed.js";

const kinds = { comment: { owned: true } };

/** @param {string} role @param {Record<string, any>} [stage] */
function allowed(role, stage = {}) {
  return new Allowed({ role, stage, person: "ana", gone: "" }, kinds);
}

const note = { id: "n", kind: "note", by: "ana" };
const comment = { id: "c", kind: "comment", by: "ana", on: "n" };

test("a mentor comments, and changes nothing else", () => {
  const mentor = allowed("mentor");

  equal(mentor.may("comment"), true);
  equal(mentor.may("note"), false);
  equal(mentor.may("reaction"), false);
  equal(mentor.mayDrop(comment), true);
  equal(mentor.mayDrop(note), false);
  equal(allowed("mentor", { locked: true }).may("comment"), false);
  equal(allowed("observer").may("comment"), false);
});

test("once the workshop is over people go on commenting, and change and remove nothing", () => {
  const over = { locked: true, done: true };

  for (const role of ["participant", "mentor"]) {
    equal(allowed(role, over).may("comment"), true);
    equal(allowed(role, over).may("note"), false);
    equal(allowed(role, over).mayDrop(comment), false);
  }
  equal(allowed("observer", over).may("comment"), false);
});

test("a comment is removed by its author and by the facilitator, whatever the step", () => {
  const theirs = { ...comment, by: "bo" };

  equal(allowed("participant").mayDrop(comment), true);
  equal(allowed("participant").mayDrop(theirs), false);
  equal(allowed("facilitator").mayDrop(theirs), true);
  equal(allowed("participant", { mode: "divergent" }).mayDrop(comment), true);
});
