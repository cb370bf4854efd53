/** Deeds are packed into commands that the server takes. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { packed, slices } from "../../static/js/model/packing.js";

const LARGEST = 16 * 1024;

/** @param {string} text @returns {import("../../static/js/model/packing.js").Deed} */
function adding(text) {
  return { command: "note.add", args: { note: crypto.randomUUID(), x: -123456.5, y: 123456.5, text, color: "sand", sort: "idea" }, guess: [["drop", text]] };
}

/** The size as the server counts it, with a space after each comma and colon. @param {unknown} args */
function size(args) {
  return JSON.stringify(args, null, 1).replace(/\n */g, " ").length;
}

test("one deed stays as it is, and none is nothing", () => {
  const deed = adding("luz");

  assert.deepEqual(packed([deed]), [deed]);
  assert.deepEqual(packed([]), []);
});

test("no command is larger than the server takes, and nothing is lost or turned around", () => {
  const texts = Array.from({ length: 700 }, (_, n) => `${n} ${"ção ".repeat(n % 500)}`);

  const parts = packed(texts.map(adding));
  const back = parts.flatMap(({ command, args }) => (command === "together" ? args.commands.map((/** @type {any} */ [, one]) => one.text) : [args.text]));
  assert.deepEqual(back, texts);
  assert.deepEqual(parts.flatMap(({ guess }) => guess.map(([, text]) => text)), texts);
  assert.ok(parts.every(({ args }) => size(args) <= LARGEST));
});

test("what waits for a file has a command of its own", () => {
  const waiting = { command: "image.add", args: { image: "i", upload: "u" }, guess: [] };

  const parts = packed([adding("a"), adding("b"), waiting, adding("c"), adding("d")]);
  assert.deepEqual(parts.map(({ command }) => command), ["together", "image.add", "together"]);
  assert.deepEqual(parts[1], waiting);
});

test("a slice of moves fits into one command", () => {
  const moves = Array.from({ length: 1000 }, () => [crypto.randomUUID(), -999_999.5, -999_999.5]);

  const parts = slices(moves);
  assert.deepEqual(parts.flat(), moves);
  assert.ok(parts.every((some) => size({ moves: some }) <= LARGEST));
});
