/**
 * Random histories of three people on bad lines, who close and open their pages: in the end everybody shows what the
 * server has, and each accepted command is there once. A failure names its seed: SEED=… node --test.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeDevice } from "./device.js";
import { addNote, openPage, pass, write } from "./page.js";
import { FakeServer } from "./server.js";

const SEEDS = process.env.SEED ? [Number(process.env.SEED)] : Array.from({ length: 60 }, (_, n) => 1000 + n);
const PEOPLE = ["ana", "bo", "fay"];
const STEPS = 80;

/** Numbers from 0 to 1 by Marsaglia (2003), Xorshift RNGs. @param {number} seed */
function randomness(seed) {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

for (const seed of SEEDS) test(`history ${seed}`, (t) => live(t, seed));

/** @param {import("node:test").TestContext} t @param {number} seed */
async function live(t, seed) {
  t.mock.timers.enable({ apis: ["setTimeout", "Date"], now: Date.UTC(2026, 10, 23) });
  const random = randomness(seed);
  const chance = (/** @type {number} */ share) => random() < share;
  const pick = (/** @type {any[]} */ list) => list[Math.floor(random() * list.length)];
  let bad = true;
  const quality = {
    loses: () => bad && chance(0.1),
    doubles: () => bad && chance(0.1),
    busy: () => bad && chance(0.05),
    delay: () => (bad ? Math.floor(random() * 300) : 0),
  };
  const server = new FakeServer();
  server.tail = 20;
  const devices = new Map(PEOPLE.map((person) => [person, new FakeDevice()]));
  const open = (/** @type {string} */ person) => openPage({ server, person, device: devices.get(person), quality });
  const pages = new Map(await Promise.all(PEOPLE.map(async (person) => /** @type {const} */ ([person, await open(person)]))));
  /** @type {string[]} the ids of all commands */
  const given = [];
  /** @type {{id: string, answer: any}[]} what was answered, by command */
  const answers = [];

  for (let step = 0; step < STEPS; step++) {
    const person = pick(PEOPLE);
    const page = /** @type {Awaited<ReturnType<typeof open>>} */ (pages.get(person));
    const { board, socket } = page;
    const ids = [...board.of("note")].map(({ id }) => id);
    const deed = random();
    if (deed < 0.15) socket.disconnect();
    else if (deed < 0.35) socket.connect();
    else if (deed < 0.4) await reopen(person);
    else if (deed < 0.5) board.undo();
    else if (deed < 0.55) board.redo();
    else act(board, ids);
    await pass(t, Math.floor(random() * 400), 50);
  }

  bad = false;
  for (const { socket } of pages.values()) socket.disconnect();
  for (const { socket } of pages.values()) socket.connect();
  await pass(t, 60_000, 100);

  const truth = sorted(server.records.values());
  for (const [person, { board, device }] of pages) {
    assert.equal(board.seq, server.seq, `the seq of ${person}`);
    assert.deepEqual(sorted(board.all()), truth, `what ${person} sees`);
    assert.equal(board.status.waiting, 0, `what ${person} waits for`);
    assert.deepEqual(device.commands.filter(({ refused }) => !refused), [], `what ${person} keeps`);
  }
  const logged = server.log.map(({ id }) => id);
  assert.equal(new Set(logged).size, logged.length);
  for (const { id, answer } of answers) assert.equal(logged.includes(id), answer.ok, `${id} was answered ${answer.code ?? answer.seq}`);
  const refused = PEOPLE.flatMap((person) => devices.get(person)?.commands.map(({ id }) => id));
  assert.ok(given.length > STEPS / 4 && logged.length > STEPS / 8, "something happened");
  for (const id of given) assert.equal(logged.includes(id), !refused.includes(id), `${id} is there or told as refused`);

  /** @param {import("../../static/js/model/board.js").Board} board @param {string[]} ids */
  function act(board, ids) {
    const deed = random();
    const before = new Set(board.kept.undo.done.map(({ command }) => command));
    const text = chance(0.1) ? "refuse me" : `text ${given.length}`;
    const answer =
      deed < 0.4 || !ids.length ? addNote(board, text, `n${given.length}`).answer
      : deed < 0.7 ? write(board, pick(ids), `text ${given.length}`)
      : deed < 0.9 ? move(board, pick(ids))
      : drop(board, pick(ids));
    const [command] = board.kept.undo.done.map((step) => step.command).filter((id) => !before.has(id));
    given.push(command);
    answer.then((said) => answers.push({ id: command, answer: said }));
  }

  /** @param {import("../../static/js/model/board.js").Board} board @param {string} id */
  function move(board, id) {
    const [x, y] = [Math.floor(random() * 100), Math.floor(random() * 100)];
    return board.do("move", { moves: [[id, x, y]] }, [["patch", id, { x, y }]]);
  }

  /** @param {import("../../static/js/model/board.js").Board} board @param {string} id */
  function drop(board, id) {
    return board.do("drop", { ids: [id] }, [["drop", id]]);
  }

  /** Close the page and open it again. @param {string} person */
  async function reopen(person) {
    const page = /** @type {Awaited<ReturnType<typeof open>>} */ (pages.get(person));
    if (page.board.seq && chance(0.8)) await page.shelf.keepBoard(structuredClone(page.board.kept));
    await pass(t, 10);
    page.socket.connect = () => {};
    page.socket.disconnect();
    pages.set(person, await open(person));
  }
}

/** @param {Iterable<import("../../static/js/model/changes.js").Rec>} records */
function sorted(records) {
  return [...records].sort((a, b) => (a.id < b.id ? -1 : 1));
}
