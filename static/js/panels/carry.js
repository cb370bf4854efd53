/** Carrying a tool from the bar onto the board: what it makes is put down where one lets go of it. */

const STILL = 5;

/** @param {any} desk */
export function listenCarrying(desk) {
  document.addEventListener("pointerdown", (event) => {
    const handle = /** @type {HTMLElement} */ (event.target).closest("[data-carried]");
    if (handle instanceof HTMLElement && !event.button && !desk.shown.list) carry(desk, handle, event);
  });
}

/** @param {any} desk @param {HTMLElement} handle @param {PointerEvent} start */
function carry(desk, handle, start) {
  const name = handle.dataset.carried ?? "";
  const over = new AbortController();
  /** @type {HTMLElement | null} */
  let load = null;
  const move = (/** @type {PointerEvent} */ event) => {
    if (event.pointerId !== start.pointerId) return;
    if (!load && Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) < STILL) return;
    load ??= lift(handle, name, desk.view.zoom);
    load.style.setProperty("translate", `${event.clientX}px ${event.clientY}px`);
  };
  const end = (/** @type {PointerEvent} */ event) => {
    if (event.pointerId !== start.pointerId) return;
    over.abort();
    if (!load) return;
    load.remove();
    handle.closest("dialog")?.close();
    if (event.type === "pointerup" && overBoard(desk, event)) desk.taps.put(name, within(desk.surface.root, event));
  };
  addEventListener("pointermove", move, { signal: over.signal });
  addEventListener("pointerup", end, { signal: over.signal });
  addEventListener("pointercancel", end, { signal: over.signal });
}

/** A likeness of what will be put down, under the pointer; a menu it was taken from is out of the way meanwhile.
 * @param {HTMLElement} handle @param {string} name @param {number} zoom */
function lift(handle, name, zoom) {
  const load = document.createElement("div");
  load.className = `load load--${name}`;
  load.style.setProperty("scale", String(zoom));
  handle.closest("dialog")?.setAttribute("data-carrying", "");
  document.body.append(load);
  return load;
}

/** On the canvas, and on none of the bars that lie over it. @param {any} desk @param {PointerEvent} at */
function overBoard({ surface }, at) {
  return inside(surface.root, at) && ![...document.querySelectorAll(".bars > *")].some((bar) => inside(bar, at));
}

/** @param {Element} element @param {PointerEvent} at */
function inside(element, { clientX, clientY }) {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return left <= clientX && clientX <= right && top <= clientY && clientY <= bottom;
}

/** @param {Element} element @param {PointerEvent} at */
function within(element, { clientX, clientY }) {
  const { left, top } = element.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}
