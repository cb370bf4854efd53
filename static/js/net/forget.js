/** Takes from this device what it keeps of a workshop that somebody leaves, or of a board that is closed to them. */

import { dropPage, keptPages } from "./pages.js";
import { Shelf } from "./shelf.js";

/** The boards of a session that this device keeps something of, and how many changes on them were not sent. @param {string} session */
export async function keptOf(session) {
  const shelf = new Shelf();
  const pages = (await keptPages()).filter((page) => page.session?.id === session).map(({ board }) => board);
  const boards = [...new Set([...pages, ...(await shelf.boardsOf(session))])];
  return { boards, unsent: await shelf.unsent(boards) };
}

/** @param {string[]} boards */
export async function forget(boards) {
  const shelf = new Shelf();
  for (const board of boards) {
    await dropPage(board);
    await shelf.clear(board);
  }
}

/** What one can't open any more, but what was not sent stays, should it be opened again. @param {string} board */
export async function close(board) {
  await dropPage(board);
  await new Shelf().dropBoard(board);
}
