/** A board shows what is confirmed with one's own guesses over it, and says honestly how far each got. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Board } from "../../static/js/model/board.js";
import { addNote, settle, write } from "./page.js";

/** @typedef {import("../../static/js/model/changes.js").Change} Change */

/** @type {import("../../static/js/model/pending.js").Command[]} */
let sent = [];
/** @type {string[]} */
let forgotten = [];
/** @type {Board} */
let board;

beforeEach(() => {
  [sent, forgotten] = [[], []];
  board = newBoard();
  board.connected(true);
});

function newBoard() {
  const outlet = { send: (/** @type {any} */ command) => sent.push(command), here: () => {}, gather: async () => ({ ok: true }), forget: (/** @type {string} */ id) => forgotten.push(id) };
  return Object.assign(new Board({ id: "plenary", outlet }), { person: "ana", role: "participant" });
}

/** An entry of the server. @param {Change[]} changes @param {{id?: string, by?: string}} [given] */
function entry(changes, { id, by = id ? "ana" : "bo" } = {}) {
  board.receive([{ seq: board.seq + 1, at: 0, by, command: "any", ...(id && { id }), changes }]);
}

/** @param {string} id @param {object} [fields] @returns {any} */
function note(id, fields) {
  return { id, kind: "note", by: "bo", x: 0, y: 0, text: "rua escura", ...fields };
}

test("a guess shows at once and its command goes out", () => {
  const { id } = addNote(board, "luz");

  assert.equal(board.get(id)?.text, "luz");
  assert.deepEqual(sent.map(({ command, args }) => [command, args.note]), [["note.add", id]]);
  assert.equal(board.stateOf(id), "sending");
  assert.deepEqual(board.status, { state: "sending", waiting: 1, refused: 0 });
});

test("what the server makes of it takes the guess's place", () => {
  const { id } = addNote(board, "luz");
  entry([["put", note(id, { by: "ana", text: "luz", order: "a0" })]], { id: sent[0].id });

  assert.equal(board.get(id)?.order, "a0");
  assert.equal(board.stateOf(id), "saved");
  assert.equal(board.status.state, "saved");
});

test("a guess stays until its entry has come, though the answer came first", async () => {
  const { id, answer } = addNote(board, "luz");
  board.answered(sent[0].id, { ok: true, seq: 1 });

  assert.deepEqual(await answer, { ok: true, seq: 1 });
  assert.equal(board.get(id)?.text, "luz");
  assert.equal(board.stateOf(id), "saved");
  entry([["put", note(id, { text: "luz", order: "a0" })]], { id: sent[0].id });
  assert.equal(board.get(id)?.order, "a0");
});

test("others' changes are seen beneath one's own guess", () => {
  entry([["put", note("a")]]);
  board.do("move", { moves: [["a", 5, 5]] }, [["patch", "a", { x: 5, y: 5 }]]);
  entry([["patch", "a", { text: "rua clara", x: 9 }]]);

  assert.deepEqual([board.get("a")?.text, board.get("a")?.x], ["rua clara", 5]);
  board.answered(sent[0].id, { ok: false, code: "locked", text: "…" });
  assert.equal(board.get("a")?.x, 9);
});

test("a refused command is undone on the board and its text is kept", async () => {
  const { id, answer } = addNote(board, "luz");
  board.answered(sent[0].id, { ok: false, code: "not_now", text: "Wait for the next step." });

  assert.equal((await answer).code, "not_now");
  assert.equal(board.get(id), undefined);
  assert.equal(board.stateOf(id), "refused");
  assert.deepEqual(board.status, { state: "refused", waiting: 0, refused: 1 });
  const [refusal] = board.refusals;
  assert.deepEqual([refusal.command, refusal.args.text, refusal.code, refusal.text], ["note.add", "luz", "not_now", "Wait for the next step."]);
});

test("a refused command can be tried again as a new one", () => {
  const { id } = addNote(board, "luz");
  board.answered(sent[0].id, { ok: false, code: "not_now", text: "…" });
  board.retry(board.refusals[0].id);

  assert.equal(sent.length, 2);
  assert.notEqual(sent[1].id, sent[0].id);
  assert.deepEqual(sent[1].args, sent[0].args);
  assert.equal(board.get(id)?.text, "luz");
  assert.deepEqual(board.refusals, []);
  assert.deepEqual(forgotten, [sent[0].id]);
});

test("a dismissed refusal is gone, here and on the device", () => {
  addNote(board, "luz");
  board.answered(sent[0].id, { ok: false, code: "not_now", text: "…" });
  board.dismiss(sent[0].id);

  assert.equal(board.status.state, "saved");
  assert.deepEqual(forgotten, [sent[0].id]);
});

test("without a connection things wait, and say so", () => {
  const { id } = addNote(board, "luz");
  board.connected(false);

  assert.equal(board.stateOf(id), "waiting");
  assert.deepEqual(board.status, { state: "offline", waiting: 1, refused: 0 });
});

