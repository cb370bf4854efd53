/** The diamond beside the steps: it widens while people open, is at its widest in the groan zone, and narrows while they choose. */

/** How wide it is at its ends, of 1 at its widest. */
const NARROW = 0.12;

/**
 * @typedef {{from: number, to: number, mode: string}} Piece how wide it is above and below; mode "" for a step without one, "break" for a pause
 * @param {{mode?: string, minutes: number, break?: boolean}[]} steps @returns {Piece[]}
 */
export function diamond(steps) {
  let width = NARROW;
  const runs = steps.map((_, at) => along(steps, at));
  return steps.map((step, at) => {
    const mode = step.break ? "break" : (step.mode ?? "");
    if (mode === "groan") width = 1;
    if (mode !== "divergent" && mode !== "convergent") return { from: width, to: width, mode };
    const { before, upTo } = runs[at];
    const [start, end] = mode === "divergent" ? [NARROW, 1] : [1, NARROW];
    width = start + (end - start) * upTo;
    return { from: start + (end - start) * before, to: width, mode };
  });
}

/** Which share of the minutes of its mode has passed before a step and after it; a pause ends no mode.
 * @param {{mode?: string, minutes: number, break?: boolean}[]} steps @param {number} at */
function along(steps, at) {
  const same = (/** @type {number} */ each) => steps[each].mode === steps[at].mode && !steps[each].break;
  let [first, last] = [at, at];
  while (first > 0 && (steps[first - 1].break || same(first - 1))) first--;
  while (last < steps.length - 1 && (steps[last + 1].break || same(last + 1))) last++;
  let [before, all] = [0, 0];
  for (let each = first; each <= last; each++) {
    if (!same(each)) continue;
    if (each < at) before += steps[each].minutes;
    all += steps[each].minutes;
  }
  return { before: before / all, upTo: (before + steps[at].minutes) / all };
}
