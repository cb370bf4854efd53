/** Dragging what is chosen: it is held here, others see it at once, and one move is stored at the end, or what it means to let go there. */

import { carried } from "../space/carried.js";
import { snap } from "../space/room.js";

const EDGE = 40;
const PACE = 12;

/**
 * @param {any} desk
 * @param {string} id under the pointer
 * @param {{x: number, y: number}} from
 * @param {(event: PointerEvent) => void} tap when it was no drag after all
 * @returns {import("./gestures.js").Gesture}
 */
export function drag(desk, id, from, tap) {
  const { space, view, surface, board, held } = desk;
  const start = view.toBoard(from.x, from.y);
  /** @type {Map<string, {x: number, y: number}>} */
  let first = new Map();
  let last = from;
  let free = false;
  let walking = 0;
  /** Knows what it means to let go somewhere. @type {import("./hand.js").Hand | undefined} */
  let hand;
  let over = false;

  const offset = () => {
    const now = view.toBoard(last.x, last.y);
    const leader = first.get(id) ?? { x: 0, y: 0 };
    const [dx, dy] = [now.x - start.x, now.y - start.y];
    if (free) return [half(dx), half(dy)];
    return [snap(leader.x + dx) - leader.x, snap(leader.y + dy) - leader.y];
  };
  const moves = () => {
    const [dx, dy] = offset();
    return [...first].map(([each, { x, y }]) => /** @type {[string, number, number]} */ ([each, x + dx, y + dy]));
  };
  const lay = () => {
    const now = moves();
    for (const [each, x, y] of now) space.hold(each, [x, y]);
    surface.touch(first.keys());
    hand?.over(last);
    board.here({ drag: now.slice(0, 100) });
  };
  const takeUp = async () => {
    const { Hand } = await desk.hand();
    if (!over) hand = new Hand(desk, id, [...first.keys()]);
  };
  const walk = () => {
    walking = 0;
    const [dx, dy] = [push(last.x, view.width), push(last.y, view.height)];
    if (!dx && !dy) return;
    view.pan(dx, dy);
    lay();
    walking = requestAnimationFrame(walk);
  };
  const leave = () => {
    over = true;
    hand?.leave();
    cancelAnimationFrame(walking);
    for (const each of first.keys()) {
      held.delete(each);
      space.release(each);
      surface.element(each)?.removeAttribute("data-held");
    }
    surface.touch(first.keys());
    board.here({ drag: [] });
  };

  return {
    move(at, event) {
      const begins = !first.size;
      if (begins) first = pickUp(desk, id);
      if (!first.size) return;
      if (begins) takeUp().catch(() => {});
      last = at;
      free = event.altKey;
      for (const each of first.keys()) {
        held.add(each);
        surface.element(each)?.setAttribute("data-held", "");
      }
      lay();
      if (!walking) walking = requestAnimationFrame(walk);
    },
    end(at, event, moved) {
      if (!moved || !first.size) return tap(event);
      last = at;
      const [dx, dy] = offset();
      if ((dx || dy) && !hand?.put(moves())) desk.deeds.move(moves());
      leave();
    },
    cancel: leave,
  };
}

/** What goes along: the chosen things, and what lies in the frames among them. @param {any} desk @param {string} id */
export function pickUp(desk, id) {
  const { selection, board, allowed } = desk;
  const chosen = selection.has(id) ? selection.ids : [id];
  if (!selection.has(id)) selection.set(chosen);
  /** @type {Map<string, {x: number, y: number}>} */
  const first = new Map();
  const take = (/** @type {any} */ record) => {
    if (!record || record.kind === "link" || first.has(record.id) || !allowed.mayChange(record)) return;
    first.set(record.id, { x: record.x, y: record.y });
    carried(desk, record).forEach(take);
  };
  for (const each of chosen) take(board.get(each));
  return first;
}

/** @param {number} at @param {number} size */
function push(at, size) {
  if (at < EDGE) return PACE;
  return at > size - EDGE ? -PACE : 0;
}

/** @param {number} value */
function half(value) {
  return Math.round(value * 2) / 2;
}
