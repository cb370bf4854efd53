/** How late the room is against its plan, and which of the coming steps could be shorter. Pure. */

import { left } from "./clock.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A workshop is held on its day: so long before its start and after its end its plan says nothing. */
const BEFORE = 2 * HOUR;
const AFTER = 6 * HOUR;
/** No step is made shorter than this, nor than half of what it was. */
const LEAST = 3;

/** @typedef {{id: string, title: string, minutes: number}} Step */

/**
 * Whole minutes by which the workshop would end too late if the rest takes as long as planned; less than none when it is early, and
 * null where there is no plan to hold it against.
 * @param {{steps: Step[], at: number, stage: any, starts: number | null, ends: number | null, now: number}} known
 */
export function late({ steps, at, stage, starts, ends, now }) {
  if (at < 0) return null;
  const end = ends ?? (starts === null ? null : starts + sum(steps) * MINUTE);
  if (end === null || now > end + AFTER || now < (starts ?? end - sum(steps) * MINUTE) - BEFORE) return null;
  const rest = Math.max(0, left(stage, now) ?? 0) + sum(steps.slice(at + 1)) * MINUTE;
  return Math.round((now + rest - end) / MINUTE);
}

/**
 * Which coming steps give how much, each in proportion to what it can spare.
 * @param {Step[]} coming @param {number} minutes to be made up @returns {{id: string, title: string, from: number, to: number}[]}
 */
export function shortened(coming, minutes) {
  const spare = coming.map(({ minutes: from }) => Math.max(0, from - Math.max(LEAST, Math.ceil(from / 2))));
  const all = spare.reduce((total, each) => total + each, 0);
  const wanted = Math.min(minutes, all);
  const given = spare.map((each) => (all ? Math.floor((each * wanted) / all) : 0));
  let rest = wanted - given.reduce((total, each) => total + each, 0);
  for (const [n] of [...spare.entries()].sort(([, a], [, b]) => b - a)) {
    const more = Math.min(rest, spare[n] - given[n], 1);
    given[n] += more;
    rest -= more;
  }
  return coming.map(({ id, title, minutes: from }, n) => ({ id, title, from, to: from - given[n] })).filter(({ from, to }) => to < from);
}

/** @param {Step[]} steps */
function sum(steps) {
  return steps.reduce((total, { minutes }) => total + (minutes ?? 0), 0);
}
