/** Moments in words, as short as they can be where all is on one day. */

import { language, t, tn } from "../ui/words.js";

/** @param {number} at ms since 1970 */
export function momentWords(at) {
  return new Intl.DateTimeFormat(language, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }).format(at);
}

/** @param {number} at ms since 1970 */
export function dayWords(at) {
  return new Intl.DateTimeFormat(language, { day: "numeric", month: "short" }).format(at);
}

/** @param {number} minutes */
export function longWords(minutes) {
  const [hours, days] = [Math.round(minutes / 60), Math.round(minutes / 1440)];
  if (days >= 2) return tn("{n} day", "{n} days", days);
  if (hours >= 2) return tn("{n} hour", "{n} hours", hours);
  return t("{n} min", { n: Math.max(1, minutes) });
}
