/** Pointers on the canvas: decides which gesture begins, and feeds it until the pointer goes up. */

import { drag } from "./drag.js";
import { drawFrame, drawLink, early, marquee, pan, resize } from "./gestures.js";
import { pinch } from "./pinch.js";

const STILL = 5;
const LONG_PRESS = 350;

/** @typedef {{x: number, y: number}} Point */

export class Pointer {
  #desk;
  #root;
  /** @type {Map<number, Point>} */
  #down = new Map();
  /** @type {import("./gestures.js").Gesture | null} */
  #gesture = null;
  /** @type {ReturnType<typeof pinch> | null} */
  #pinch = null;
  #from = { x: 0, y: 0 };
  #moved = false;
  #press = 0;
  /** While the space bar is down every drag moves the board. */
  space = false;

  /** @param {any} desk @param {HTMLElement} root */
  constructor(desk, root) {
    this.#desk = desk;
    this.#root = root;
    root.addEventListener("pointerdown", (event) => this.#start(event));
    root.addEventListener("pointermove", (event) => this.#move(event));
    root.addEventListener("pointerup", (event) => this.#end(event));
    root.addEventListener("pointercancel", (event) => this.#cancel(event));
    root.addEventListener("dblclick", (event) => this.#double(event));
    addEventListener("blur", () => this.#leave());
    root.addEventListener("pointerleave", () => desk.editor.id || desk.board.here({ at: null }));
  }

  cancel() {
    clearTimeout(this.#press);
    this.#gesture?.cancel?.();
    this.#gesture = null;
  }

  /** @param {PointerEvent} event */
  #start(event) {
    if (ours(event) || event.button > 1) return;
    const at = this.#point(event);
    this.#desk.glide.stop();
    this.#down.set(event.pointerId, at);
    if (this.#down.size > 1) return this.#grip();
    this.#from = at;
    this.#moved = false;
    this.#gesture = this.#choose(event, at);
  }

  /** @param {PointerEvent} event @param {Point} at */
  #choose(event, at) {
    const desk = this.#desk;
    const id = this.#under(event, at);
    const handle = target(event).dataset.handle;
    const grip = target(event).closest("[data-grip]");
    const tool = desk.tools.now;
    const tap = (/** @type {Point} */ where) => desk.taps.background(where);
    if (this.space || event.button === 1) return pan(desk, at, () => {});
    if (handle && id && desk.allowed.mayChange(desk.board.get(id))) return resize(desk, id, handle, at);
    if (grip && id && tool === "pick" && desk.allowed.may("link")) return this.#draw(id);
    if (tool === "drawing") return desk.pen?.begin(event, at) ?? early(desk, event, at);
    if (tool === "link") return this.#link(id, at, tap);
    if (tool === "frame") return drawFrame(desk, at, (box) => desk.taps.frame(box, at));
    if (tool === "text" || (tool === "note" && !id)) return pan(desk, at, tap);
    if (!id) return event.shiftKey ? marquee(desk, at) : pan(desk, at, tap);
    if (desk.space.record(id)?.locked) return pan(desk, at, () => desk.taps.thing(id, event));
    if (event.pointerType === "touch" && !desk.selection.has(id)) return this.#touch(event, id, at);
    return drag(desk, id, at, (up) => desk.taps.thing(id, up));
  }

  /** A finger on something not chosen moves the board, so that a full board can still be moved; a long press picks up. @param {PointerEvent} event @param {string} id @param {Point} at */
  #touch(event, id, at) {
    const desk = this.#desk;
    this.#press = setTimeout(() => {
      if (this.#moved || !this.#down.has(event.pointerId)) return;
      desk.selection.set([id]);
      navigator.vibrate?.(10);
      this.#gesture = drag(desk, id, at, () => {});
    }, LONG_PRESS);
    return pan(desk, at, () => desk.taps.thing(id, event));
  }

  /** @param {string | null} id @param {Point} at @param {(at: Point) => void} tap */
  #link(id, at, tap) {
    const desk = this.#desk;
    if (!id) return pan(desk, at, tap);
    return drawLink(desk, id, (to, moved) => {
      if (!moved) desk.taps.thing(id, null);
      else if (to) desk.taps.link(id, to);
    });
  }

  /** From the handle of a factor straight to another; only touched, it asks for the other. @param {string} id */
  #draw(id) {
    const desk = this.#desk;
    return drawLink(desk, id, (to, moved) => {
      if (!moved) desk.commands.link(id);
      else if (to) desk.taps.link(id, to);
    });
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const at = this.#point(event);
    if (!this.#down.size) return this.#hover(at);
    if (!this.#down.has(event.pointerId)) return;
    if (!event.buttons) return this.#cancel(event); // it was let go where nobody told us
    this.#down.set(event.pointerId, at);
    if (this.#pinch) {
      const [a, b] = [...this.#down.values()];
      if (a && b) this.#pinch.move(a, b);
      return;
    }
    if (!this.#moved && Math.hypot(at.x - this.#from.x, at.y - this.#from.y) > STILL) {
      this.#moved = true;
      clearTimeout(this.#press);
      this.#root.setPointerCapture(event.pointerId);
    }
    if (!this.#moved) return;
    this.#gesture?.move(at, event);
    this.#hover(at);
  }

  /** @param {Point} at */
  #hover(at) {
    const { x, y } = this.#desk.view.toBoard(at.x, at.y);
    const { tools, surface, board, editor } = this.#desk;
    if (!surface.crowded && !editor.id) board.here({ at: [Math.round(x), Math.round(y)] });
    if (tools.now === "link" && tools.from) this.#desk.overlay.line(tools.from, { x, y }, this.#desk.space.at(x, y));
  }

  /** @param {PointerEvent} event */
  #end(event) {
    if (!this.#down.delete(event.pointerId)) return;
    clearTimeout(this.#press);
    if (this.#pinch) return this.#grip();
    const gesture = this.#gesture;
    this.#gesture = null;
    gesture?.end(this.#point(event), event, this.#moved);
  }

  /** @param {PointerEvent} event */
  #cancel(event) {
    if (!this.#down.delete(event.pointerId)) return;
    if (!this.#down.size) this.#pinch = null;
    this.cancel();
  }

  /** A finger more or less: two and more pinch, the last one left goes on moving the board. */
  #grip() {
    this.cancel();
    const [a, b] = [...this.#down.values()];
    this.#pinch = a && b ? pinch(this.#desk, a, b) : null;
    if (!a || b) return;
    this.#moved = true;
    this.#gesture = pan(this.#desk, a, () => {});
  }

  /** The window is no longer in front: whatever was in the hand is put back. */
  #leave() {
    this.#down.clear();
    this.#pinch = null;
    this.space = false;
    this.#root.removeAttribute("data-panning");
    this.cancel();
  }

  /** @param {MouseEvent} event */
  #double(event) {
    if (ours(event) || this.#desk.tools.now !== "pick" || target(event).closest("[data-mark]")) return;
    const at = this.#point(event);
    this.#desk.taps.double(this.#under(event, at), at);
  }

  /** @param {MouseEvent} event */
  #point(event) {
    const { left, top } = this.#root.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }

  /** @param {MouseEvent} event @param {Point} at @returns {string | null} */
  #under(event, at) {
    const over = target(event).closest("[data-id], [data-link]");
    const dataset = /** @type {HTMLElement | SVGElement | null} */ (over)?.dataset;
    if (dataset) return dataset.id ?? dataset.link ?? null;
    const { x, y } = this.#desk.view.toBoard(at.x, at.y);
    const id = this.#desk.space.at(x, y);
    const linking = this.#desk.tools.now === "link";
    return id && (!this.#desk.space.hollow(id) || linking) ? id : null;
  }
}

/** What happens on the bars and in a text field is not for the canvas. @param {Event} event */
export function ours(event) {
  return Boolean(target(event).closest(".surface__over > *, textarea, input, button, a"));
}

/** @param {Event} event */
function target(event) {
  return /** @type {HTMLElement} */ (event.target);
}
