/**
 * One's own commands that the board does not show as confirmed yet, each with its likely changes.
 *
 * @typedef {import("./changes.js").Change} Change
 * @typedef {{id: string, command: string, args: Record<string, any>, guess: Change[]}} Command
 * @typedef {Command & {seq?: number, answered?: (answer: any) => void}} Waiting
 */

import { after, target } from "./changes.js";

export class Pending {
  /** @type {Map<string, Waiting>} in the order they were given */
  #waiting = new Map();
  /** @type {Map<string, Set<string>>} record id -> the commands whose guesses touch it */
  #touching = new Map();

  /** How many commands the server has not answered yet. */
  get unanswered() {
    let count = 0;
    for (const { seq } of this.#waiting.values()) if (seq === undefined) count++;
    return count;
  }

  /** @param {string} id */
  get(id) {
    return this.#waiting.get(id);
  }

  /** @param {Waiting} command @returns {string[]} the ids it touches */
  add(command) {
    this.#waiting.set(command.id, command);
    const ids = touched(command);
    for (const id of ids) this.#touching.set(id, (this.#touching.get(id) ?? new Set()).add(command.id));
    return ids;
  }

  /** @param {string} id of a command @returns {string[]} the ids it touched */
  remove(id) {
    const command = this.#waiting.get(id);
    if (!command) return [];
    this.#waiting.delete(id);
    const ids = touched(command);
    for (const each of ids) {
      const commands = this.#touching.get(each);
      commands?.delete(id);
      if (!commands?.size) this.#touching.delete(each);
    }
    return ids;
  }

  /** Forget the commands whose entries have come by `seq`. @param {number} seq @returns {string[]} touched ids */
  settle(seq) {
    const done = [...this.#waiting.values()].filter((command) => command.seq !== undefined && command.seq <= seq);
    return done.flatMap(({ id }) => this.remove(id));
  }

  /** Whether a record waits for the server's answer. @param {string} id */
  touches(id) {
    for (const command of this.#touching.get(id) ?? []) if (this.#waiting.get(command)?.seq === undefined) return true;
    return false;
  }

  /** A record with the guesses laid over it. @param {string} id @param {import("./changes.js").Rec | undefined} record */
  over(id, record) {
    let now = record;
    for (const command of this.#touching.get(id) ?? []) {
      for (const change of this.#waiting.get(command)?.guess ?? []) if (target(change) === id) now = after(now, change);
    }
    return now;
  }
}

/** @param {Command} command */
function touched({ guess }) {
  return [...new Set(guess.map(target))];
}
