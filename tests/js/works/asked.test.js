import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";

import { Asked } from "../../../static/js/works/asked.js";

/** @type {string[]} */
let asked = [];
/** @type {(url: string) => any} */
let answer;
/** @type {(news: any) => void} */
let tell;
const board = {
  id: "b",
  status: { state: "saved" },
  get: (/** @type {string} */ id) => (id === "gone" ? undefined : { id, kind: id }),
  listen(/** @type {any} */ listener) {
    tell = (news) => listener({ ids: new Set(), reset: false, status: false, ...news });
    return () => {
      tell = () => {};
    };
  },
};
/** @type {Asked} */
let questions;
let heard = 0;
const fetching = globalThis.fetch;

beforeEach(async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  let now = 0;
  mock.method(performance, "now", () => now);
  pass = async (ms) => {
    now += ms;
    mock.timers.tick(ms);
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  [asked, heard, board.status.state] = [[], 0, "saved"];
  answer = (url) => ({ ok: true, json: async () => url.split("/").at(-1) });
  globalThis.fetch = /** @type {any} */ (
    async (/** @type {string} */ url) => {
      asked.push(url);
      return answer(url);
    }
  );
  questions = new Asked(board, {
    wanted: () => ({ loops: { through: "a" }, hints: {} }),
    concerns: ({ kind }) => kind === "link",
    heard: () => {
      heard += 1;
    },
  });
  await pass(1);
});

afterEach(() => {
  questions.stop();
  mock.timers.reset();
  mock.restoreAll();
  globalThis.fetch = fetching;
});

/** @type {(ms: number) => Promise<void>} */
let pass;

test("it asks at once, and hears all answers together", () => {
  assert.deepEqual(asked, ["/api/v1/boards/b/insights/loops?through=a", "/api/v1/boards/b/insights/hints"]);
  assert.deepEqual([questions.answers, heard], [{ loops: "loops?through=a", hints: "hints" }, 1]);
});

test("while people draw it asks once in two seconds", async () => {
  for (let step = 0; step < 60; step += 1) {
    tell({ ids: new Set(["link"]) });
    await pass(100);
  }

  assert.ok(heard >= 3 && heard <= 4, `${heard} times in 6 s`);
});

test("only what concerns it makes it ask again", async () => {
  tell({ ids: new Set(["comment"]) });
  tell({ status: true });
  await pass(5000);
  assert.equal(heard, 1);
  tell({ ids: new Set(["gone"]) });
  await pass(5000);
  assert.equal(heard, 2);
});

test("without an answer the last one stays, and it asks again by itself", async () => {
  answer = () => ({ ok: false, status: 503 });
  questions.ask();
  await pass(1);
  assert.deepEqual([questions.away, questions.answers.hints], [true, "hints"]);

  answer = () => ({ ok: true, json: async () => "new" });
  await pass(5000);

  assert.deepEqual([questions.away, questions.answers.hints], [false, "new"]);
});

test("without a connection nothing goes out, until there is one", async () => {
  board.status.state = "offline";
  tell({ ids: new Set(["link"]) });
  await pass(3000);
  assert.deepEqual([questions.away, asked.length], [true, 2]);

  board.status.state = "saved";
  tell({ status: true });
  await pass(3000);

  assert.deepEqual([questions.away, asked.length], [false, 4]);
});

test("once it is stopped it asks no more", async () => {
  questions.stop();
  tell({ ids: new Set(["link"]) });
  await pass(9000);

  assert.deepEqual([asked.length, heard], [2, 1]);
});
