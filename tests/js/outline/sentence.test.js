/** What the list says of links. */

import { equal, notEqual } from "node:assert/strict";
import { test } from "node:test";

Object.assign(globalThis, { document: { documentElement: { lang: "en" }, createTreeWalker: () => ({}), createComment: () => ({}) } });
const { nothing } = await import("../../../static/vendor/lit/lit.js");
const { kinds } = await import("../../../static/objects/index.js");
const { sentence } = await import("../../../static/js/outline/sentence.js");

test("a link to something of a kind that this page doesn't know is left out", () => {
  const records = new Map([
    ["n", { id: "n", kind: "note", text: "luz" }],
    ["u", { id: "u", kind: "of tomorrow" }],
  ]);
  const desk = { board: records, kinds, allowed: { may: () => false }, links: {}, outline: {}, evidence: { of: () => [] }, hanging: { talk: () => ({ all: 0, open: 0 }) } };

  notEqual(sentence(desk, { from: "n", to: "n", sort: "plain" }), nothing);
  equal(sentence(desk, { from: "n", to: "u", sort: "plain" }), nothing);
  equal(sentence(desk, { from: "u", to: "n", sort: "plain" }), nothing);
});
