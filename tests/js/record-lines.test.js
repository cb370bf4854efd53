import assert from "node:assert/strict";
import { test } from "node:test";

import { lines } from "../../static/js/record/lines.js";

/** @param {string[]} parts */
async function read(...parts) {
  const bytes = parts.map((part) => new TextEncoder().encode(part));
  const body = new ReadableStream({
    start(controller) {
      for (const each of bytes) controller.enqueue(each);
      controller.close();
    },
  });
  const found = [];
  for await (const line of lines(body)) found.push(line);
  return found;
}

test("lines are whole however they come", async () => {
  assert.deepEqual(await read('{"a":1}\n{"b"', ":2}\n", '{"c":3}'), ['{"a":1}', '{"b":2}', '{"c":3}']);
  assert.deepEqual(await read("\n\n"), []);
});
