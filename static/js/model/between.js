/**
 * A key of order between two others, where another one fits again. Twin of workshop/core/order.py, so that what one
 * guesses here is what the server will say. After D. Greenspan, "Implementing fractional indexing" (2020).
 */

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const FIRST = "a0";

/** @param {string | null} low @param {string | null} high null for the open end @returns {string} */
export function between(low, high) {
  if (low === null) return high === null ? FIRST : before(high);
  if (high === null) return step(whole(low), 1);
  const [lower, higher] = [whole(low), whole(high)];
  if (lower === higher) return lower + middle(low.slice(lower.length), high.slice(higher.length));
  const following = step(lower, 1);
  return following < high ? following : lower + middle(low.slice(lower.length), "");
}

/** @param {string} high */
function before(high) {
  const its = whole(high);
  return its < high ? its : step(its, -1);
}

/** The part of a key whose first letter says how long it is. @param {string} key */
function whole(key) {
  const head = key.charCodeAt(0);
  return key.slice(0, key[0] >= "a" ? head - 95 : 92 - head);
}

/** The next (1) or previous (-1) integer part, longer or shorter where its digits run out. @param {string} key @param {1 | -1} by */
function step(key, by) {
  const digits = [...key.slice(1)].map((letter) => DIGITS.indexOf(letter));
  const [edge, wrap] = by > 0 ? [61, 0] : [0, 61];
  for (let at = digits.length - 1; at >= 0; at--) {
    if (digits[at] !== edge) {
      digits[at] += by;
      return key[0] + digits.map((digit) => DIGITS[digit]).join("");
    }
    digits[at] = wrap;
  }
  const turned = by > 0 && key[0] === "Z" ? "a" : by < 0 && key[0] === "a" ? "Z" : String.fromCharCode(key.charCodeAt(0) + by);
  const size = turned >= "a" ? turned.charCodeAt(0) - 96 : 91 - turned.charCodeAt(0);
  return turned + DIGITS[wrap].repeat(size);
}

/** The shortest fraction between two, where "" means 0 as the low end and 1 as the high end. @param {string} low @param {string} high @returns {string} */
function middle(low, high) {
  let shared = 0;
  while (shared < high.length && (low[shared] ?? "0") === high[shared]) shared++;
  if (shared) return high.slice(0, shared) + middle(low.slice(shared), high.slice(shared));
  const first = low ? DIGITS.indexOf(low[0]) : 0;
  const last = high ? DIGITS.indexOf(high[0]) : 62;
  if (last - first > 1) return DIGITS[(first + last + 1) >> 1];
  if (high.length > 1) return high[0];
  return DIGITS[first] + middle(low.slice(1), "");
}
