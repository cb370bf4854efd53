/** The result of the latest vote, from the moment it may be seen until the room goes on. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { textOf } from "../votes/chart.js";
import { share } from "../votes/parts.js";
import { over, RESULTS } from "../votes/ways.js";

/** @typedef {{poll: any, tally: any, result: import("../votes/ways.js").Result}} Shown */

const MOST = 8;
const AGAIN = 3_000;

export class Results {
  #board;
  #draw;
  /** @type {Shown | undefined} */
  #shown;
  #asking = "";
  /** Votes that ended while this page looked on: from which step. @type {Map<string, string>} */
  #turned = new Map();
  /** Votes that were not over yet. @type {Set<string>} */
  #open = new Set();

  /** @param {import("../model/board.js").Board} board @param {() => void} draw once there is a result */
  constructor(board, draw) {
    this.#board = board;
    this.#draw = draw;
  }

  /** What is to be shown now. */
  told() {
    const poll = this.#newest();
    if (!poll) return undefined;
    if (this.#shown?.poll === poll) return this.#shown;
    this.#ask(poll);
    return this.#shown?.poll.id === poll.id ? this.#shown : undefined;
  }

  #newest() {
    const { began = 0, step = "" } = /** @type {any} */ (this.#board.stage);
    const polls = /** @type {any[]} */ ([...this.#board.of("poll")]);
    for (const poll of polls) {
      if (!over(poll)) this.#open.add(poll.id);
      else if (this.#open.delete(poll.id)) this.#turned.set(poll.id, step);
    }
    const fresh = polls.filter((poll) => over(poll) && ((poll.closed ?? poll.opened) >= began || this.#turned.get(poll.id) === step));
    const newest = fresh.sort((a, b) => b.opened - a.opened)[0];
    return polls.some(({ state, opened }) => state === "open" && opened > newest?.opened) ? undefined : newest;
  }

  /** @param {any} poll */
  async #ask(poll) {
    if (this.#asking === poll.id) return;
    this.#asking = poll.id;
    try {
      const answer = await fetch(`/api/v1/boards/${this.#board.id}/polls/${poll.id}`);
      const { tally } = answer.ok ? await answer.json() : {};
      if (!tally) throw new Error("no tally yet");
      const { result } = await RESULTS[poll.way]();
      this.#shown = { poll, tally, result };
      this.#asking = "";
      this.#draw();
    } catch {
      setTimeout(() => {
        this.#asking = "";
        this.#draw();
      }, AGAIN);
    }
  }
}

/** @param {Shown} shown */
export function bars({ poll, tally, result }) {
  const told = /** @type {any} */ ({ poll, tally });
  const lines = tally.options.slice(0, MOST);
  const lengths = lines.map((/** @type {any} */ line) => lengthOf(poll, line, tally));
  return html`<h2 class="projector__asked">${poll.title}</h2>
    <p class="projector__lead">${result.lead(told)}</p>
    <ol class="projector__bars">
      ${lines.map(
        (/** @type {any} */ line, /** @type {number} */ at) => html`<li>
          <p class="projector__option">${textOf(poll, line.id)}</p>
          <p class="projector__result">${lengths[at] === undefined ? nothing : share(lengths[at])}<span>${result.line(told, line)}</span></p>
        </li>`,
      )}
    </ol>
    ${tally.options.length > MOST ? html`<p class="projector__lead">…</p>` : nothing}`;
}

/** How long an option's bar is, from 0 to 1; undefined where no one length says it. @param {any} poll @param {any} line @param {any} tally */
function lengthOf(poll, line, tally) {
  switch (poll.way) {
    case "dots":
      return line.dots / Math.max(1, ...tally.options.map((/** @type {any} */ { dots }) => dots));
    case "score":
      return (line.mean ?? 0) / poll.settings.most;
    case "ranking":
      return line.points / Math.max(1, tally.ballots * (poll.options.length - 1));
    case "matrix":
      return undefined;
    default:
      return line.support;
  }
}
