/** What came too late for its step is sent again by itself once the board is worked on again: it was promised to arrive later. */

const LATE = new Set(["not_now", "locked"]);

export class Again {
  #desk;
  #open = false;
  /** What was tried since the board was opened to people; it isn't tried twice. @type {Set<string>} */
  #tried = new Set();

  /** @param {any} desk */
  constructor(desk) {
    this.#desk = desk;
  }

  /** The board or its refusals have changed. */
  look() {
    const { board, allowed } = this.#desk;
    const open = allowed.edits && board.status.state !== "offline";
    if (open && !this.#open) this.#tried.clear();
    this.#open = open;
    if (!open) return;
    for (const { id, command, args } of late(board)) {
      const told = JSON.stringify([command, args]);
      if (this.#tried.has(told)) continue;
      this.#tried.add(told);
      board.retry(id);
    }
  }
}

/** What was refused only because it was not its time. @param {any} board @returns {any[]} */
export function late(board) {
  return board.refusals.filter((/** @type {{code: string}} */ { code }) => LATE.has(code));
}
