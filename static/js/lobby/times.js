/** When the workshop begins and how long a step lasts, in words, by the server's clock. */

import { language, t, tn } from "../ui/words.js";

const MINUTE = 60_000;
const SOON = 90;

/** @param {number | null} starts @param {number} now both ms since 1970 */
export function begins(starts, now) {
  if (!starts || starts <= now) return t("It begins as soon as everybody is ready.");
  const minutes = Math.ceil((starts - now) / MINUTE);
  const clock = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" }).format(starts);
  if (minutes <= SOON) return tn("It begins in {n} minute, at {clock}.", "It begins in {n} minutes, at {clock}.", minutes, { clock });
  if (new Date(starts).toDateString() === new Date(now).toDateString()) return t("It begins today at {clock}.", { clock });
  const date = new Intl.DateTimeFormat(language, { weekday: "long", day: "numeric", month: "long" }).format(starts);
  return t("It begins on {date}, at {clock}.", { date, clock });
}

/** @param {{ends_at: number | null, left: number | null}} step @param {number} now */
export function left({ ends_at: ends, left: rest }, now) {
  if (rest === null && ends === null) return "";
  const minutes = Math.ceil((rest ?? Number(ends) - now) / MINUTE);
  if (minutes <= 0) return t("The time of this step is up.");
  return tn("{n} minute left", "{n} minutes left", minutes);
}
