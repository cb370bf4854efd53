/** Wheels and trackpads: two fingers or the wheel move the board, with Ctrl or a pinch it grows at the pointer. */

import { ours } from "./pointer.js";

const LINE = 18;
/** A notch of a wheel zooms by a quarter, and a pinch of small steps finely. */
const NOTCH = 24;
const FINE = 0.99;

/** @param {any} desk @param {HTMLElement} root */
export function listenWheel({ view }, root) {
  const point = (/** @type {MouseEvent} */ { clientX, clientY }) => {
    const { left, top } = root.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };
  const turn = (/** @type {WheelEvent} */ event) => {
    if (ours(event)) return;
    event.preventDefault();
    const unit = [1, LINE, view.height][event.deltaMode] ?? 1;
    if (event.ctrlKey || event.metaKey) {
      const { x, y } = point(event);
      return view.zoomBy(FINE ** Math.max(-NOTCH, Math.min(NOTCH, event.deltaY * unit)), x, y);
    }
    const [dx, dy] = event.shiftKey && !event.deltaX ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
    view.pan(-dx * unit, -dy * unit);
  };
  root.addEventListener("wheel", turn, { passive: false });
  listenSafari({ view }, root, point);
}

/** Safari tells of a pinch on a trackpad by events of its own, and of fingers on a screen by both. @param {any} desk @param {HTMLElement} root @param {(event: MouseEvent) => {x: number, y: number}} point */
function listenSafari({ view }, root, point) {
  let before = 1;
  let fingers = 0;
  root.addEventListener("touchstart", ({ touches }) => (fingers = touches.length), { passive: true });
  for (const name of ["touchend", "touchcancel"]) root.addEventListener(name, (/** @type {any} */ { touches }) => (fingers = touches.length));
  root.addEventListener("gesturestart", (event) => {
    event.preventDefault();
    before = 1;
  });
  root.addEventListener("gesturechange", (/** @type {any} */ event) => {
    event.preventDefault();
    if (fingers || ours(event)) return;
    const { x, y } = point(event);
    view.zoomBy(event.scale / before, x, y);
    before = event.scale;
  });
}