test("a board told anew keeps what is not answered yet", () => {
  entry([["put", note("a")]]);
  const { id } = addNote(board, "luz");
  board.reset(40, [note("b")]);

  assert.deepEqual([...board.all()].map((record) => record.id).sort(), ["b", id].sort());
  assert.equal(board.stateOf(id), "sending");
});

test("listeners hear what is different on a board that is told anew, and once that all of it is", async () => {
  /** @type {any[]} */
  const heard = [];
  board.listen((news) => heard.push([[...news.ids].sort(), news.reset]));
  board.reset(0, []);
  await settle();
  board.reset(40, [note("a"), note("b"), note("c")]);
  await settle();
  board.reset(41, [note("a"), note("b", { x: 4 }), note("d")]);
  await settle();

  assert.deepEqual(heard, [[[], true], [["a", "b", "c"], false], [["b", "c", "d"], false]]);
  assert.deepEqual([...board.of("note")].map(({ id }) => id).sort(), ["a", "b", "d"]);
});

test("a guess about what is no longer there shows nothing", () => {
  entry([["put", note("a")]]);
  board.do("move", { moves: [["a", 5, 5]] }, [["patch", "a", { x: 5, y: 5 }]]);
  entry([["drop", "a"]]);

  assert.equal(board.get("a"), undefined);
  assert.deepEqual([...board.of("note")], []);
});

test("records are found by kind", () => {
  entry([["put", note("a")], ["put", note("f", { kind: "frame" })]]);
  entry([["put", note("a", { kind: "text" })]]);

  assert.deepEqual([...board.of("note")], []);
  assert.deepEqual([...board.of("text")].map(({ id }) => id), ["a"]);
  assert.deepEqual([...board.of("frame")].map(({ id }) => id), ["f"]);
  assert.deepEqual([...board.of("drawing")], []);
});

test("listeners hear once of all that happened in a task", async () => {
  /** @type {any[]} */
  const heard = [];
  const stop = board.listen((news) => heard.push(news));
  await settle();
  heard.length = 0;
  entry([["put", note("a")]]);
  entry([["put", note("b")]]);
  board.learn({ bo: "Bo" });
  await settle();
  stop();
  entry([["put", note("c")]]);
  await settle();

  assert.deepEqual(heard, [{ ids: new Set(["a", "b"]), people: true, status: true, reset: false }]);
});

test("people are known by name, and seen to come and go", () => {
  board.learn({ bo: "Bo", fay: "Fay" });
  board.meet([{ person: "ana", name: "Ana" }, { person: "bo", name: "Bo" }], undefined);
  board.meet([{ person: "bo", name: "Bo", editing: "a" }], []);
  assert.deepEqual(board.people.get("bo"), { name: "Bo", here: true, editing: "a" });
  board.meet([], ["bo"]);

  assert.deepEqual(board.people.get("bo"), { name: "Bo", here: false });
  assert.deepEqual([board.name("fay"), board.name("stranger")], ["Fay", "?"]);
  board.connected(false);
  assert.deepEqual(board.people.get("ana"), { name: "Ana", here: true });
});

test("the clock is the server's", () => {
  board.lead = -60_000;

  assert.ok(Math.abs(board.now() - (Date.now() - 60_000)) < 50);
});

test("writings of one note are guessed one over the other", () => {
  const { id } = addNote(board, "l");
  write(board, id, "lu");
  write(board, id, "luz");
  entry([["put", note(id, { text: "l" })]], { id: sent[0].id });

  assert.equal(board.get(id)?.text, "luz");
  assert.deepEqual(sent.map(({ args }) => args.base), [undefined, "l", "lu"]);
});

test("what is done now comes after what an earlier visit left, though this device's clock was ahead then", () => {
  const ahead = "02ffffff-ffff-7000-8000-000000000000";
  board.resume({ id: ahead, command: "note.add", args: { note: "a" }, guess: [["put", note("a")]] });
  write(board, "a", "luz");

  assert.ok(sent[0].id > ahead);
});

test("who was erased is forgotten with the entry that says so, and nobody else", () => {
  board.learn({ cida: "Cida", bo: "Bo", eva: "Eva" });
  board.meet([{ person: "eva", name: "Eva" }], undefined);
  entry([["put", note("a", { by: "cida" })]], { by: "cida" });
  entry([["put", note("b")]]);

  board.receive([{ seq: board.seq + 1, at: 0, by: "", command: "erased", changes: [["patch", "a", { by: "nobody" }]] }]);

  assert.deepEqual([...board.people.keys()].sort(), ["bo", "eva"]);
  assert.equal(board.name("nobody"), "–");
});

test("a board that is read anew forgets whom nothing names any more", () => {
  board.learn({ cida: "Cida", bo: "Bo" });
  board.reset(1, [note("a", { by: "cida" })]);
  board.reset(2, [note("a", { by: "nobody" }), note("b")]);

  assert.deepEqual([...board.people.keys()], ["bo"]);
});
