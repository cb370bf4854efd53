import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { fits, mentionedIn } from "../../../static/js/space/threads.js";

const people = [{ id: "a", name: "Ana" }, { id: "a2", name: "Ana 2" }, { id: "b", name: "Bo" }];

test("the longest name that stands after an at is meant", () => {
  deepEqual(mentionedIn("@Ana 2 and @Bo, since when?", people), ["a2", "b"]);
  deepEqual(mentionedIn("@Ana, @Ana 2", people), ["a2", "a"]);
  deepEqual(mentionedIn("Ana and bo@example.org", people), []);
});

test("for oneself are mentions, and answers to what one asked", () => {
  const comment = { id: "c", by: "mel", mentions: ["ana"] };
  const thread = (/** @type {any} */ answers) => /** @type {any} */ ({ comment, answers });

  deepEqual(["ana", "mel", "bo"].map((me) => fits(thread([]), "me", me)), [true, false, false]);
  deepEqual(["ana", "mel", "bo"].map((me) => fits(thread([{ by: "bo" }]), "me", me)), [true, true, false]);
});
