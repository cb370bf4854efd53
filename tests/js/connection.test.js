/** A page on its line: opening, losing it, coming back, and what the server takes away. */

import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { FakeDevice } from "./device.js";
import { addNote, openPage, pass, settle, write } from "./page.js";
import { BOARD, FakeServer, PERFECT } from "./server.js";

/** @type {FakeServer} */
let server;
const time = (/** @type {number} */ ms) => pass(/** @type {any} */ ({ mock }), ms, 20);

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout", "Date"], now: Date.UTC(2026, 10, 23) });
  server = new FakeServer();
});

/** @param {import("../../static/js/model/board.js").Board} board */
function texts(board) {
  return [...board.of("note")].map(({ text }) => text);
}

test("two pages see each other's notes", async () => {
  const [ana, bo] = [await openPage({ server }), await openPage({ server, person: "bo" })];
  ana.socket.connect();
  bo.socket.connect();
  await time(100);
  addNote(ana.board, "luz");
  addNote(bo.board, "praça");
  await time(100);

  assert.deepEqual(texts(ana.board).sort(), ["luz", "praça"]);
  assert.deepEqual(texts(bo.board).sort(), ["luz", "praça"]);
  assert.equal(ana.board.status.state, "saved");
  assert.deepEqual(ana.device.commands, []);
});

test("nothing is written to a board that was never read", async () => {
  const { board, socket } = await openPage({ server });
  server.hear = (_socket, event) => (event === "open" ? { ok: false, code: "busy", text: "…", retry_ms: 5000 } : assert.fail("it wrote"));
  addNote(board, "luz");
  socket.connect();
  await time(2000);

  assert.equal(board.status.state, "offline");
  assert.equal(board.status.waiting, 1);
});

test("nothing is written before the board is open again", async () => {
  const { board, socket } = await openPage({ server });
  socket.connect();
  await time(100);
  socket.disconnect();
  server.hear = (_socket, event) => (event === "open" ? { ok: false, code: "busy", text: "…", retry_ms: 5000 } : assert.fail("it wrote"));
  socket.connect();
  addNote(board, "luz");
  await time(2000);

  assert.equal(board.status.waiting, 1);
});

test("an empty board that was read is not told again", async () => {
  const { board, socket } = await openPage({ server });
  board.reset(0, []);
  await settle();
  /** @type {any[]} */
  const heard = [];
  board.listen((news) => heard.push(news.reset));
  socket.connect();
  await time(500);

  assert.equal(board.status.state, "saved");
  assert.ok(heard.length && !heard.includes(true));
});

test("twenty minutes away nothing is lost and nothing doubled", async () => {
  const [ana, bo] = [await openPage({ server }), await openPage({ server, person: "bo" })];
  ana.socket.connect();
  bo.socket.connect();
  await time(100);
  const first = addNote(ana.board, "luz");
  await time(100);
  ana.socket.disconnect();
  write(ana.board, first.id, "luz na rua");
  addNote(ana.board, "praça");
  addNote(bo.board, "árvores");
  assert.deepEqual([ana.board.stateOf(first.id), ana.board.status.state], ["waiting", "offline"]);
  mock.timers.setTime(Date.now() + 20 * 60_000);
  ana.socket.connect();
  await time(500);

  assert.deepEqual(texts(ana.board).sort(), ["luz na rua", "praça", "árvores"]);
  assert.deepEqual(texts(bo.board).sort(), ["luz na rua", "praça", "árvores"]);
  assert.equal(server.seq, 4);
  assert.equal(ana.board.status.state, "saved");
});

test("notes that were not sent survive closing the page", async () => {
  const device = new FakeDevice();
  const before = await openPage({ server, device });
  const { id } = addNote(before.board, "luz");
  await settle();
  const after = await openPage({ server, device });
  assert.equal(after.board.get(id)?.text, "luz");
  assert.equal(after.board.stateOf(id), "waiting");
  after.socket.connect();
  await time(500);

  assert.equal(after.board.stateOf(id), "saved");
  assert.equal(server.seq, 1);
  assert.deepEqual(device.commands, []);
});

