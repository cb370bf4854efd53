/** The clock of a step, in ms and in digits; everybody's is the server's. */

const SECOND = 1_000;
const MINUTE = 60_000;

/** ms that the step still has, less than none when it is over; null without a clock. @param {any} stage @param {number} now by the server's clock @returns {number | null} */
export function left({ left: resting, ends_at: ends }, now) {
  if (resting !== undefined) return resting;
  return ends === undefined ? null : ends - now;
}

/** As one reads it: "06:12", "1:30:00". @param {number} ms */
export function digits(ms) {
  const seconds = Math.ceil(Math.max(0, ms) / SECOND);
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (/** @type {number} */ value) => String(value).padStart(2, "0");
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${two(minutes)}:${two(rest)}`;
}

/** What one should hear of, from one look at the clock to the next. @param {number | null} before @param {number | null} now @returns {"" | "minute" | "over"} */
export function passed(before, now) {
  if (before === null || now === null) return "";
  if (before > 0 && now <= 0) return "over";
  return before > MINUTE && now <= MINUTE && now > 0 ? "minute" : "";
}

/** ms until the digits change. @param {number} ms left */
export function untilNext(ms) {
  return ms % SECOND || SECOND;
}

/** @param {number | null} ms @returns {"" | "soon" | "over"} */
export function look(ms) {
  if (ms === null || ms > MINUTE) return "";
  return ms > 0 ? "soon" : "over";
}
