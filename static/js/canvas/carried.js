/** Things in others' hands: drawn where they are held, on their way from one message about it to the next. */

const BETWEEN = 110;
/** ms for which a thing stays where it was let go, until its move is told. */
const LINGER = 400;

/** @typedef {{by: string, from: number[], to: number[], since: number, left: number}} Held left: when it was let go, or 0 */

export class Carried {
  #desk;
  #still;
  /** @type {Map<string, Held>} */
  #held = new Map();

  /** @param {any} desk @param {() => boolean} still whether motion is to be spared */
  constructor(desk, still) {
    this.#desk = desk;
    this.#still = still;
  }

  /** Whether anything is still on its way, or waits to be put down. */
  get moving() {
    const now = performance.now();
    return [...this.#held.values()].some(({ since, left }) => left || now - since < BETWEEN);
  }

  /** What the others hold now. @param {[string, any][]} people */
  hear(people) {
    const { space, held } = this.#desk;
    const now = performance.now();
    const there = new Set();
    for (const [by, { drag = [] }] of people) {
      for (const [id, x, y] of drag) {
        const box = space.box(id);
        if (held.has(id) || !box) continue;
        there.add(id);
        const known = this.#held.get(id);
        if (known && known.to[0] === x && known.to[1] === y) known.left = 0;
        else this.#held.set(id, { by, from: [box.x, box.y], to: [x, y], since: now, left: 0 });
      }
    }
    for (const [id, one] of this.#held) if (!there.has(id)) one.left ||= now;
  }

  /** Move all of them on. @returns {string[]} ids that are drawn elsewhere now */
  step() {
    const now = performance.now();
    const moved = [];
    for (const [id, one] of this.#held) {
      if (this.#isDown(id, one, now)) this.#putDown(id);
      else this.#desk.space.hold(id, this.#place(one, now));
      moved.push(id);
    }
    return moved;
  }

  /** @param {Held} one @param {number} now */
  #place({ from, to, since }, now) {
    const part = this.#still() ? 1 : Math.min(1, (now - since) / BETWEEN);
    return from.map((at, axis) => at + (to[axis] - at) * part);
  }

  /** @param {string} id @param {Held} one @param {number} now */
  #isDown(id, { to, left }, now) {
    const { board, held } = this.#desk;
    const record = board.get(id);
    return held.has(id) || !record || (left && ((record.x === to[0] && record.y === to[1]) || now - left > LINGER));
  }

  /** @param {string} id */
  #putDown(id) {
    this.#held.delete(id);
    if (!this.#desk.held.has(id)) this.#desk.space.release(id);
  }
}
