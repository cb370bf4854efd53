/** A vote as it is prepared: it says what is missing, and becomes the command that the server takes. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Draft } from "../../../static/js/asking/draft.js";
import { alike, joined, optionsIn, optionsOf, sources } from "../../../static/js/asking/options.js";
import { Board } from "../../../static/js/model/board.js";

const note = (/** @type {string} */ id, /** @type {string} */ text, more = {}) => ({ id, kind: "note", by: "ana", x: 0, y: 0, text, ...more });
const words = (/** @type {any} */ { text, title }) => text ?? title;

/** @param {any[]} records @returns {any} */
function desk(...records) {
  const board = new Board({ id: "plenary" });
  board.reset(1, records);
  const things = records.filter(({ kind }) => kind === "note");
  const reading = { inside: () => things, sections: [{ frame: null, things }] };
  return { board, reading, kinds: { note: { words }, frame: { words } }, links: { words: () => "A leads to B" } };
}

test("what is chosen becomes options, and what says nothing is left out", () => {
  const board = desk(note("a", "Light"), note("b", " "), { id: "l", kind: "link", by: "ana" }, { id: "stage", kind: "stage", by: "fay" });

  assert.deepEqual(optionsOf(board, ["a", "b", "gone", "stage", "l"]), [
    { id: "a", text: "Light", note: "a" },
    { id: "l", text: "A leads to B", note: "l" },
  ]);
});

test("of a frame that is chosen alone what lies in it is meant, and beside notes no frame", () => {
  const board = desk(note("a", "Light"), note("b", "Trees"), { id: "f", kind: "frame", by: "ana", title: "Streets" });

  assert.deepEqual(new Draft(board, { ids: ["f"] }).options.map(({ id }) => id), ["a", "b"]);
  assert.deepEqual(new Draft(board, { ids: ["f", "b"] }).options.map(({ id }) => id), ["b"]);
});

test("each line is an option, and the same thing comes once", () => {
  const lines = optionsIn(" Light \n\nTrees");
  const [a] = optionsOf(desk(note("a", "Shade")), ["a"]);

  assert.deepEqual(lines.map(({ text }) => text), ["Light", "Trees"]);
  assert.deepEqual(joined([a], [a, ...lines]), [a, ...lines]);
});

test("options that differ in capitals, accents and signs alone are asked about", () => {
  const texts = ["Iluminação!", "iluminacao", "Praça", "praca", "…", "!", "PRAÇA"].map((text, at) => ({ id: String(at), text }));

  assert.deepEqual(alike(texts), [[0, 1], [2, 3], [2, 6]]);
});

test("notes that are likely the same are asked about too, once", () => {
  const options = ["Light", "light", "More lamps", "Trees"].map((text, at) => ({ id: `o${at}`, text, note: `n${at}` }));

  assert.deepEqual(alike(options, [["n2", "n0"], ["n0", "n1"], ["n3", "gone"]]), [[0, 1], [0, 2]]);
});

test("options come from all notes, factors and clusters at once", () => {
  const board = desk(note("a", "Light"), note("f", "Fear", { sort: "factor" }), { id: "c", kind: "cluster", by: "ana", title: "Streets" }, { id: "d", kind: "cluster", by: "ana", title: "Night", in: "c" });

  assert.deepEqual(
    sources(board).map(({ ids }) => ids),
    [["c"], ["f"], ["a", "f"]],
  );
});

test("it says what is missing until people can vote", () => {
  const draft = new Draft(desk(note("a", "Light"), note("b", "Trees")), { ids: ["a"] });
  assert.match(draft.missing, /question/);
  draft.title = "Which?";
  assert.match(draft.missing, /two things/);
  draft.name = "consent";
  assert.equal(draft.missing, "");
  draft.name = "score";
  draft.add(optionsIn("Trees"));
  draft.settings.most = null;
  assert.match(draft.missing, /how many/);
  draft.name = "budget";
  assert.match(draft.missing, /cost/);
  draft.options.forEach((option) => (option.cost = 9));
  assert.match(draft.missing, /how much money/);
  draft.settings.total = 5;
  assert.match(draft.missing, /costs more/);
  draft.settings.total = 10;
  assert.equal(draft.missing, "");
});

test("it becomes the command for the server and a guess for this page", () => {
  const draft = new Draft(desk(note("a", "Light")), { ids: ["a"] });
  draft.title = " Which? ";
  draft.add([{ id: "x", text: "Trees" }]);
  draft.groups = "North, South\nNorth";

  const { poll, command, args, guess } = draft.command("fay", 7);

  assert.equal(command, "poll.open");
  assert.deepEqual(args, {
    poll,
    way: "dots",
    title: "Which?",
    options: [{ id: "a", note: "a" }, { id: "x", text: "Trees" }],
    settings: { budget: 5, most: 3, groups: ["North", "South"] },
    secret: true,
  });
  const [[verb, record]] = /** @type {any} */ (guess);
  assert.deepEqual([verb, record.id, record.kind, record.by, record.opened, record.state], ["put", poll, "poll", "fay", 7, "open"]);
  assert.deepEqual(record.options[0], { id: "a", text: "Light", note: "a" });
  assert.ok(!("poll" in record));
});

test("a second round asks the same again, with what is left of the board", () => {
  const before = {
    id: "p", kind: "poll", by: "fay", way: "choice", title: "Which?", settings: { most: 1, groups: ["North"] }, secret: false, round: 1,
    options: [{ id: "a", text: "Light", note: "a" }, { id: "b", text: "Trees", note: "b" }],
  };
  const draft = new Draft(desk(note("a", "Light"), before), { after: "p" });

  assert.deepEqual([draft.name, draft.title, draft.secret, draft.round, draft.groupNames], ["single", "Which?", false, 2, ["North"]]);
  assert.deepEqual(draft.command("fay", 1).args.options, [{ id: "a", note: "a" }, { id: "b", text: "Trees" }]);
  assert.equal(draft.command("fay", 1).args.after, "p");
});
