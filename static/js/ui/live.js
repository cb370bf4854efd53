/** One polite live region for the whole page: at most one message in five seconds. */

const PAUSE = 5000;

export class Live {
  #element;
  #next = 0;
  /** @type {string[]} */
  #waiting = [];
  #timer = 0;

  /** @param {HTMLElement} element with aria-live="polite" */
  constructor(element) {
    this.#element = element;
  }

  /** @param {string} message */
  say(message) {
    this.#waiting.push(message);
    this.#plan();
  }

  #plan() {
    if (this.#timer || !this.#waiting.length) return;
    this.#timer = setTimeout(() => this.#speak(), Math.max(0, this.#next - performance.now()));
  }

  #speak() {
    this.#timer = 0;
    this.#next = performance.now() + PAUSE;
    this.#element.textContent = this.#waiting.splice(0).slice(-3).join(" ");
    this.#plan();
  }
}
