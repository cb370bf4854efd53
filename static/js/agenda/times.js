/** When each step begins, how long all takes, and how that stands to the end that is planned. */

import { language, t } from "../ui/words.js";

const MINUTE = 60_000;

/** @param {{minutes: number}[]} steps @returns {{begins: number[], total: number}} minutes from the start */
export function timed(steps) {
  let total = 0;
  const begins = steps.map(({ minutes }) => {
    total += minutes;
    return total - minutes;
  });
  return { begins, total };
}

/** How many minutes are left over at the planned end, less than nothing when it ends late; undefined where no end is planned.
 * @param {number} total minutes @param {{starts?: number | null, ends?: number | null}} session in ms */
export function spare(total, { starts, ends }) {
  return starts && ends ? Math.round((ends - starts) / MINUTE) - total : undefined;
}

/** A moment of the day; where nobody knows when it starts, the hours and minutes since then.
 * @param {number | null | undefined} starts ms @param {number} minutes after it */
export function clock(starts, minutes) {
  if (!starts) return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
  return new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" }).format(starts + minutes * MINUTE);
}

/** A moment as a field for times has it. @param {number} at ms */
export function timeOf(at) {
  const date = new Date(at);
  return [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
}

/** The first moment after the start when clocks say so; null where no time is given. @param {number} starts ms @param {string} time hours:minutes */
export function endAt(starts, time) {
  if (!time) return null;
  const [hours, minutes] = time.split(":").map(Number);
  const date = new Date(starts);
  date.setHours(hours, minutes, 0, 0);
  if (date.getTime() <= starts) date.setDate(date.getDate() + 1);
  return date.getTime();
}

/** The day of a moment, as one says it. @param {number} at ms @param {number} [now] */
export function day(at, now = Date.now()) {
  const date = (/** @type {number} */ moment) => new Date(moment).toDateString();
  if (date(at) === date(now)) return t("Today");
  if (date(at) === date(now + 24 * 60 * MINUTE)) return t("Tomorrow");
  return new Intl.DateTimeFormat(language, { weekday: "long", day: "numeric", month: "long" }).format(at);
}

/** So many minutes, in hours where there are some. @param {number} minutes */
export function lasting(minutes) {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (!hours) return t("{n} min", { n: rest });
  return rest ? t("{hours} h {rest}", { hours, rest: String(rest).padStart(2, "0") }) : t("{n} h", { n: hours });
}
