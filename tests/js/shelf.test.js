/** What a device keeps survives closing the page, also on devices that keep badly. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Shelf } from "../../static/js/net/shelf.js";
import { FakeDevice } from "./device.js";

/** @param {string} id */
function row(id, person = "ana", board = "plenary") {
  return { id, command: "note.add", args: { note: `n${id}` }, guess: [], board, person };
}

/** @param {Shelf} shelf */
async function kept(shelf) {
  return (await shelf.commands("plenary", "ana")).map(({ id }) => id);
}

test("commands are there at the next visit, oldest first, until they are forgotten", async () => {
  const device = new FakeDevice();
  const shelf = new Shelf(device.open);
  for (const id of ["2", "1", "3"]) await shelf.keep(row(id));
  await shelf.forget("2");

  assert.deepEqual(await kept(new Shelf(device.open)), ["1", "3"]);
  assert.equal(shelf.storage, "disk");
});

test("one's commands are found by board and person alone", async () => {
  const shelf = new Shelf(new FakeDevice().open);
  await shelf.keep(row("1"));
  await shelf.keep(row("2", "bo"));
  await shelf.keep(row("3", "ana", "team"));

  assert.deepEqual(await kept(shelf), ["1"]);
});

test("keeping and forgetting at once leaves nothing", async () => {
  const device = new FakeDevice();
  const shelf = new Shelf(device.open);
  await Promise.all([shelf.keep(row("1")), shelf.forget("1")]);

  assert.deepEqual(device.commands, []);
});

test("a browser that forbids storage is told of, and nothing else fails", async () => {
  const device = new FakeDevice();
  device.trouble = "forbidden";
  const shelf = new Shelf(device.open);
  await shelf.keep(row("1"));
  await shelf.keepBoard({ id: "plenary", person: "ana" });

  assert.equal(shelf.storage, "memory");
  assert.equal(await shelf.board("plenary", "ana"), undefined);
  assert.deepEqual(await kept(shelf), []);
});

test("that nothing can be kept is known before there is anything to keep", async () => {
  const device = new FakeDevice();
  device.trouble = "forbidden";
  const shelf = new Shelf(device.open);
  await shelf.board("plenary", "ana");

  assert.equal(shelf.storage, "memory");
});

test("what could not be kept is kept as soon as it can be", async () => {
  const device = new FakeDevice();
  const shelf = new Shelf(device.open);
  device.trouble = "forbidden";
  await shelf.keep(row("1"));
  await shelf.keep(row("2"));
  await shelf.forget("2");
  device.trouble = "";
  await shelf.keep(row("3"));

  assert.equal(shelf.storage, "disk");
  assert.deepEqual(await kept(shelf), ["1", "3"]);
});

test("on a full disk boards make room for commands", async () => {
  const device = new FakeDevice();
  const shelf = new Shelf(device.open);
  await shelf.keepBoard({ id: "plenary", person: "ana" });
  device.trouble = "full";
  await shelf.keep(row("1"));

  assert.equal(shelf.storage, "disk");
  assert.deepEqual(await kept(shelf), ["1"]);
  assert.equal(await shelf.board("plenary", "ana"), undefined);
});

test("a database that the browser has closed is opened again", async () => {
  const device = new FakeDevice();
  const shelf = new Shelf(device.open);
  await shelf.keep(row("1"));
  await shelf.keepBoard({ id: "plenary", person: "ana" });
  device.databases[0].closed = true;
  await shelf.keep(row("2"));

  assert.equal(shelf.storage, "disk");
  assert.ok(await shelf.board("plenary", "ana"));
  assert.equal(device.databases.length, 2);
  assert.deepEqual(await kept(shelf), ["1", "2"]);
});

test("a board is kept for one person", async () => {
  const shelf = new Shelf(new FakeDevice().open);
  await shelf.keepBoard({ id: "plenary", person: "ana", seq: 4 });

  assert.equal((await shelf.board("plenary", "ana")).seq, 4);
  assert.equal(await shelf.board("plenary", "bo"), undefined);
  await shelf.dropBoard("plenary", "ana");
  assert.equal(await shelf.board("plenary", "ana"), undefined);
});

test("what is kept of a session is found by its boards, and cleared with what was not sent", async () => {
  const device = new FakeDevice();
  const shelf = new Shelf(device.open);
  await shelf.keepBoard({ id: "plenary", person: "ana", session: { id: "s1" } });
  await shelf.keepBoard({ id: "other", person: "ana", session: { id: "s2" } });
  await shelf.keep(row("1"));
  await shelf.keep(row("2", "ana", "other"));

  assert.deepEqual(await shelf.boardsOf("s1"), ["plenary"]);
  assert.equal(await shelf.unsent(["plenary"]), 1);
  await shelf.clear("plenary");
  assert.deepEqual(await shelf.boardsOf("s1"), []);
  assert.deepEqual(device.commands.map(({ id }) => id), ["2"]);
  assert.ok(await shelf.board("other", "ana"));
});
