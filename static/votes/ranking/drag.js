/** The grip by which a place in an order is dragged, or moved with the arrow keys. */

import { html } from "../../vendor/lit/lit.js";
import { icon } from "../../js/ui/icon.js";

/** @param {string} name @param {number} at the place it has @param {(to: number) => void} move */
export function grip(name, at, move) {
  const key = (/** @type {KeyboardEvent} */ event) => {
    const to = { ArrowUp: at - 1, ArrowDown: at + 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    move(to);
  };
  return html`<button type="button" class="ranking__grip" aria-label=${name} @keydown=${key} @pointerdown=${(/** @type {PointerEvent} */ event) => drag(event, move)}>${icon("grip-vertical")}</button>`;
}

/** @param {PointerEvent} event @param {(to: number) => void} move */
function drag(event, move) {
  const handle = /** @type {HTMLElement} */ (event.currentTarget);
  const row = /** @type {HTMLElement} */ (handle.closest("[data-place]"));
  const list = /** @type {HTMLElement} */ (row.closest("[data-ranking]"));
  const start = event.clientY;
  const middles = [...list.children].map((each) => {
    const { top, height } = each.getBoundingClientRect();
    return top + height / 2;
  });
  const from = Number(row.dataset.place);
  const follow = (/** @type {PointerEvent} */ moved) => row.style.setProperty("translate", `0 ${moved.clientY - start}px`);
  const end = (/** @type {PointerEvent} */ last) => {
    for (const [name, listener] of Object.entries(listeners)) handle.removeEventListener(name, /** @type {any} */ (listener));
    row.style.removeProperty("translate");
    row.removeAttribute("data-dragged");
    if (last.type !== "pointerup") return;
    const middle = middles[from] + last.clientY - start;
    move(middles.filter((each, at) => at !== from && each < middle).length);
  };
  const listeners = { pointermove: follow, pointerup: end, pointercancel: end };
  handle.setPointerCapture(event.pointerId);
  row.setAttribute("data-dragged", "");
  for (const [name, listener] of Object.entries(listeners)) handle.addEventListener(name, /** @type {any} */ (listener));
}
