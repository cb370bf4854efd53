/** Draws a list without losing the focus: it stays with its row wherever that goes, and goes to the one beside it when the row is gone. */

const REACHED = "a[href], button, input";

/** @param {HTMLElement} place whose rows say in `data-row` what they are about @param {() => void} draw */
export function keepingFocus(place, draw) {
  const focused = /** @type {HTMLElement | null} */ (document.activeElement);
  if (!focused || !place.contains(focused)) return draw();
  const row = /** @type {HTMLElement | null} */ (focused.closest("[data-row]"));
  const beside = row?.nextElementSibling ?? row?.previousElementSibling;
  draw();
  if (document.activeElement === focused) return;
  const again = row && place.querySelector(`[data-row="${row.dataset.row}"]`);
  const reached = [again, beside].find((each) => each?.isConnected)?.querySelector(REACHED);
  const next = focused.isConnected ? focused : (reached ?? place.closest("[tabindex]"));
  /** @type {HTMLElement | null} */ (next)?.focus({ preventScroll: true });
}
