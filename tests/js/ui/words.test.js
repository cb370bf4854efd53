/** Sentences: the English one stands in where no other is known, and names are filled in. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { learn, percent, t, tn } from "../../../static/js/ui/words.js";

test("an unknown sentence is said in English with its names filled in", () => {
  assert.equal(t("{name} is writing", { name: "Bo" }), "Bo is writing");
});

test("numbers are written as the language writes them", () => {
  assert.equal(t("Show {n} more", { n: 12345 }), "Show 12,345 more");
  assert.equal(percent(70), "70%");
});

test("one and many are told apart", () => {
  assert.equal(tn("{n} note", "{n} notes", 1), "1 note");
  assert.equal(tn("{n} note", "{n} notes", 2), "2 notes");
});

test("known sentences come from the catalogue, plurals as a pair", async () => {
  const words = { "All saved": "Tudo salvo", "{n} note": ["{n} nota", "{n} notas"] };
  globalThis.fetch = async () => new Response(JSON.stringify(words));

  await learn("/words/pt-BR.json");

  assert.equal(t("All saved"), "Tudo salvo");
  assert.equal(tn("{n} note", "{n} notes", 3), "3 notas");
});
