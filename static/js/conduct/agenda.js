/** The steps of the workshop: on the plenary they are records, on a team's board they are asked for when the room has moved. */

/** @typedef {{id: string, title: string, question?: string, minutes: number, mode?: string, where?: string, break?: boolean, turn?: string}} Step */

export class Agenda {
  #desk;
  #changed;
  /** @type {Step[]} */
  #asked = [];
  /** The step for which they were asked. @type {string | undefined | null} */
  #for = null;
  /** @type {Step[] | null} */
  #own = null;

  /** @param {any} desk @param {() => void} changed */
  constructor(desk, changed) {
    this.#desk = desk;
    this.#changed = changed;
  }

  /** @returns {Step[]} */
  get steps() {
    const { board, page } = this.#desk;
    if (board.id !== page.session?.board) return this.#asked;
    this.#own ??= inOrder([...board.of("step")]);
    return this.#own;
  }

  /** Where the room is; -1 before the first step. */
  get at() {
    const { step } = this.#desk.board.stage;
    return step ? this.steps.findIndex(({ id }) => id === step) : -1;
  }

  /** @returns {Step | undefined} */
  get now() {
    return this.steps[this.at];
  }

  /** The board has changed. */
  look() {
    const { board, page } = this.#desk;
    this.#own = null;
    if (!page.session || board.id === page.session.board || !board.stage.team) return;
    if (this.#for !== board.stage.step) this.ask();
  }

  async ask() {
    const { board, page } = this.#desk;
    this.#for = board.stage.step;
    const answer = await fetch(`/api/v1/sessions/${page.session.id}/agenda`).catch(() => null);
    if (!answer?.ok) this.#for = null;
    else {
      this.#asked = (await answer.json()).steps;
      this.#changed();
    }
  }
}

/** @param {any[]} steps @returns {any[]} */
export function inOrder(steps) {
  return steps.sort((a, b) => (a.turn < b.turn ? -1 : a.turn > b.turn ? 1 : a.id < b.id ? -1 : 1));
}
