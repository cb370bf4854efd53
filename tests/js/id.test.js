/** Ids of commands and records sort by the time they were made. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { follow, newId } from "../../static/js/model/id.js";

test("ids are UUIDv7 and each is greater than the one before, also when the clock goes back", () => {
  const clock = [1_760_000_000_000, 1_760_000_000_000, 1_760_000_000_001, 1_750_000_000_000, 1_760_000_000_002];
  const ids = clock.map((now) => newId(now));

  assert.deepEqual([...ids].sort(), ids);
  assert.equal(new Set(ids).size, ids.length);
  for (const id of ids) assert.ok(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id), id);
});

test("an id tells when it was made", () => {
  const now = 1_990_000_000_000;

  assert.equal(Number.parseInt(newId(now).replaceAll("-", "").slice(0, 12), 16), now);
});

test("ids come after those of an earlier visit whose clock was ahead", () => {
  const ahead = "01d1a94a-2000-7000-8000-000000000000";
  follow("not an id");
  follow(ahead);

  assert.ok(newId(1_760_000_000_000) > ahead);
});
