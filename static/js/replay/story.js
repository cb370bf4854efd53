/**
 * A board's story: all its entries, and the records as they stood after any number of them.
 *
 * Each entry is folded once and keeps what it made of which record, so that going on and going back are the same walk.
 * Every so many entries all records are kept, so that a jump is never a long walk.
 *
 * @typedef {import("../model/changes.js").Rec} Rec
 * @typedef {import("../model/changes.js").Change} Change
 * @typedef {{seq: number, at: number, by: string, command: string, changes: Change[]}} Frame
 * @typedef {[id: string, before: Rec | undefined, now: Rec | undefined]} Step
 */

import { after, target } from "../model/changes.js";

export const EVERY = 250;

export class Story {
  /** @type {Frame[]} */
  frames;
  /** How many entries lie behind. */
  place = 0;
  /** What each entry made of which records. @type {Step[][]} */
  #steps;
  /** The records after 0, EVERY, 2 * EVERY … entries. @type {Map<string, Rec>[]} */
  #keys;
  /** @type {Map<string, Rec>} */
  #now;

  /** @param {Frame[]} frames in order, from the first entry on */
  constructor(frames) {
    this.frames = frames;
    this.#now = new Map();
    this.#keys = [new Map()];
    this.#steps = frames.map(({ changes }, at) => {
      const steps = changes.map((change) => this.#apply(change));
      if ((at + 1) % EVERY === 0) this.#keys.push(new Map(this.#now));
      return steps;
    });
    this.place = frames.length;
  }

  get length() {
    return this.frames.length;
  }

  /** The records as they stand here. @returns {ReadonlyMap<string, Rec>} */
  get records() {
    return this.#now;
  }

  /** What an entry made of which records. @param {number} at @returns {Step[]} */
  steps(at) {
    return this.#steps[at] ?? [];
  }

  /** Have so many entries behind. @param {number} place @returns {Map<string, Rec | undefined>} the records that are others now */
  go(place) {
    const wanted = Math.max(0, Math.min(this.length, Math.round(place)));
    const key = Math.round(wanted / EVERY);
    if (this.#keys[key] && Math.abs(wanted - this.place) > EVERY + Math.abs(wanted - key * EVERY)) return this.#jump(wanted, key);
    /** @type {Map<string, Rec | undefined>} */
    const changed = new Map();
    this.#walk(wanted, changed);
    return changed;
  }

  /** The records after so many entries; the story stays where it is. @param {number} place @returns {Map<string, Rec>} */
  at(place) {
    const here = this.place;
    this.go(place);
    const found = new Map(this.#now);
    this.go(here);
    return found;
  }

  /** @param {number} wanted @param {number} key */
  #jump(wanted, key) {
    const before = this.#now;
    this.#now = new Map(this.#keys[key]);
    this.place = key * EVERY;
    this.#walk(wanted, new Map());
    /** @type {Map<string, Rec | undefined>} */
    const changed = new Map();
    for (const [id, record] of this.#now) if (before.get(id) !== record) changed.set(id, record);
    for (const id of before.keys()) if (!this.#now.has(id)) changed.set(id, undefined);
    return changed;
  }

  /** @param {number} wanted @param {Map<string, Rec | undefined>} changed */
  #walk(wanted, changed) {
    for (; this.place < wanted; this.place += 1) for (const [id, , now] of this.#steps[this.place]) this.#set(id, now, changed);
    for (; this.place > wanted; this.place -= 1) {
      for (const [id, before] of [...this.#steps[this.place - 1]].reverse()) this.#set(id, before, changed);
    }
  }

  /** @param {string} id @param {Rec | undefined} record @param {Map<string, Rec | undefined>} changed */
  #set(id, record, changed) {
    if (record) this.#now.set(id, record);
    else this.#now.delete(id);
    changed.set(id, record);
  }

  /** @param {Change} change @returns {Step} */
  #apply(change) {
    const id = target(change);
    const before = this.#now.get(id);
    const now = after(before, change);
    if (now) this.#now.set(id, now);
    else this.#now.delete(id);
    return [id, before, now];
  }
}
