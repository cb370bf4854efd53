/** Opens a board: first as this device last saw it, then as the server tells it, and keeps both in step. */

import { Board } from "../model/board.js";
import { Connection } from "./connection.js";
import { Shelf } from "./shelf.js";
import { boardSocket } from "./socket.js";

const KEEP = 2_000;
const KEEP_RECORD = 2;
const FRESH = 600_000;
const LOAD = 30_000;
const LOAD_AGAIN = 5_000;

/**
 * @param {{board: string, person: string, role: string, title: string, session: any}} page
 * @returns {Promise<Board>} once there is something to show
 */
export async function open(page) {
  const shelf = new Shelf();
  /** @type {Connection} */
  let connection;
  const board = new Board({
    id: page.board,
    outlet: {
      send: (command) => connection.send(command),
      here: (state) => connection.here(state),
      gather: (view, to) => connection.gather(view, to),
      push: (factor, way) => connection.push(factor, way),
      forget: (id) => connection.forget(id),
    },
  });
  const { person, role, title, session } = page;
  Object.assign(board, { person, role, title, session });
  const socket = boardSocket(page.board);
  connection = new Connection({ board, socket, shelf });

  const kept = await shelf.board(page.board, person);
  board.stored(shelf.storage);
  if (kept?.role === role) {
    board.learn(Object.fromEntries(kept.names));
    board.reset(kept.seq, kept.records);
  }
  await connection.resume();
  board.remember(kept?.undo ?? {});

  if (!board.read) {
    const loaded = await load(board, LOAD);
    socket.connect();
    if (!loaded) await opened(board);
  } else if (Date.now() - kept.at < FRESH) socket.connect();
  else load(board, LOAD_AGAIN).catch(() => {}).then(() => socket.connect());
  watch(board, shelf, connection);
  return board;
}

/** Read the whole board over HTTP, which compresses it. False when that fails: the socket will tell it then.
 * @param {Board} board @param {number} patience ms */
async function load(board, patience) {
  const asked = fetch(`/api/v1/boards/${encodeURIComponent(board.id)}`, { signal: AbortSignal.timeout(patience) });
  const answer = await asked.catch(() => undefined);
  if (!answer || answer.status >= 500) return false;
  if (!answer.ok) throw new Error(`the board answered ${answer.status}`);
  const read = await answer.json().catch(() => undefined);
  if (!read) return false;
  const { person, role, title, seq, names, records } = read;
  Object.assign(board, { person, role, title });
  board.learn(names);
  board.reset(seq, Object.values(records));
  return true;
}

/** Ends when there is something to show: the board, or why it can't be shown. @param {Board} board @returns {Promise<void>} */
function opened(board) {
  return new Promise((resolve) => {
    const stop = board.listen(({ reset }) => {
      if (!reset && !board.gone) return;
      stop();
      resolve();
    });
  });
}

/** Keep the board on this device while it changes, and look after the line when the page or the network comes back.
 * @param {Board} board @param {Shelf} shelf @param {Connection} connection */
function watch(board, shelf, connection) {
  /** @type {any} */
  let due;
  const keep = () => {
    clearTimeout(due);
    due = undefined;
    if (board.read && !board.gone) shelf.keepBoard({ ...board.kept, at: Date.now() });
  };
  board.listen(({ ids, status, reset }) => {
    if (!ids.size && !status && !reset) return;
    due ??= setTimeout(keep, Math.max(KEEP, [...board.all()].length * KEEP_RECORD));
  });
  addEventListener("pagehide", () => due && keep());
  addEventListener("online", () => connection.wake());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") connection.wake();
  });
}
