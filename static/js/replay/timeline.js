/**
 * The time of a replay: when each change comes while it plays, where most changed, and the chapters.
 *
 * @typedef {import("./story.js").Story} Story
 * @typedef {{from: number, to: number, title: string, later: boolean, minutes: number}} Chapter from and to: entries behind; `later`: nobody led the board any more; `title` is empty where no step has named it
 */

const MINUTE = 60_000;
/** Nobody waits for longer than this in ms, even where pauses are not skipped: a night between two days. */
const NIGHT = MINUTE;
/** What is left of a pause that is skipped, in ms. */
export const PAUSE = 2_000;
/** After so long without a change the workshop counts as over. */
const LATER = 6 * 60 * MINUTE;
const FIRST = 1_000;

export class Timeline {
  /** When each change comes, in ms from the beginning. @type {number[]} */
  times = [];

  /** @param {{at: number}[]} frames @param {boolean} skips whether pauses are skipped @param {(at: number) => boolean} [counts] the others take no time */
  constructor(frames, skips, counts = () => true) {
    const most = skips ? PAUSE : NIGHT;
    let [time, last] = [0, frames[0]?.at ?? 0];
    frames.forEach(({ at }, index) => {
      if (counts(index)) {
        time += time ? Math.min(most, Math.max(0, at - last)) : FIRST;
        last = Math.max(last, at);
      }
      this.times.push(time);
    });
  }

  /** ms in all. */
  get length() {
    return (this.times.at(-1) ?? 0) + 1;
  }

  /** How many changes have come by a time. @param {number} time */
  place(time) {
    let [low, high] = [0, this.times.length];
    while (low < high) {
      const half = (low + high) >> 1;
      if (this.times[half] <= time) low = half + 1;
      else high = half;
    }
    return low;
  }

  /** The time at which so many changes have come. @param {number} place */
  time(place) {
    return place <= 0 ? 0 : (this.times[Math.min(place, this.times.length) - 1] ?? 0);
  }

  /** The same as a part of the whole, from 0 to 1. @param {number} place */
  part(place) {
    return this.time(place) / this.length;
  }

  /** How many changes fall into each of so many equal parts of the time. @param {number} count @param {(at: number) => boolean} [counts] @returns {number[]} */
  bins(count, counts = () => true) {
    const bins = /** @type {number[]} */ (Array(count).fill(0));
    this.times.forEach((time, at) => {
      if (counts(at)) bins[Math.min(count - 1, Math.floor((time / this.length) * count))] += 1;
    });
    return bins;
  }
}

/** The chapters of a story: by the steps that were entered, and what came long after the last change. @param {Story} story @returns {Chapter[]} */
export function chapters(story) {
  /** @type {Chapter[]} */
  const found = [];
  const begin = (/** @type {number} */ from, /** @type {string} */ title, later = false) => {
    const last = found.at(-1);
    if (last && last.from === from) found.pop();
    found.push({ from, to: from, title, later, minutes: 0 });
  };
  let step = "";
  story.frames.forEach(({ at }, index) => {
    const gap = index > 0 && at - story.frames[index - 1].at > LATER;
    const [, , stage] = story.steps(index).find(([id]) => id === "stage") ?? [];
    const name = stage ? JSON.stringify([stage.step, stage.began, stage.title]) : step;
    if (name !== step && stage?.title) begin(index, stage.title);
    else if (gap || !index) begin(index, "", gap);
    step = name;
  });
  found.forEach((chapter, at) => {
    chapter.to = found[at + 1]?.from ?? story.length;
    const [first, last] = [story.frames[chapter.from], story.frames[chapter.to - 1]];
    chapter.minutes = Math.round((last.at - first.at) / MINUTE);
  });
  return found;
}
