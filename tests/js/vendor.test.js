/** What we ship of others is what its manifest says, with its licence. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const VENDOR = new URL("../../static/vendor/", import.meta.url);
/** @type {{folder: string, name: string, version: string, license: string, sha256: Record<string, string>}[]} */
const MANIFEST = JSON.parse(readFileSync(new URL("MANIFEST.json", VENDOR), "utf8"));

test("every folder is in the manifest", () => {
  const folders = readdirSync(VENDOR).filter((name) => name !== "MANIFEST.json");

  assert.deepEqual(folders.sort(), MANIFEST.map(({ folder }) => folder).sort());
});

for (const { folder, name, version, license, sha256 } of MANIFEST) {
  test(`${name} is ${version} as it was brought in, with its licence`, () => {
    const place = new URL(`${folder}/`, VENDOR);
    assert.deepEqual(readdirSync(place).sort(), Object.keys(sha256).sort());
    assert.ok(license && "LICENSE" in sha256);
    for (const [file, sum] of Object.entries(sha256)) {
      const bytes = readFileSync(new URL(file, place));
      assert.equal(createHash("sha256").update(bytes).digest("hex"), sum, file);
      assert.ok(!file.endsWith(".js") || !new TextDecoder().decode(bytes).includes("sourceMappingURL"), file);
    }
  });
}