test("an undo made offline survives closing the page between the two answers", async () => {
  const device = new FakeDevice();
  const { board, socket } = await openPage({ server, device, quality: { ...PERFECT, delay: () => 100 } });
  addNote(board, "luz");
  board.undo();
  socket.connect();
  await time(500);
  assert.deepEqual(device.commands.map(({ args }) => args), [{ seq: 1 }]);
  socket.disconnect();
  const after = await openPage({ server, device });
  after.socket.connect();
  await time(500);

  assert.deepEqual(texts(after.board), []);
  assert.deepEqual(server.log.map(({ command }) => command), ["note.add", "restore"]);
});

test("a page sends what another page of this browser had to leave", async () => {
  const device = new FakeDevice();
  const [open, closed] = [await openPage({ server, device }), await openPage({ server, device })];
  open.socket.connect();
  await time(100);
  addNote(closed.board, "luz");
  await settle();
  open.socket.disconnect();
  open.socket.connect();
  await time(500);

  assert.deepEqual(texts(open.board), ["luz"]);
  assert.equal(server.seq, 1);
  assert.deepEqual(device.commands, []);
});

test("two pages that send the same do it once", async () => {
  const device = new FakeDevice();
  const one = await openPage({ server, device });
  addNote(one.board, "luz");
  await settle();
  const other = await openPage({ server, device });
  one.socket.connect();
  other.socket.connect();
  await time(500);

  assert.equal(server.seq, 1);
  assert.deepEqual([texts(one.board), texts(other.board)], [["luz"], ["luz"]]);
  assert.deepEqual([one.board.status.state, other.board.status.state], ["saved", "saved"]);
});

test("a refused note keeps its text over a reload, until it is dismissed", async () => {
  const device = new FakeDevice();
  const before = await openPage({ server, device });
  before.socket.connect();
  await time(100);
  addNote(before.board, "refuse me");
  addNote(before.board, "luz");
  await time(100);
  assert.deepEqual(texts(before.board), ["luz"]);
  const after = await openPage({ server, device });

  assert.deepEqual(after.board.refusals.map(({ args, code }) => [args.text, code]), [["refuse me", "gone"]]);
  after.board.dismiss(after.board.refusals[0].id);
  await settle();
  assert.deepEqual(device.commands, []);
});

test("after a long absence the board is told anew", async () => {
  const { board, socket } = await openPage({ server });
  socket.connect();
  await time(100);
  socket.disconnect();
  for (let n = 0; n < 80; n++) server.act("bo", { id: `b${n}`, command: "note.add", args: { note: `n${n}`, x: 0, y: 0, text: String(n) } });
  socket.connect();
  await time(500);

  assert.equal(texts(board).length, 80);
  assert.equal(board.seq, 80);
});

test("a frame that is lost is asked for", async () => {
  let losing = false;
  const quality = { ...PERFECT, loses: () => losing };
  const { board, socket } = await openPage({ server, quality });
  socket.connect();
  await time(100);
  losing = true;
  server.act("bo", { id: "b1", command: "note.add", args: { note: "n1", x: 0, y: 0, text: "luz" } });
  losing = false;
  server.act("bo", { id: "b2", command: "note.add", args: { note: "n2", x: 0, y: 0, text: "praça" } });
  await time(200);
  assert.deepEqual(texts(board), []);
  await time(400);

  assert.deepEqual(texts(board), ["luz", "praça"]);
});

test("the entry of one's own command is asked for when only its answer came", async () => {
  let losses = 0;
  const { board, socket } = await openPage({ server, quality: { ...PERFECT, loses: () => losses-- > 0 } });
  socket.connect();
  await time(100);
  losses = 1;
  addNote(board, "luz");
  await time(200);
  assert.equal(board.seq, 0);
  await time(400);

  assert.equal(board.seq, 1);
});

test("what was early is forgotten when the connection is lost, for the server may come back from a backup", async () => {
  let losses = 0;
  const { board, socket } = await openPage({ server, quality: { ...PERFECT, loses: () => losses-- > 0 } });
  const add = (/** @type {string} */ note) => server.act("bo", { id: note, command: "note.add", args: { note, x: 0, y: 0, text: note } });
  socket.connect();
  await time(100);
  add("a");
  losses = 1;
  add("lost");
  add("early");
  await time(100);
  socket.disconnect();
  for (const { id } of server.log.splice(1)) server.records.delete(id);
  add("b");
  socket.connect();
  await time(1000);

  assert.deepEqual(texts(board), ["a", "b"]);
});

