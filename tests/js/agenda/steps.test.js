/** The pure parts of the agenda: order, guesses, times, the diamond, and what holds in words. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { diamond } from "../../../static/js/agenda/diamond.js";
import { holds } from "../../../static/js/agenda/holds.js";
import { adding, copied, inOrder, placing, setting } from "../../../static/js/agenda/steps.js";
import { clock, endAt, lasting, spare, timed, timeOf } from "../../../static/js/agenda/times.js";
import { Board } from "../../../static/js/model/board.js";
import { between } from "../../../static/js/model/between.js";

/** A board with steps of these names. @param {string[]} names */
function agenda(...names) {
  const board = new Board({ id: "b" });
  board.person = "fay";
  const turns = names.map((_, at) => `a${at}`);
  board.reset(1, names.map((title, at) => ({ id: title, kind: "step", by: "fay", title, minutes: 10, turn: turns[at] })));
  return board;
}

/** @param {Board} board @param {import("../../../static/js/model/packing.js").Deed[]} deeds */
function after(board, deeds) {
  for (const { command, args, guess } of deeds) board.do(command, args, guess);
  return inOrder(board).map(({ title, id }) => title || id);
}

test("keys of order are those that the server makes", () => {
  const made = [
    [null, null, "a0"], ["a0", null, "a1"], [null, "a0", "Zz"], ["a0", "a1", "a0V"], ["a0", "a0V", "a0G"], ["a0V", "a1", "a0l"],
    ["az", null, "b00"], [null, "Z0", "Yzz"], ["a1", "a3", "a2"], ["a0", "a01", "a00V"], ["b0z", "b11", "b10"], ["Zz", "a0", "ZzV"], ["Zz", "a1", "a0"],
  ];

  for (const [low, high, key] of made) assert.equal(between(low, high), key, `${low} ${high}`);
});

test("wherever a key is asked for, it comes between its neighbours", () => {
  /** @type {string[]} */
  const keys = [];
  for (let n = 0; n < 300; n++) {
    const at = (n * 7919) % (keys.length + 1);
    keys.splice(at, 0, between(keys[at - 1] ?? null, keys[at] ?? null));
  }

  assert.deepEqual(keys, [...new Set(keys)].sort());
});

test("new steps come one after another behind the one that was meant", () => {
  const board = agenda("arrive", "decide");
  const { deeds } = adding(board, [{ title: "write", minutes: 5 }, { title: "group", private: false, mode: null }], "arrive");

  assert.deepEqual(after(board, deeds), ["arrive", "write", "group", "decide"]);
  assert.deepEqual(deeds.map(({ args }) => args.after), ["arrive", deeds[0].args.step]);
  assert.ok(!("private" in /** @type {any} */ (board.get(deeds[1].args.step))));
  assert.deepEqual(after(board, adding(board, [{ title: "first" }], null).deeds)[0], "first");
});

test("a step is placed by its neighbours, and not where it already is", () => {
  const board = agenda("a", "b", "c");

  assert.equal(placing(board, "b", 1), undefined);
  assert.deepEqual(placing(board, "c", 0)?.args, { step: "c", after: null });
  assert.deepEqual(after(board, [/** @type {any} */ (placing(board, "a", 9))]), ["b", "c", "a"]);
});

test("only what differs is sent, and what is empty goes", () => {
  const step = { id: "s", kind: "step", by: "fay", title: "Write", minutes: 10, turn: "a0", private: true, tools: ["note"] };

  assert.equal(setting(step, { title: "Write", locked: false, tools: ["note"] }), undefined);
  assert.deepEqual(setting(step, { title: "", private: false, minutes: 10 }), {
    command: "step.set",
    args: { step: "s", title: "", private: false },
    guess: [["patch", "s", { title: null, private: null }]],
  });
  assert.deepEqual(copied(step), { title: "Write", minutes: 10, private: true, tools: ["note"] });
});

test("times add up, and say what is left to the planned end", () => {
  const { begins, total } = timed([{ minutes: 10 }, { minutes: 20 }, { minutes: 85 }]);

  assert.deepEqual([begins, total], [[0, 10, 30], 115]);
  assert.equal(spare(total, { starts: 60_000, ends: 121 * 60_000 }), 5);
  assert.equal(spare(130, { starts: 60_000, ends: 121 * 60_000 }), -10);
  assert.equal(spare(total, { starts: 60_000, ends: null }), undefined);
  assert.deepEqual([5, 60, 115].map(lasting), ["5 min", "1 h", "1 h 55"]);
  assert.equal(clock(null, 75), "1:15");
});

test("a planned end is the first such time after the start, also past midnight", () => {
  const starts = new Date(2026, 10, 26, 22, 0).getTime();

  assert.equal(endAt(starts, "23:30"), starts + 90 * 60_000);
  assert.equal(endAt(starts, "00:30"), new Date(2026, 10, 27, 0, 30).getTime());
  assert.equal(endAt(starts, ""), null);
  assert.equal(timeOf(new Date(2026, 10, 26, 9, 5).getTime()), "09:05");
});

test("the diamond widens, stays wide in the groan zone, and narrows; a pause breaks nothing", () => {
  const pieces = diamond([
    { mode: "divergent", minutes: 10 },
    { minutes: 5, break: true },
    { mode: "divergent", minutes: 10 },
    { mode: "groan", minutes: 30 },
    { mode: "convergent", minutes: 20 },
    { minutes: 10 },
  ]);

  assert.deepEqual(pieces.map(({ mode }) => mode), ["divergent", "break", "divergent", "groan", "convergent", ""]);
  assert.deepEqual(pieces.map(({ from, to }) => [from, to].map((width) => width.toFixed(2))), [
    ["0.12", "0.56"], ["0.56", "0.56"], ["0.56", "1.00"], ["1.00", "1.00"], ["1.00", "0.12"], ["0.12", "0.12"],
  ]);
});

test("what holds is said in words", () => {
  const kinds = { note: { title: () => "Note" }, link: { title: () => "Link" } };
  const said = (/** @type {any} */ step) => holds(step, kinds).map(({ words }) => words);

  assert.deepEqual(said({ where: "plenary" }), ["Everybody sees all, with names", "Board open"]);
  assert.deepEqual(said({ where: "teams", authors: "hidden", tools: ["note", "link"] }), ["The team sees all, without names", "Only: Note, Link"]);
  assert.deepEqual(said({ private: true, circle: 2, silent: true, tools: [] }), ["Pairs see each other's notes", "Nothing to add", "Silent round"]);
  assert.deepEqual(said({ locked: true, poll: { way: "dots", secret: true, settings: { budget: 3 } } }), [
    "Everybody sees all, with names", "Board locked", "Dots, 3 votes each, secret vote",
  ]);
  assert.deepEqual(said({ break: true }), []);
});
