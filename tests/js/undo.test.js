/** Undo takes back one's own steps, shows it at once, and survives a reload. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Board } from "../../static/js/model/board.js";
import { likely } from "../../static/js/model/undo.js";
import { addNote, write } from "./page.js";

/** @type {import("../../static/js/model/pending.js").Command[]} */
let sent = [];
/** @type {Board} */
let board;

beforeEach(() => {
  sent = [];
  board = newBoard();
});

function newBoard() {
  const outlet = { send: (/** @type {any} */ command) => sent.push(command), here: () => {}, gather: async () => ({ ok: true }), forget: () => {} };
  return Object.assign(new Board({ id: "plenary", outlet }), { person: "ana" });
}

/** The server does the newest command. @param {import("../../static/js/model/changes.js").Change[]} changes */
function accept(changes = sent.at(-1)?.guess ?? [], at = sent.length - 1) {
  const seq = board.seq + 1;
  board.answered(sent[at].id, { ok: true, seq });
  board.receive([{ seq, at: 0, by: "ana", command: sent[at].command, id: sent[at].id, changes }]);
}

test("undo asks for the newest step by its number and shows it at once; redo does it again", () => {
  const { id } = addNote(board, "luz");
  accept();
  write(board, id, "luz na rua");
  accept();

  board.undo();
  assert.deepEqual([sent[2].command, sent[2].args], ["restore", { seq: 2 }]);
  assert.equal(board.get(id)?.text, "luz");
  accept();
  board.undo();
  assert.deepEqual(sent[3].args, { seq: 1 });
  assert.equal(board.get(id), undefined);
  accept();
  assert.deepEqual([board.canUndo, board.canRedo], [false, true]);

  board.redo();
  assert.deepEqual(sent[4].args, { seq: 4 });
  assert.equal(board.get(id)?.text, "luz");
  accept();
  board.redo();
  assert.deepEqual(sent[5].args, { seq: 3 });
  assert.equal(board.get(id)?.text, "luz na rua");
  assert.deepEqual([board.canUndo, board.canRedo], [true, false]);
});

test("a step without a number yet is named by its command", () => {
  const { id } = addNote(board, "luz");
  board.undo();

  assert.equal(board.get(id), undefined);
  assert.deepEqual(sent[1].args, { after: sent[0].id });
});

test("doing something new ends what could be redone", () => {
  addNote(board, "luz");
  accept();
  board.undo();
  accept();
  addNote(board, "praça");

  assert.equal(board.canRedo, false);
});

test("a refused command can't be undone", () => {
  addNote(board, "luz");
  board.answered(sent[0].id, { ok: false, code: "gone", text: "…" });

  assert.equal(board.canUndo, false);
});

test("an undo refused for now can be tried later, one refused for good can't", () => {
  const { id } = addNote(board, "luz");
  accept();
  board.undo();
  board.answered(sent[1].id, { ok: false, code: "locked", text: "…" });
  assert.deepEqual([board.canUndo, board.canRedo, board.get(id)?.text], [true, false, "luz"]);
  board.undo();
  board.answered(sent[2].id, { ok: false, code: "gone", text: "…" });

  assert.deepEqual([board.canUndo, board.canRedo], [false, false]);
  assert.deepEqual(board.refusals, []);
});

test("a step that got its number while its undo was refused is named by it", () => {
  addNote(board, "luz");
  board.undo();
  accept(sent[0].guess, 0);
  board.answered(sent[1].id, { ok: false, code: "locked", text: "…" });
  board.undo();

  assert.deepEqual(sent[2].args, { seq: 1 });
});

test("an undo that has its number no longer keeps what it undid", () => {
  addNote(board, "luz");
  accept();
  for (let n = 0; n < 4; n++) {
    if (n % 2) board.redo();
    else board.undo();
    accept();
  }

  const [step] = board.kept.undo.done;
  assert.deepEqual(Object.keys(step).sort(), ["command", "pairs", "seq"]);
});