test("a board that is told less than its seq is asked for the rest", async () => {
  const { board, socket } = await openPage({ server });
  socket.connect();
  await time(100);
  socket.disconnect();
  for (const n of [1, 2]) server.act("bo", { id: `b${n}`, command: "note.add", args: { note: `n${n}`, x: 0, y: 0, text: "luz" } });
  board.seq = 1;
  const hear = server.hear.bind(server);
  server.hear = (from, event, args) => {
    server.hear = hear;
    return { ...hear(from, event, args), entries: [] };
  };
  socket.connect();
  await time(1000);

  assert.equal(board.seq, 2);
});

test("a board opened as somebody else is read anew", async () => {
  const { board, socket } = await openPage({ server });
  server.act("bo", { id: "b1", command: "note.add", args: { note: "n1", x: 0, y: 0, text: "luz" } });
  board.reset(1, [/** @type {any} */ ({ id: "secret", kind: "note", by: "fay" })]);
  board.role = "facilitator";
  socket.connect();
  await time(100);

  assert.equal(board.role, "participant");
  assert.deepEqual([...board.all()].map(({ id }) => id), ["n1"]);
});

test("a role that changes meanwhile makes the page read anew and go on", async () => {
  const { board, socket } = await openPage({ server });
  socket.connect();
  await time(100);
  addNote(board, "luz");
  server.roles.set("ana", "observer");
  server.seats.delete(socket);
  socket.tell("gone", { board: BOARD, code: "not_allowed", text: "You have another role now." });
  await time(500);

  assert.equal(board.role, "observer");
  assert.equal(board.gone, "");
  assert.equal(server.seq, 1);
  assert.equal(board.status.state, "saved");
});

test("who is removed is told, keeps what was not sent, and isn't connected again", async () => {
  const { board, socket, connection, device, shelf } = await openPage({ server });
  await shelf.keepBoard({ id: BOARD, person: "ana" });
  socket.connect();
  await time(100);
  socket.tell("gone", { board: BOARD, code: "gone", text: "You have left this workshop." });
  await time(100);
  addNote(board, "luz");
  await connection.wake();
  await time(100);

  assert.equal(board.gone, "You have left this workshop.");
  assert.equal(socket.connected, false);
  assert.equal(device.commands.length, 1);
  assert.equal(await shelf.board(BOARD, "ana"), undefined);
});

test("when the server has lost our seat, the command is sent again from a new one", async () => {
  const { board, socket } = await openPage({ server });
  socket.connect();
  await time(100);
  server.seats.delete(socket);
  addNote(board, "luz");
  await time(1000);

  assert.deepEqual(board.refusals, []);
  assert.equal(server.seq, 1);
  assert.equal(board.status.state, "saved");
});

test("coming back to the page finds a dead line at once", async () => {
  let dead = false;
  const { board, socket, connection } = await openPage({ server, quality: { ...PERFECT, loses: () => dead } });
  socket.connect();
  await time(100);
  dead = true;
  await time(60_000);
  assert.equal(board.status.state, "saved");
  const woken = connection.wake();
  await time(3_000);
  dead = false;
  await time(1_100);
  await woken;
  await time(100);

  assert.equal(socket.connected, true);
  assert.equal(board.status.state, "saved");
});

test("the server's clock is known from its answer", async () => {
  const { board, socket } = await openPage({ server, quality: { ...PERFECT, delay: () => 100 } });
  socket.connect();
  await time(200);

  assert.ok(Math.abs(board.lead - 5000) <= 100, `${board.lead}`);
});

test("where one points is told at once, then ten times a second at most, and again after a new start", async () => {
  const { connection, socket } = await openPage({ server });
  /** @type {any[]} */
  const heard = [];
  const hear = server.hear.bind(server);
  server.hear = (from, event, args) => {
    if (event === "here") heard.push(args);
    return hear(from, event, args);
  };
  connection.here({ at: [0, 0] });
  socket.connect();
  await time(100);
  for (let n = 1; n <= 50; n++) {
    connection.here({ at: [n, n] });
    await time(20);
  }
  connection.here({ editing: "a", at: null });
  await time(200);
  assert.ok(heard.length >= 10 && heard.length <= 13, `${heard.length}`);
  assert.deepEqual(heard[0], { board: BOARD, at: [0, 0] });
  assert.deepEqual(heard.at(-1), { board: BOARD, editing: "a" });

  heard.length = 0;
  socket.disconnect();
  socket.connect();
  await time(100);
  assert.deepEqual(heard, [{ board: BOARD, editing: "a" }]);
});
