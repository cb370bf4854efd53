/** Which frame holds a record: a matter of place alone. The server's twin is workshop/objects/placing.py. */

/** @typedef {import("./changes.js").Rec} Rec */

const WIDTH = 192;
const HEIGHT = 120;

/** The smallest frame in which the middle of a record lies.
 * @param {{of: (kind: string) => Iterable<Rec>}} board @param {Rec} record @returns {Rec | undefined} */
export function frameOf(board, record) {
  const { x, y } = middle(record);
  /** @type {Rec | undefined} */
  let best;
  for (const frame of board.of("frame")) {
    const inside = frame.x <= x && x <= frame.x + frame.w && frame.y <= y && y <= frame.y + frame.h;
    if (inside && frame.id !== record.id && (!best || smaller(frame, best))) best = frame;
  }
  return best;
}

/** @param {Rec} one @param {Rec} other */
function smaller(one, other) {
  const [a, b] = [one.w * one.h, other.w * other.h];
  return a < b || (a === b && one.id < other.id);
}

/** @param {Rec} record */
export function middle({ x, y, w = WIDTH, h = HEIGHT }) {
  return { x: x + w / 2, y: y + h / 2 };
}
