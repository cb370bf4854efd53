/** Two fingers: the board moves and grows with them. */

/** @typedef {{x: number, y: number}} Point */

/** @param {any} desk @param {Point} a @param {Point} b */
export function pinch(desk, a, b) {
  let before = measure(a, b);
  return {
    /** @param {Point} one @param {Point} two */
    move(one, two) {
      const now = measure(one, two);
      desk.view.pan(now.x - before.x, now.y - before.y);
      desk.view.zoomBy(now.apart / before.apart, now.x, now.y);
      before = now;
    },
  };
}

/** @param {Point} a @param {Point} b */
function measure(a, b) {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, apart: Math.max(1, Math.hypot(a.x - b.x, a.y - b.y)) };
}
