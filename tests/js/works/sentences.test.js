import assert from "node:assert/strict";
import { test } from "node:test";

import { meaning, sentences } from "../../../static/js/works/sentences.js";

/** @param {string[]} ways such as "Buses-Waiting time" or "Income~+Buses", with delay */
function read(...ways) {
  const steps = ways.map((way) => {
    const [, from, delay, polarity, to] = /** @type {string[]} */ (/^(.*?)(~?)([+?-])(.*)$/.exec(way));
    return { way: { polarity, delay: Boolean(delay) }, from, to };
  });
  return sentences(steps).map(({ cause, effect }) => `${cause}[${effect}]`);
}

test("a loop is read around, from more of its first factor", () => {
  assert.deepEqual(read("Buses-Waiting time", "Waiting time-Passengers", "Passengers+Income", "Income~+Buses"), [
    "More buses, [less waiting time.]",
    "Less waiting time, [more passengers.]",
    "More passengers, [more income.]",
    "More income, with delay, [more buses.]",
  ]);
});

test("a balancing loop comes back to less of what it began with", () => {
  assert.equal(read("Heat+Sweat", "Sweat-Heat").at(-1), "More sweat, [less heat.]");
  assert.equal(read("Gap-Rest", "Rest+Work", "Work~-Gap").at(-1), "Less work, with delay, [more gap.]");
});

test("where a sign is missing it says only that there is an effect", () => {
  assert.deepEqual(read("A bus?Noise", "Noise~?A bus"), ["More a bus affects [noise.]", "More noise affects, with delay, [a bus.]"]);
  assert.equal(read("Rain-Dust", "Dust?Rain").at(-1), "Less dust affects [rain.]");
});

test("names are told inside a sentence, abbreviations as they are", () => {
  assert.deepEqual(read("SUS  funding.+GP visits", `{to} $& $1+${"x".repeat(200)}`), [
    "More SUS funding, [more GP visits.]",
    `More {to} $& $1, [more ${"x".repeat(79)}….]`,
  ]);
});

test("each sort of loop is said in a sentence of its own", () => {
  assert.equal(new Set(["reinforcing", "balancing", "undetermined"].map(meaning)).size, 3);
});
