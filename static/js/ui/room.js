/** How much room the page has: in letters, and for the board under what lies over it. */

const REACH = 16;

/** Whether the page is at most so wide: big text makes a wide window narrow, as in the style sheets. @param {number} rem */
export function narrow(rem) {
  const root = document.documentElement;
  return root.clientWidth <= rem * Number.parseFloat(getComputedStyle(root).fontSize);
}

/** However tall big text makes what lies over the board, nothing stays under it for good. @param {import("../canvas/view.js").View} view */
export function makeRoom(view) {
  const [bars, ask, first, canvas] = ["bars", "ask", "first", "canvas"].map((id) => /** @type {HTMLElement} */ (document.getElementById(id)));
  const watch = new ResizeObserver(() => {
    const above = [...(narrow(64) ? [ask] : []), ...(narrow(40) ? [first] : [])].filter((each) => each.offsetHeight);
    view.inset.top = Math.max(24, ...above.map((each) => each.offsetTop + each.offsetHeight + REACH));
    view.inset.bottom = heightOf(bars) + (narrow(40) ? 0 : first.offsetHeight);
    document.body.style.setProperty("--bars", `${bars.offsetHeight}px`);
  });
  for (const each of [bars, ask, first, canvas]) watch.observe(each);
}

/** With what stands out of them: on a phone the zoom stands above. @param {HTMLElement} bars */
function heightOf(bars) {
  const { top, bottom } = bars.getBoundingClientRect();
  const tops = [...bars.children].filter(({ clientHeight }) => clientHeight).map((each) => each.getBoundingClientRect().top);
  const above = top - Math.min(top, ...tops);
  return bottom - top + (above ? above + REACH : 0);
}
