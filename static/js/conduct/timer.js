/** The timer that everybody sees: on the server's clock, calm, told when a minute is left and when time is up. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { icon } from "../ui/icon.js";
import { t } from "../ui/words.js";
import { digits, left, look, passed, untilNext } from "./clock.js";

export class Timer {
  #desk;
  #tick;
  /** The server's clock is known once this page has been connected. */
  #known = false;
  /** @type {number | null} */
  #last = null;
  #step = "";
  /** @type {any} */
  #due;
  /** @type {Set<() => void>} */
  #listeners = new Set();

  /** @param {any} desk @param {() => void} tick draws what shows it */
  constructor(desk, tick) {
    this.#desk = desk;
    this.#tick = tick;
  }

  /** ms; null without a clock, or while this device has never had the server's. */
  get left() {
    const { board } = this.#desk;
    return this.#known && !board.stage.done ? left(board.stage, board.now()) : null;
  }

  get resting() {
    return this.#desk.board.stage.left !== undefined;
  }

  /** Hear of every second. @param {() => void} listener @returns {() => void} stop */
  listen(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Time has passed, or the board has changed. */
  look() {
    const { board, live } = this.#desk;
    this.#known ||= board.status.state !== "offline";
    const now = this.left;
    const same = this.#step === board.stage.step;
    const told = same ? passed(this.#last, now) : "";
    if (told) live.say(told === "over" ? t("The time is up.") : t("One minute left."));
    [this.#last, this.#step] = [now, board.stage.step];
    clearTimeout(this.#due);
    if (now === null || this.resting) return;
    this.#due = setTimeout(() => {
      this.look();
      this.#tick();
      for (const listener of this.#listeners) listener();
    }, now > 0 ? untilNext(now) : 1_000);
  }

  draw() {
    const ms = this.left;
    if (ms === null) return nothing;
    const resting = this.resting;
    return html`<p class="timer ${resting ? "timer--resting" : `timer--${look(ms)}`}" role="timer">
      ${icon(resting ? "pause" : "timer")}<span class="unseen">${resting ? t("The clock rests. Time left:") : t("Time left:")} </span><span class="timer__now">${digits(ms)}</span>
    </p>`;
  }
}
