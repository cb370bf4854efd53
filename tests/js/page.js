/** A board's page without a browser: the board, its line to a server in memory, and the device's shelf. */

import { Board } from "../../static/js/model/board.js";
import { newId } from "../../static/js/model/id.js";
import { Connection } from "../../static/js/net/connection.js";
import { Shelf } from "../../static/js/net/shelf.js";
import { FakeDevice } from "./device.js";
import { BOARD, FakeSocket, PERFECT } from "./server.js";

/** @param {{server: import("./server.js").FakeServer, person?: string, device?: FakeDevice, quality?: typeof PERFECT}} given */
export async function openPage({ server, person = "ana", device = new FakeDevice(), quality = PERFECT }) {
  const shelf = new Shelf(device.open);
  const socket = new FakeSocket(server, person, quality);
  /** @type {Connection} */
  let connection;
  const board = new Board({
    id: BOARD,
    outlet: {
      send: (command) => connection.send(command),
      here: (state) => connection.here(state),
      gather: (view) => connection.gather(view),
      forget: (id) => connection.forget(id),
    },
  });
  Object.assign(board, { person, role: "participant" });
  connection = new Connection({ board, socket, shelf });
  const kept = await shelf.board(BOARD, person);
  if (kept) board.reset(kept.seq, kept.records);
  await connection.resume();
  board.remember(kept?.undo ?? {});
  return { board, socket, connection, device, shelf };
}

/** A new note, as its kind's file asks for it. @param {Board} board @param {string} text */
export function addNote(board, text, id = newId()) {
  const note = { id, kind: "note", by: board.person, x: 0, y: 0, text };
  const answer = board.do("note.add", { note: id, x: 0, y: 0, text }, [["put", note]]);
  return { id, answer };
}

/** @param {Board} board @param {string} note @param {string} text */
export function write(board, note, text) {
  const base = board.get(note)?.text ?? "";
  return board.do("note.write", { note, text, base }, [["patch", note, { text }]]);
}

/** Let time pass on the fake clock, and what waits for it happen. @param {import("node:test").TestContext} t @param {number} ms */
export async function pass(t, ms, step = 10) {
  for (let at = 0; at < ms; at += step) {
    t.mock.timers.tick(step);
    await settle();
  }
}

/** What needs no time happens. */
export async function settle() {
  await new Promise((resolve) => setImmediate(resolve));
}
