import { equal } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { reactionId } from "../../../static/objects/reaction.js";

const vectors = JSON.parse(readFileSync(new URL("../../vectors/reactions.json", import.meta.url), "utf8"));

test("ids of reactions are what the shared vectors say", () => {
  for (const { on, sort, person, id } of vectors) equal(reactionId(on, sort, person), id);
});
