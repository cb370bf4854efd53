/**
 * Sends commands in the order they were given, a few at a time, each until it is answered: what is not answered is
 * sent again with the same id, which the server answers without doing it twice.
 */

/** @typedef {import("../model/pending.js").Command} Command */

import { target } from "../model/changes.js";

const WINDOW = 16;
const RATE = 18;
const BURST = 80;
const REST = 300;
const AGAIN = new Set(["busy", "too_fast", "unknown_board"]);

export class Sender {
  #emit;
  #answered;
  #named;
  /** @type {Command[]} */
  #waiting = [];
  /** @type {Map<string, Command>} */
  #flying = new Map();
  #open = false;
  #round = 0;
  /** After a "not now" nothing new leaves until all that flew has been answered. */
  #holding = false;
  #rest = 0;
  #tokens = BURST;
  #counted = 0;
  /** @type {any} */
  #due;

  /**
   * @param {{emit: (command: Command) => Promise<any>, answered: (id: string, answer: any) => void, named: (command: Command) => void}} given
   *   `named` hears of commands whose args have changed: the undo of a command that has its number now
   */
  constructor({ emit, answered, named }) {
    this.#emit = emit;
    this.#answered = answered;
    this.#named = named;
  }

  /** @param {Command} command */
  send(command) {
    this.#waiting.push({ ...command });
    this.#pump();
  }

  /** Whether a command is here, unanswered. @param {string} id */
  has(id) {
    return this.#flying.has(id) || this.#waiting.some((command) => command.id === id);
  }

  /** A file has arrived under its name: what waited for it can go. @param {string} upload @param {string} file */
  filed(upload, file) {
    for (const command of this.#waiting) {
      const { upload: wanted, ...args } = command.args;
      if (wanted !== upload) continue;
      command.args = { ...args, file };
      this.#named(command);
    }
    this.#pump();
  }

  /** A file was refused, and with it what waited for it. @param {string} upload @param {any} answer */
  unfiled(upload, answer) {
    const refused = this.#waiting.filter(({ args }) => args.upload === upload);
    this.#waiting = this.#waiting.filter((command) => !refused.includes(command));
    for (const { id } of refused) this.#answered(id, answer);
    this.#pump();
  }

  /** The board is open: send what waits. */
  start() {
    this.#open = true;
    this.#resume(this.#round);
  }

  /** The connection is gone: what was under way waits again. */
  stop() {
    this.#open = false;
    this.#round++;
    this.#back([...this.#flying.values()]);
  }

  #pump() {
    while (this.#open && !this.#holding && this.#flying.size < WINDOW) {
      const at = this.#next();
      if (at < 0) return;
      const after = awaited(this.#waiting[at]);
      if (after && this.has(after)) return;
      if (!after && !this.#token()) return;
      const [next] = this.#waiting.splice(at, 1);
      if (after) this.#answered(next.id, { ok: false, code: "gone", text: "" });
      else this.#fly(next);
    }
  }

  /** The first that waits neither for a file nor for something that does. */
  #next() {
    /** @type {Set<string>} */
    const held = new Set();
    for (const [at, command] of this.#waiting.entries()) {
      if (!command.args.upload && !(held.size && mentioned(command).some((id) => held.has(id)))) return at;
      for (const id of [command.id, ...command.guess.map(target)]) held.add(id);
    }
    return -1;
  }

  #token() {
    const now = Date.now();
    this.#tokens = Math.min(BURST, this.#tokens + (Math.max(0, now - this.#counted) / 1000) * RATE);
    this.#counted = now;
    if (this.#tokens >= 1) {
      this.#tokens--;
      return true;
    }
    this.#due ??= setTimeout(() => {
      this.#due = undefined;
      this.#pump();
    }, 1000 / RATE);
    return false;
  }

  /** @param {Command} command */
  async #fly(command) {
    const round = this.#round;
    this.#flying.set(command.id, command);
    const answer = await this.#emit(command).catch(() => undefined);
    if (round !== this.#round) return;
    const later = !answer || AGAIN.has(answer.code) || (this.#holding && !answer.ok);
    if (later) {
      this.#holding = true;
      this.#rest = Math.max(this.#rest, answer?.retry_ms ?? REST);
      this.#back([command]);
    } else {
      this.#flying.delete(command.id);
      if (answer.ok) this.#number(command.id, answer.seq);
      this.#answered(command.id, answer);
    }
    if (this.#holding && !this.#flying.size) setTimeout(() => this.#resume(round), this.#rest);
    this.#pump();
  }

  /** What was to be undone as soon as it has a number can be now. @param {string} id @param {number} seq */
  #number(id, seq) {
    for (const command of this.#waiting) {
      if (awaited(command) !== id) continue;
      command.args = { seq };
      this.#named(command);
    }
  }

  /** @param {number} round */
  #resume(round) {
    if (round !== this.#round) return;
    this.#holding = false;
    this.#rest = 0;
    this.#pump();
  }

  /** @param {Command[]} commands */
  #back(commands) {
    for (const { id } of commands) this.#flying.delete(id);
    this.#waiting = [...commands, ...this.#waiting].sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}

/** The command that must have a number before this one, its undo, can be sent. @param {Command} command @returns {string | undefined} */
function awaited({ command, args }) {
  return command === "restore" ? args.after : undefined;
}

/** Every id that a command speaks of. @param {Command} command @returns {any[]} */
function mentioned({ args, guess }) {
  return [...guess.map(target), ...Object.values(args).flat(2)];
}
