/** A push travels along the links step by step, the same each time, and comes to rest. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { MOST, ripple } from "../../../static/js/space/ripple.js";

/** Links written as "a + b", with a delay as "a +| b". @param {string[]} written */
const links = (...written) =>
  written.map((each, at) => {
    const [from, sign, to] = each.split(" ");
    return { id: `l${at}`, from, to, ...(sign[0] !== "." && { polarity: sign[0] }), ...(sign[1] === "|" && { delay: true }) };
  });

/** @param {import("../../../static/js/space/ripple.js").Ripple} found */
const told = ({ steps }) => steps.map((step) => step.map(({ factor, way, again }) => `${factor} ${way}${again ? " again" : ""}`));

test("a plus keeps the way and a minus turns it", () => {
  const found = ripple(links("a + b", "b - c", "c - d"), "a", "up");

  assert.deepEqual(told(found), [["a up"], ["b up"], ["c down"], ["d up"]]);
  assert.ok(found.ended);
  assert.deepEqual(found.steps[2][0].links, ["l1"]);
});

test("a delay waits one step longer", () => {
  assert.deepEqual(told(ripple(links("a +| b", "b + c"), "a", "down")), [["a down"], [], ["b down"], ["c down"]]);
});

test("where the sign is a question or missing it is unclear, and stays so", () => {
  assert.deepEqual(told(ripple(links("a ? b", "b - c", "a . d"), "a", "up")), [["a up"], ["b unclear", "d unclear"], ["c unclear"]]);
});

test("what is pulled both ways at once is unclear", () => {
  const found = ripple(links("a + b", "a - c", "b + d", "c + d"), "a", "up");

  assert.deepEqual(told(found).at(-1), ["d unclear"]);
  assert.deepEqual(found.steps[2][0].links, ["l2", "l3"]);
});

test("a reinforcing loop comes round once more and rests", () => {
  assert.deepEqual(told(ripple(links("a + b", "b + a"), "a", "up")), [["a up"], ["b up"], ["a up again"]]);
});

test("a balancing loop pushes back, and then rests", () => {
  const found = ripple(links("a + b", "b - a"), "a", "up");

  assert.deepEqual(told(found), [["a up"], ["b up"], ["a down"], ["b down"], ["a up again"]]);
  assert.ok(found.ended);
});

test("what nothing leads on from rests at once", () => {
  assert.deepEqual(told(ripple([], "a", "up")), [["a up"]]);
});

test("what is unclear does not blur what was clear", () => {
  const found = ripple(links("a + b", "a ? c", "c + d", "d + b", "b + e"), "a", "up");

  assert.deepEqual(told(found), [["a up"], ["b up", "c unclear"], ["e up", "d unclear"], ["b unclear again"]]);
});

test("a long way is followed so many steps and no further", () => {
  const chain = Array.from({ length: 30 }, (_, at) => `f${at} + f${at + 1}`);
  const found = ripple(links(...chain), "f0", "up");

  assert.equal(found.steps.length, MOST + 1);
  assert.ok(!found.ended);
});

test("in whatever order the links come, the steps are the same", () => {
  const all = links("a + b", "b - c", "c + a", "b +| d", "d - a", "c ? d");

  assert.deepEqual(ripple([...all].reverse(), "a", "up"), ripple(all, "a", "up"));
});

test("a crowded map comes to rest in no time", () => {
  const many = Array.from({ length: 500 }, (_, at) => `n${(at * 7) % 60} ${"+-?"[at % 3]} n${(at * 13 + 1) % 60}`);
  const started = performance.now();

  const { steps } = ripple(links(...many), "n0", "up");
  assert.ok(steps.length <= MOST + 1);
  assert.ok(performance.now() - started < 200);
});
