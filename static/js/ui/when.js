/** When something was said, in the reader's words: minutes ago, a time of today, or a date. */

import { language, t } from "./words.js";

const MINUTE = 60_000;

/** @param {number} at @param {number} now both ms since 1970 by the same clock */
export function when(at, now) {
  const minutes = Math.floor((now - at) / MINUTE);
  if (minutes < 1) return t("just now");
  if (minutes < 60) return new Intl.RelativeTimeFormat(language, { style: "short" }).format(-minutes, "minute");
  const today = new Date(at).toDateString() === new Date(now).toDateString();
  const date = /** @type {Intl.DateTimeFormatOptions} */ (today ? {} : { day: "numeric", month: "short" });
  return new Intl.DateTimeFormat(language, { ...date, hour: "2-digit", minute: "2-digit" }).format(at);
}
