/** Moving what is chosen by the arrow keys: held here while they go, stored as one move when they rest. */

import { STEP } from "../space/room.js";
import { placeWords } from "../ui/places.js";
import { t } from "../ui/words.js";

const FINE = 4;
const REST = 500;

export class Nudge {
  #desk;
  /** @type {Map<string, {x: number, y: number}> | null} */
  #places = null;
  #timer = 0;

  /** @param {any} desk */
  constructor(desk) {
    this.#desk = desk;
  }

  /** @param {[number, number]} way @param {boolean} fine @param {string[]} chosen */
  by([dx, dy], fine, chosen) {
    const { selection, pickUp } = this.#desk;
    if (!selection.has(chosen[0])) {
      this.settle();
      selection.set(chosen);
    }
    this.#places ??= /** @type {Map<string, {x: number, y: number}>} */ (pickUp(chosen[0]));
    const step = fine ? FINE : STEP;
    for (const place of this.#places.values()) {
      place.x += dx * step;
      place.y += dy * step;
    }
    this.#lay(chosen[0]);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.settle(), REST);
  }

  /** Store where the arrows have brought things. */
  settle() {
    clearTimeout(this.#timer);
    if (!this.#places) return;
    const moves = this.#moves();
    this.#places = null;
    const { deeds, space, surface, held, board } = this.#desk;
    if (moves.length) this.#tell(moves[0]);
    deeds.move(moves);
    for (const [id] of moves) {
      held.delete(id);
      space.release(id);
    }
    surface.touch(moves.map(([id]) => id));
    board.here({ drag: [] });
  }

  /** Say where the first of them has come to, when that is another frame or part. @param {[string, number, number]} move */
  #tell([id, x, y]) {
    const { board, live, space } = this.#desk;
    const record = board.get(id);
    if (!record || space.hollow(id)) return;
    const [before, now] = [record, { ...record, x, y }].map((thing) => placeWords(this.#desk, thing));
    if (now !== before) live.say(now ? t("Now in {place}.", { place: now }) : t("Now in no frame."));
  }

  /** @param {string} leader stays in sight */
  #lay(leader) {
    const { space, surface, held, board, view } = this.#desk;
    const moves = this.#moves();
    for (const [id, x, y] of moves) {
      held.add(id);
      space.hold(id, [x, y]);
    }
    surface.touch(moves.map(([id]) => id));
    board.here({ drag: moves.slice(0, 100) });
    const box = space.box(leader);
    if (box) view.show(box);
  }

  /** @returns {[string, number, number][]} */
  #moves() {
    return [...(this.#places ?? [])].map(([id, { x, y }]) => [id, x, y]);
  }
}