test("with nothing to undo nothing is asked", async () => {
  assert.deepEqual(await board.undo(), { ok: false });
  assert.deepEqual(sent, []);
});

test("after a reload one can undo what one did before, also what is still to be sent", () => {
  addNote(board, "luz");
  accept();
  const unsent = addNote(board, "praça");
  const kept = structuredClone(board.kept);

  board = newBoard();
  board.reset(kept.seq, kept.records);
  board.resume(structuredClone(sent[1]));
  board.remember(kept.undo);
  assert.equal(board.get(unsent.id)?.text, "praça");
  board.undo();
  assert.deepEqual(sent[2].args, { after: sent[1].id });
  board.undo();

  assert.deepEqual(sent[3].args, { seq: 1 });
  assert.deepEqual([...board.all()], []);
});

test("a kept step that will never have a number is forgotten", () => {
  addNote(board, "luz");
  const kept = structuredClone(board.kept);
  board = newBoard();
  board.remember(kept.undo);

  assert.equal(board.canUndo, false);
});

test("undo leaves what others have changed since", () => {
  const records = new Map([["a", { id: "a", kind: "note", by: "ana", x: 9, y: 2 }]]);
  const get = (/** @type {string} */ id) => records.get(id);

  const changes = likely([[["patch", "a", { x: 1, y: 2 }], ["patch", "a", { x: 0, y: 0 }]]], get);
  assert.deepEqual(changes, [["patch", "a", { y: 0 }]]);
  assert.deepEqual(likely([[["drop", "a"], ["put", { id: "a", kind: "note", by: "ana" }]]], get), []);
  assert.deepEqual(likely([[["put", { id: "b", kind: "note", by: "ana" }], ["drop", "b"]]], get), []);
});

test("only the last hundred steps are remembered", () => {
  for (let n = 0; n < 120; n++) addNote(board, String(n));

  assert.equal(board.kept.undo.done.length, 100);
});

/** @param {string} id @param {string} [text] @returns {import("../../static/js/model/packing.js").Deed} */
function adding(id, text = id) {
  return { command: "note.add", args: { note: id, text }, guess: [["put", { id, kind: "note", by: "ana", text }]] };
}

test("several deeds are one command, one guess and one step", () => {
  board.together([adding("a"), adding("b")]);
  assert.deepEqual(sent.map(({ command, args }) => [command, args.commands.length]), [["together", 2]]);
  assert.deepEqual([board.get("a")?.text, board.get("b")?.text], ["a", "b"]);
  accept();

  board.undo();
  assert.deepEqual([...board.all()], []);
  assert.equal(board.canUndo, false);
});

test("deeds too large for one command are several commands and still one step, also after a reload", () => {
  board.together([1, 2, 3, 4].map((n) => adding(`n${n}`, "x".repeat(5000))));
  assert.deepEqual(sent.map(({ command }) => command), ["together", "together"]);
  accept(sent[0].guess, 0);
  accept(sent[1].guess, 1);
  const kept = structuredClone(board.kept);
  board = newBoard();
  board.reset(kept.seq, kept.records);
  board.remember(kept.undo);

  board.undo();
  assert.deepEqual(sent.slice(2).map(({ args }) => args), [{ seq: 2 }, { seq: 1 }]);
  assert.deepEqual([[...board.all()], board.canUndo], [[], false]);
  accept(sent[2].guess, 2);
  accept(sent[3].guess, 3);
  board.redo();
  assert.deepEqual(sent.slice(4).map(({ args }) => args), [{ seq: 4 }, { seq: 3 }]);
  assert.equal([...board.all()].length, 4);
});

test("an undo of several commands says what any of them could not do", async () => {
  board.together([1, 2, 3].map((n) => adding(`n${n}`, "x".repeat(6000))));
  accept(sent[0].guess, 0);
  accept(sent[1].guess, 1);
  const undone = board.undo();
  board.answered(sent[2].id, { ok: true, seq: 3, could_not: ["n3"] });
  board.answered(sent[3].id, { ok: true, seq: 4 });

  assert.deepEqual((await undone).could_not, ["n3"]);
});
