/** Which record comes first: by its order key as text, as workshop/core/order.py makes them, then by id. */

/** @param {import("./changes.js").Rec} one @param {import("./changes.js").Rec} other */
export function byOrder(one, other) {
  const [a, b] = [one.order ?? "~", other.order ?? "~"];
  if (a !== b) return a < b ? -1 : 1;
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}
