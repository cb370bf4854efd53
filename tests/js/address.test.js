/** Which texts are addresses of web pages. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { address } from "../../static/js/canvas/files.js";

test("web addresses are taken, with or without their beginning", () => {
  assert.equal(address(" https://city.example/plan?x=1 "), "https://city.example/plan?x=1");
  assert.equal(address("city.example"), "https://city.example/");
  assert.equal(address("city.example:8080/plan"), "https://city.example:8080/plan");
  assert.equal(address("HTTP://intranet/"), "http://intranet/");
});

test("everything else is not", () => {
  const others = ["", "javascript:alert(1)", "JavaScript://x/%0aalert(1)", "data:text/html,x", "mailto:ana@city.example", "file:///etc"];
  for (const text of [...others, "two words.example", "word", "https://ana:secret@city.example/", "ftp://a.example"]) {
    assert.equal(address(text), undefined, text);
  }
});
