/** What the server computes of the board, asked again while people draw, but not at each stroke. */

/** At most so often, in ms; a change waits a moment for the next. */
const PAUSE = 2_000;
const SOON = 300;
const AGAIN = 5_000;

export class Asked {
  /** The last answers, by the name of the insight. @type {Record<string, any>} */
  answers = {};
  /** Whether the last question found no answer. */
  away = false;
  #board;
  #wanted;
  #concerns;
  #gone;
  #heard;
  #timer = 0;
  #due = 0;
  #last = -Infinity;
  #over = new AbortController();

  /**
   * @param {any} board
   * @param {object} given
   * @param {() => Record<string, Record<string, string>>} given.wanted insights by name, each with what is asked
   * @param {(record: any) => boolean} given.concerns whether a change of this can change an answer
   * @param {(id: string) => boolean} [given.gone] whether it matters that this is gone
   * @param {() => void} given.heard called when there are answers, or none
   */
  constructor(board, { wanted, concerns, gone = () => true, heard }) {
    this.#board = board;
    this.#wanted = wanted;
    this.#concerns = concerns;
    this.#gone = gone;
    this.#heard = heard;
    const stop = board.listen((/** @type {import("../model/bell.js").News} */ news) => this.#matters(news) && this.#plan(SOON));
    this.#over.signal.addEventListener("abort", stop);
    this.ask();
  }

  /** Ask now, for something else is wanted. */
  ask() {
    this.#last = -Infinity;
    this.#plan(0);
  }

  stop() {
    clearTimeout(this.#timer);
    this.#over.abort();
  }

  /** @param {import("../model/bell.js").News} news */
  #matters({ reset, status, ids }) {
    return reset || (status && this.away) || [...ids].some((id) => this.#differs(id));
  }

  /** @param {string} id */
  #differs(id) {
    const record = this.#board.get(id);
    return record ? this.#concerns(record) : this.#gone(id);
  }

  /** @param {number} wait ms */
  #plan(wait) {
    const due = Math.max(performance.now() + wait, this.#last + PAUSE);
    if (this.#timer && due >= this.#due) return;
    clearTimeout(this.#timer);
    this.#due = due;
    this.#timer = setTimeout(() => this.#now(), due - performance.now());
  }

  async #now() {
    this.#timer = 0;
    this.#last = performance.now();
    try {
      const found = await Promise.all(Object.entries(this.#wanted()).map(([name, query]) => this.#get(name, query)));
      this.answers = Object.fromEntries(found);
      this.away = false;
    } catch {
      if (this.#over.signal.aborted) return;
      this.away = true;
      this.#plan(AGAIN);
    }
    this.#heard();
  }

  /** @param {string} name @param {Record<string, string>} query */
  async #get(name, query) {
    if (this.#board.status.state === "offline") throw new Error("offline");
    const asked = new URLSearchParams(query).toString();
    const answer = await fetch(`/api/v1/boards/${this.#board.id}/insights/${name}${asked && `?${asked}`}`, { signal: this.#over.signal });
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return [name, await answer.json()];
  }
}
