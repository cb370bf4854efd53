/** Commands leave in their order, a few at a time, and are sent again until they are answered. */

import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { Sender } from "../../static/js/net/sender.js";
import { pass } from "./page.js";

/** @type {{id: string, args: any, answer: (answer: any) => void, fail: () => void}[]} */
let sent = [];
/** @type {[string, any][]} */
let answered = [];
/** @type {[string, any][]} */
let named = [];
/** @type {Sender} */
let sender;

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout", "Date"], now: 1_000_000 });
  [sent, answered, named] = [[], [], []];
  sender = new Sender({
    emit: ({ id, args }) => new Promise((answer, reject) => sent.push({ id, args, answer, fail: () => reject(new Error("no answer")) })),
    answered: (id, answer) => answered.push([id, answer]),
    named: ({ id, args }) => named.push([id, args]),
  });
});

/** @param {string} id */
function give(id, command = "note.write", args = {}) {
  sender.send({ id, command, args, guess: [] });
}

/** @param {number} at @param {any} answer */
async function answer(at, answer) {
  sent[at].answer(answer);
  await pass(/** @type {any} */ ({ mock }), 10);
}

const time = (/** @type {number} */ ms) => pass(/** @type {any} */ ({ mock }), ms);
const ids = () => sent.map(({ id }) => id);

test("nothing leaves before the board is open", () => {
  give("1");
  assert.deepEqual(ids(), []);
  sender.start();

  assert.deepEqual(ids(), ["1"]);
});

test("a few are under way at once, in their order", async () => {
  sender.start();
  for (let n = 10; n < 40; n++) give(String(n));
  assert.deepEqual(ids(), Array.from({ length: 16 }, (_, n) => String(n + 10)));

  await answer(0, { ok: true, seq: 1 });

  assert.equal(ids().at(-1), "26");
  assert.deepEqual(answered, [["10", { ok: true, seq: 1 }]]);
});

test("what was not answered is sent again in its order when the connection is back", () => {
  sender.start();
  give("1");
  give("2");
  sender.stop();
  give("3");
  assert.deepEqual(ids(), ["1", "2"]);
  sender.start();

  assert.deepEqual(ids(), ["1", "2", "1", "2", "3"]);
});

test("an answer of a connection that is gone is not counted", async () => {
  sender.start();
  give("1");
  sender.stop();
  await answer(0, { ok: true, seq: 1 });

  assert.deepEqual(answered, []);
});

test("a refusal goes to its command and the others go on", async () => {
  sender.start();
  give("1");
  give("2");
  await answer(0, { ok: false, code: "gone", text: "…" });
  await answer(1, { ok: true, seq: 4 });
  await time(10_000);

  assert.deepEqual(ids(), ["1", "2"]);
  assert.deepEqual(answered.map(([id, { ok }]) => [id, ok]), [["1", false], ["2", true]]);
});

for (const code of ["too_fast", "busy"]) {
  test(`after "${code}" all that was refused meanwhile is sent again in its order`, async () => {
    sender.start();
    give("1", "note.add");
    give("2", "note.write");
    give("3", "note.write");
    await answer(0, { ok: false, code, text: "…", retry_ms: 1000 });
    await answer(1, { ok: false, code: "gone", text: "the note isn't there yet" });
    await answer(2, { ok: true, seq: 1 });
    assert.deepEqual(ids(), ["1", "2", "3"]);
    await time(900);
    assert.deepEqual(ids(), ["1", "2", "3"]);
    await time(200);

    assert.deepEqual(ids(), ["1", "2", "3", "1", "2"]);
    assert.deepEqual(answered.map(([id]) => id), ["3"]);
  });
}

test("a command without an answer is sent again", async () => {
  sender.start();
  give("1");
  sent[0].fail();
  await time(400);

  assert.deepEqual(ids(), ["1", "1"]);
});

test("more than the server allows leaves bit by bit, all of it in its order", async () => {
  sender.start();
  const all = Array.from({ length: 130 }, (_, n) => String(n + 100));
  for (const id of all) give(id);
  for (let at = 0; at < sent.length; at++) await answer(at, { ok: true, seq: at + 1 });
  assert.ok(sent.length < 100, `${sent.length} at once`);
  for (let at = answered.length; answered.length < all.length && at < 1000; at++) {
    for (const { answer } of sent) answer({ ok: true, seq: 1 });
    await time(100);
  }

  assert.deepEqual(ids(), all);
});

test("the undo of a command that has no number yet leaves when it has", async () => {
  sender.start();
  give("1", "note.add");
  give("2", "restore", { after: "1" });
  give("3");
  assert.deepEqual(ids(), ["1"]);
  await answer(0, { ok: true, seq: 7 });

  assert.deepEqual(sent.map(({ id, args }) => [id, args]), [["1", {}], ["2", { seq: 7 }], ["3", {}]]);
  assert.deepEqual(named, [["2", { seq: 7 }]]);
});

test("the undo of a refused command comes to nothing", async () => {
  sender.start();
  give("1", "note.add");
  give("2", "restore", { after: "1" });
  give("3");
  await answer(0, { ok: false, code: "gone", text: "…" });

  assert.deepEqual(ids(), ["1", "3"]);
  assert.deepEqual(answered.map(([id, { ok }]) => [id, ok]), [["1", false], ["2", false]]);
});

test("when this device's clock goes back, sending goes on", async () => {
  sender.start();
  for (let n = 100; n < 180; n++) give(String(n));
  for (let at = 0; at < sent.length; at++) await answer(at, { ok: true, seq: at + 1 });
  mock.timers.setTime(1);
  for (let n = 180; n < 200; n++) give(String(n));
  await time(200);

  assert.ok(ids().length > 82);
});
