/** The sprite holds the icons that pages name; it is part of every first load, so it holds few others. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const ROOT = new URL("../../", import.meta.url);
const LITERAL = /\b(?:icon|iconElement)\(\s*"([a-z0-9-]+)"|\bicon: "([a-z0-9-]+)"|#([a-z0-9-]+)"><\/use>/g;

/** @param {string[]} folders @param {RegExp} kind */
function texts(folders, kind) {
  return folders.flatMap((folder) => {
    const names = readdirSync(new URL(folder, ROOT), { recursive: true });
    return names.filter((name) => kind.test(name)).map((name) => readFileSync(new URL(`${folder}/${name}`, ROOT), "utf8"));
  });
}

const sprite = readFileSync(new URL("static/vendor/lucide/sprite.svg", ROOT), "utf8");
const there = new Set([...sprite.matchAll(/symbol id="([^"]+)"/g)].map(([, name]) => name));
const used = texts(["static/js", "static/objects"], /\.js$/).concat(texts(["templates"], /\.html$/)).join("\n");

test("every icon that a page names is there", () => {
  const named = [...used.matchAll(LITERAL)].map((found) => found.slice(1).find(Boolean) ?? "");

  assert.ok(named.length > 60);
  assert.deepEqual(named.filter((name) => !there.has(name)), []);
});
