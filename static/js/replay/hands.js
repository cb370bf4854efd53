/** Moving over a board that can only be read: by pointer, by fingers, by the wheel, and by keys with Shift. */

import { pan } from "../canvas/gestures.js";
import { pinch } from "../canvas/pinch.js";
import { listenWheel } from "../canvas/wheel.js";

/** @typedef {{x: number, y: number}} Point */

const STEP = 80;
const ARROWS = /** @type {Record<string, [number, number]>} */ ({ ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] });

/** @param {{view: import("../canvas/view.js").View, glide: import("../canvas/glide.js").Glide}} scene @param {HTMLElement} root of the canvas @param {(id: string | null) => void} [tap] what was tapped */
export function listenHands(scene, root, tap = () => {}) {
  /** @type {Map<number, Point>} */
  const down = new Map();
  /** @type {any} */
  let gesture = null;
  let from = { x: 0, y: 0 };
  const point = (/** @type {MouseEvent} */ { clientX, clientY }) => {
    const { left, top } = root.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };
  const grip = () => {
    const [a, b] = [...down.values()];
    gesture = b ? pinch(scene, a, b) : a ? pan(scene, a, () => {}) : null;
  };
  const end = (/** @type {PointerEvent} */ event) => {
    if (!down.delete(event.pointerId)) return;
    const at = point(event);
    const moved = Math.hypot(at.x - from.x, at.y - from.y) > 5;
    gesture?.end?.(at, event, moved);
    if (!moved && !down.size) tap(/** @type {HTMLElement | null} */ (/** @type {HTMLElement} */ (event.target).closest("[data-id]"))?.dataset.id ?? null);
    grip();
  };
  root.addEventListener("pointerdown", (event) => {
    if (event.button > 1 || /** @type {HTMLElement} */ (event.target).closest(".surface__over > *, a, button")) return;
    scene.glide.stop();
    from = point(event);
    down.set(event.pointerId, from);
    grip();
  });
  root.addEventListener("pointermove", (event) => {
    if (!down.has(event.pointerId)) return;
    const at = point(event);
    down.set(event.pointerId, at);
    if (!root.hasPointerCapture(event.pointerId) && Math.hypot(at.x - from.x, at.y - from.y) > 5) root.setPointerCapture(event.pointerId);
    const [a, b] = [...down.values()];
    if (b) gesture?.move(a, b);
    else gesture?.move(at, event);
  });
  root.addEventListener("pointerup", end);
  root.addEventListener("pointercancel", end);
  listenWheel(scene, root);
  root.addEventListener("keydown", (event) => {
    const way = ARROWS[event.key];
    if (!way || !event.shiftKey) return;
    event.preventDefault();
    scene.view.pan(way[0] * STEP, way[1] * STEP);
  });
}
