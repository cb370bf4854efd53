/** Pictures are kept on the device until the board has them, and what speaks of them waits for them alone. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Sender } from "../../static/js/net/sender.js";
import { Shelf } from "../../static/js/net/shelf.js";
import { Uploads } from "../../static/js/net/uploads.js";
import { FakeDevice } from "./device.js";

const BOARD = { id: "plenary", person: "ana", stored: () => {} };
const OLD = "01890000-0000-7000-8000-000000000001";

/** @param {FakeDevice} device @param {(blob: Blob) => any} answer */
function page(device, answer) {
  /** @type {any[]} */
  const told = [];
  /** @type {Blob[]} */
  const sent = [];
  const uploads = new Uploads({
    board: BOARD,
    shelf: new Shelf(device.open),
    post: async (_board, blob) => {
      sent.push(blob);
      return answer(blob);
    },
    arrived: (upload, file) => told.push([upload, file]),
    refused: (upload, refusal) => told.push([upload, refusal.code]),
  });
  return { uploads, told, sent };
}

/** @param {string} id @param {string} upload */
function showing(id, upload) {
  return { id, command: "image.add", args: { image: `i${id}`, upload }, guess: [["put", { id: `i${id}`, kind: "image", by: "ana", upload }]] };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

test("a picture is sent once the board is open, and then known by its name", async () => {
  const { uploads, told, sent } = page(new FakeDevice(), () => ({ file: "f" }));
  await uploads.keep("u", new Blob(["photo"]));
  uploads.want(/** @type {any} */ (showing("1", "u")));
  await settled();
  assert.equal(sent.length, 0);

  uploads.start();
  await settled();

  assert.deepEqual(told, [["u", "f"]]);
  assert.equal(uploads.url({ file: "f" }), uploads.url({ upload: "u" }));
  assert.equal(uploads.url({ file: "other" }), "/api/v1/boards/plenary/files/other");
});

test("a picture that was not sent is there at the next visit", async () => {
  const device = new FakeDevice();
  await page(device, () => undefined).uploads.keep("u", new Blob(["photo"], { type: "image/webp" }));

  const { uploads, sent } = page(device, () => ({ file: "f" }));
  const command = /** @type {any} */ (showing("1", "u"));
  await uploads.recall([command]);
  uploads.want(command);
  uploads.start();
  await settled();

  assert.equal(await sent[0].text(), "photo");
  assert.equal(sent[0].type, "image/webp");
});

test("a picture is let go of once its command is answered, and one that belongs to none in time", async () => {
  const device = new FakeDevice();
  const { uploads } = page(device, () => ({ file: "f" }));
  await uploads.keep("u", new Blob(["photo"]));
  uploads.want(/** @type {any} */ (showing("1", "u")));
  uploads.done("1");
  await page(device, () => undefined).uploads.keep(OLD, new Blob(["forgotten"]));

  await uploads.recall([]);
  await settled();

  assert.deepEqual([...device.rows.keys()], []);
});

test("a refused picture is told with why, and stays", async () => {
  const device = new FakeDevice();
  const { uploads, told } = page(device, () => ({ code: "bad_type", text: "No picture." }));
  await uploads.keep("u", new Blob(["photo"]));
  uploads.want(/** @type {any} */ (showing("1", "u")));
  uploads.start();
  await settled();

  assert.deepEqual(told, [["u", "bad_type"]]);
  assert.deepEqual([...device.rows.keys()], ["files/u"]);
});

test("a device that is full says so", async () => {
  const device = new FakeDevice();
  device.trouble = "forbidden";
  const shelf = new Shelf(device.open);
  await shelf.keepFile({ id: "u", board: "plenary", person: "ana", type: "image/webp", bytes: new ArrayBuffer(1) });

  assert.equal(shelf.storage, "memory");
});

test("what waits for a picture holds back only what speaks of it", () => {
  /** @type {any[]} */
  const sent = [];
  /** @type {any[]} */
  const named = [];
  const sender = new Sender({
    emit: ({ id, args }) => new Promise(() => sent.push([id, args.file])),
    answered: () => {},
    named: ({ id, args }) => named.push([id, args]),
  });
  sender.start();
  sender.send(/** @type {any} */ (showing("1", "u")));
  sender.send({ id: "2", command: "move", args: { moves: [["i1", 5, 5]] }, guess: [["patch", "i1", { x: 5 }]] });
  sender.send({ id: "3", command: "link.add", args: { link: "l", from: "n", to: "i1" }, guess: [] });
  sender.send({ id: "4", command: "note.add", args: { note: "n" }, guess: [] });
  sender.send({ id: "5", command: "restore", args: { after: "1" }, guess: [["drop", "i1"]] });
  assert.deepEqual(sent.map(([id]) => id), ["4"]);

  sender.filed("u", "f");

  assert.deepEqual(sent.map(([id]) => id), ["4", "1", "2", "3"]);
  assert.deepEqual(named, [["1", { image: "i1", file: "f" }]]);
});

test("a refused picture is answered, and what speaks of it goes on", () => {
  /** @type {any[]} */
  const seen = [];
  const sender = new Sender({
    emit: ({ id }) => new Promise(() => seen.push(["sent", id])),
    answered: (id, { code }) => seen.push([code, id]),
    named: () => {},
  });
  sender.start();
  sender.send(/** @type {any} */ (showing("1", "u")));
  sender.send({ id: "2", command: "move", args: { moves: [["i1", 5, 5]] }, guess: [] });

  sender.unfiled("u", { ok: false, code: "bad_type", text: "No picture." });

  assert.deepEqual(seen, [["bad_type", "1"], ["sent", "2"]]);
});
