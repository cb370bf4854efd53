/** Draws at most once a frame, or once in a pause, however often it is asked to; and never under a finger. */

/** What one presses. */
const CONTROLS = "a, button, input, label, select, summary, textarea";
/** Who keeps a finger down for longer is not about to press; and when it goes up the click comes within so many ms. */
const LONGEST = 3_000;
const CLICK = 100;

/** Until when all stays as it is: drawn anew between down and up, a button could be another one, or none. */
let held = -Infinity;

/** @param {number} ms */
function hold(ms) {
  held = performance.now() + ms;
}

/** Hear of every press on the page. @param {EventTarget} page */
export function listenPresses(page) {
  page.addEventListener("pointerdown", ({ target }) => /** @type {Element} */ (target).closest(CONTROLS) && hold(LONGEST), true);
  page.addEventListener("pointerup", () => performance.now() < held && hold(CLICK), true);
  for (const over of ["click", "pointercancel"]) page.addEventListener(over, () => hold(0));
}

/** @param {() => void} draw @param {number} [pause] milliseconds; the first call never waits for it
 * @returns {(() => void) & {now: () => void}} plans a drawing; `now` draws at once, in place of what is planned */
export function once(draw, pause = 0) {
  let planned = false;
  let last = -Infinity;
  const now = () => {
    planned = false;
    last = performance.now();
    draw();
  };
  const frame = () => {
    if (performance.now() < held) requestAnimationFrame(frame);
    else if (planned) now();
  };
  const plan = () => {
    if (planned) return;
    planned = true;
    const wait = last + pause - performance.now();
    if (wait > 0) setTimeout(() => requestAnimationFrame(frame), wait);
    else requestAnimationFrame(frame);
  };
  return Object.assign(plan, { now });
}
