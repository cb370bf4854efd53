/** The player of a replay: where the story stands, and how it goes on, back, and by itself. */

import { Timeline } from "./timeline.js";
import { whose } from "./whose.js";

/** Faster than this, what changes is not pointed out one by one. */
const CALM = 4;
export const SPEEDS = [1, 4, 16];

/** @typedef {import("./story.js").Story} Story */

export class Player {
  story;
  timeline;
  playing = false;
  speed = 4;
  /** Whether pauses are skipped. */
  skips = true;
  /** Whose story it is; "" for everybody's, see `whose`. */
  wanted = "";
  /** @type {import("./whose.js").Whose | null} */
  whose = null;
  #scene;
  #frame = 0;
  /** Milliseconds from the beginning of the timeline. */
  #time = 0;
  /** @type {Set<(now: {story: boolean}) => void>} */
  #listeners = new Set();

  /** @param {import("./scene.js").Scene} scene that shows what `story` has come to @param {Story} story */
  constructor(scene, story) {
    this.#scene = scene;
    this.story = story;
    this.timeline = new Timeline(story.frames, this.skips);
    this.#time = this.timeline.time(story.place);
  }

  /** @param {(now: {story: boolean}) => void} listener hears that it stands elsewhere, or that `story`: the line of time itself is another */
  listen(listener) {
    this.#listeners.add(listener);
  }

  get place() {
    return this.story.place;
  }

  /** The entry that came last, if any has. */
  get frame() {
    return this.story.frames[this.place - 1];
  }

  get atEnd() {
    return this.place >= this.story.length;
  }

  /** Go to where so many entries lie behind. @param {number} place */
  go(place) {
    this.#show(place, Math.abs(place - this.place) === 1);
    this.#time = this.timeline.time(this.place);
    this.#tell();
  }

  /** Go to a part of the whole time, from 0 to 1. @param {number} part */
  scrub(part) {
    this.#time = Math.max(0, Math.min(1, part)) * this.timeline.length;
    this.#show(this.timeline.place(this.#time));
    this.#tell();
  }

  /** On to the next change that belongs to the story, or back before the last one. @param {1 | -1} way */
  step(way) {
    const counts = this.whose?.counts ?? (() => true);
    let at = way > 0 ? this.place : this.place - 1;
    while (at >= 0 && at < this.story.length && !counts(at)) at += way;
    if (way > 0) this.go(Math.min(at + 1, this.story.length));
    else {
      let before = at - 1;
      while (before >= 0 && !counts(before)) before -= 1;
      this.go(Math.max(0, before + 1));
    }
  }

  toggle() {
    if (this.playing) this.pause();
    else this.play();
  }

  play() {
    if (!this.story.length) return;
    if (this.atEnd) this.go(0);
    this.playing = true;
    let last = performance.now();
    const on = (/** @type {number} */ now) => {
      this.#time += Math.max(0, now - last) * this.speed;
      last = now;
      const place = this.timeline.place(this.#time);
      if (place !== this.place) this.#show(place, this.speed <= CALM && place - this.place < CALM);
      if (this.atEnd) return this.pause();
      this.#frame = requestAnimationFrame(on);
      this.#tell();
    };
    this.#frame = requestAnimationFrame(on);
    this.#tell();
  }

  pause() {
    cancelAnimationFrame(this.#frame);
    this.playing = false;
    this.#tell();
  }

  /** @param {number} speed */
  pace(speed) {
    this.speed = speed;
    this.#tell();
  }

  /** @param {boolean} skips */
  skip(skips) {
    this.skips = skips;
    this.#lay();
  }

  /** Tell only one person's or one group's story. @param {string} wanted */
  want(wanted) {
    this.wanted = wanted;
    this.whose = whose(this.story, wanted);
    this.#scene.single(this.whose?.stands ?? null);
    this.#lay();
  }

  /** How far it is, from 0 to 1. */
  get part() {
    return Math.min(1, this.#time / this.timeline.length);
  }

  #lay() {
    this.timeline = new Timeline(this.story.frames, this.skips, this.whose?.counts);
    this.#time = this.timeline.time(this.place);
    this.#tell(true);
  }

  /** @param {number} place @param {boolean} [points] */
  #show(place, points = false) {
    this.#scene.show(this.story.go(place), points);
  }

  #tell(story = false) {
    for (const listener of this.#listeners) listener({ story });
  }
}
