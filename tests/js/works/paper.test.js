/** Codes of paper slips, as they are typed before what stands on them. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { paperCode } from "../../../static/js/works/paper.js";

test("a line may begin with the code of its slip", () => {
  assert.deepEqual(paperCode("k7qxm  mais luz na praça"), { code: "K7QXM", text: "mais luz na praça" });
  assert.deepEqual(paperCode("K7QXM: mais luz"), { code: "K7QXM", text: "mais luz" });
});

test("a word is no code, and neither is what has another length or a sign that codes lack", () => {
  for (const line of ["praça escura à noite", "LINHA de ônibus", "K7QX mais", "K7QXM2 mais", "K0QXM mais", "2026 foi difícil"]) {
    assert.deepEqual(paperCode(line), { code: "", text: line });
  }
});

test("a code alone has no words", () => {
  assert.deepEqual(paperCode(" k7qxm "), { code: "K7QXM", text: "" });
});
