/**
 * What one has done and can take back, newest last. A step is known by its command until the server has
 * numbered it; undoing and redoing both ask the server to restore that number. Steps of one group go together.
 *
 * @typedef {import("./changes.js").Rec} Rec
 * @typedef {import("./changes.js").Change} Change
 * @typedef {[done: Change, back: Change]} Pair
 * @typedef {{command: string, seq?: number, pairs: Pair[], undoes?: Step, group?: string}} Step
 */

import { difference, same, target } from "./changes.js";

const MOST = 100;
const MOST_PAIRS = 100;
const LATER = new Set(["locked", "not_now"]);

export class Undo {
  /** @type {Step[]} */
  #done;
  /** @type {Step[]} */
  #undone;

  /** @param {{done?: Step[], undone?: Step[]}} [kept] */
  constructor({ done = [], undone = [] } = {}) {
    this.#done = done;
    this.#undone = undone;
  }

  get canUndo() {
    return this.#done.length > 0;
  }

  get canRedo() {
    return this.#undone.length > 0;
  }

  /** What to keep over a reload. */
  get kept() {
    return { done: [...this.#done], undone: [...this.#undone] };
  }

  /** Something new was done: what was undone before can't be redone any more. @param {Step} step */
  did({ command, pairs, group }) {
    this.#done.push({ command, pairs: few(pairs), ...(group && { group }) });
    if (this.#done.length > MOST) this.#done.shift();
    this.#undone = [];
  }

  /** The group of the step that `take` would give; undefined where it stands alone. @param {boolean} again to redo */
  group(again) {
    return (again ? this.#undone : this.#done).at(-1)?.group;
  }

  /** The step to take back next; `restored` tells by which command that is tried. @param {boolean} again to redo */
  take(again) {
    return (again ? this.#undone : this.#done).pop();
  }

  /** @param {boolean} again @param {Step} step */
  restored(again, { command, pairs, undoes }) {
    const group = undoes?.group;
    (again ? this.#done : this.#undone).push({ command, pairs: few(pairs), undoes, ...(group && { group }) });
  }

  /** @param {string} command @param {number} seq */
  numbered(command, seq) {
    for (const step of [...this.#done, ...this.#undone]) {
      if (step.command === command) step.seq = seq;
      if (step.undoes?.command === command) step.undoes.seq = seq;
      if (step.seq !== undefined) delete step.undoes;
    }
  }

  /** A command was refused: there is nothing to take back, and what it was to take back may be possible later.
   * @param {string} command @param {string} code */
  refused(command, code) {
    for (const [steps, others] of [[this.#done, this.#undone], [this.#undone, this.#done]]) {
      const at = steps.findIndex((step) => step.command === command);
      if (at < 0) continue;
      const [{ undoes }] = steps.splice(at, 1);
      if (undoes && LATER.has(code)) others.push(undoes);
    }
  }

  /** Forget the steps that will never have a number. @param {(command: string) => boolean} waits whether a command still waits */
  prune(waits) {
    const good = (/** @type {Step} */ { command, seq }) => seq !== undefined || waits(command);
    this.#done = this.#done.filter(good);
    this.#undone = this.#undone.filter(good);
  }
}

/** What was done to some records, each beside what takes it back.
 * @param {Map<string, Rec | undefined>} before @param {(id: string) => Rec | undefined} get the records now @returns {Pair[]} */
export function pairs(before, get) {
  /** @type {Pair[]} */
  const found = [];
  for (const [id, record] of before) {
    const now = get(id);
    const [done, back] = [difference(record, now), difference(now, record)];
    if (done && back) found.push([done, back]);
  }
  return found;
}

/** What undoing will likely change, as the server decides it in workshop/objects/anything.py: newer changes stay.
 * @param {Pair[]} pairs @param {(id: string) => Rec | undefined} get the records now @returns {Change[]} */
export function likely(pairs, get) {
  /** @type {Change[]} */
  const changes = [];
  for (const [done, back] of pairs) {
    const now = get(target(back));
    if (back[0] !== "patch") {
      if ((back[0] === "drop") === Boolean(now)) changes.push(back);
    } else if (now && done[0] === "patch") {
      const mine = Object.entries(back[2]).filter(([name]) => same(now[name] ?? null, done[2][name]));
      if (mine.length) changes.push(["patch", back[1], Object.fromEntries(mine)]);
    }
  }
  return changes;
}

/** @param {Pair[]} pairs */
function few(pairs) {
  return pairs.length > MOST_PAIRS ? [] : pairs;
}
