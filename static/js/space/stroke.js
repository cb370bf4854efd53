/** Strokes of a pen: made of few points that say the same, and packed as whole tenths of a board unit. */

/**
 * @typedef {[x: number, y: number, pressure: number]} Point on the board, pressed from 0 to 1
 * @typedef {{x: number, y: number, w: number, h: number, points: number[], pressure?: number[]}} Packed
 */

const TENTHS = 10;
/** So many points fit into one command, however far apart they are. */
const MOST = 600;
const PRESSED = 0.12;

/** Without the points that lie nearly on a line (Ramer 1972; Douglas and Peucker 1973). @param {Point[]} points @param {number} tolerance in board units @returns {Point[]} */
export function simplified(points, tolerance) {
  const kept = new Uint8Array(points.length);
  kept[0] = kept[points.length - 1] = 1;
  const spans = [[0, points.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    let [most, far] = [tolerance, 0];
    for (let at = from + 1; at < to; at += 1) {
      const off = offLine(points[at], points[from], points[to], tolerance);
      if (off > most) [most, far] = [off, at];
    }
    if (!far) continue;
    kept[far] = 1;
    spans.push([from, far], [far, to]);
  }
  return points.filter((_, at) => kept[at]);
}

/** A long stroke in pieces that each fit into a command; each begins where the one before it ends. @param {Point[]} points @returns {Point[][]} */
export function pieces(points) {
  const all = [];
  for (let at = 0; at === 0 || at < points.length - 1; at += MOST - 1) all.push(points.slice(at, at + MOST));
  return all;
}

/** @param {Point[]} points @param {number} width of the pen @param {boolean} pressed whether the pressure was felt @returns {Packed} */
export function packed(points, width, pressed) {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [x, y] = [Math.floor(Math.min(...xs) - width), Math.floor(Math.min(...ys) - width)];
  const w = Math.ceil(Math.max(...xs) + width) - x;
  const h = Math.ceil(Math.max(...ys) + width) - y;
  const flat = points.flatMap(([px, py]) => [Math.round((px - x) * TENTHS), Math.round((py - y) * TENTHS)]);
  const pressure = pressed ? { pressure: points.map(([, , press]) => Math.round(press * 100)) } : {};
  return { x, y, w, h, points: flat, ...pressure };
}

/** The points of a drawing, from its corner. @param {{points: number[], pressure?: number[]}} drawing @returns {Point[]} */
export function unpacked({ points, pressure }) {
  const all = [];
  for (let at = 0; at + 1 < points.length; at += 2) {
    all.push(/** @type {Point} */ ([points[at] / TENTHS, points[at + 1] / TENTHS, (pressure?.[at / 2] ?? 50) / 100]));
  }
  return all;
}

/** How far a place is from the line through the points. @param {Point[]} points @param {number} x @param {number} y */
export function distance(points, x, y) {
  let least = Infinity;
  for (let at = 0; at < points.length; at += 1) {
    least = Math.min(least, toLine(x, y, points[Math.max(0, at - 1)], points[at]));
  }
  return least;
}

/** Whether a box lies beside the line, near enough: lines between far points count by how close they come to its middle. @param {Point[]} points @param {import("./grid.js").Box} box */
export function clear(points, { x, y, w, h }) {
  const inside = points.some(([px, py]) => px >= x && px <= x + w && py >= y && py <= y + h);
  return !inside && distance(points, x + w / 2, y + h / 2) > Math.min(w, h) / 2;
}

/** The line as SVG path data; a single point becomes a dot. @param {Point[]} points */
export function line(points) {
  if (points.length < 2) return points.map(([x, y]) => `M${x} ${y}h0.01`).join("");
  return `M${points.map(([x, y]) => `${x} ${y}`).join("L")}`;
}

/** Pressure counts too: a line that swells in the middle keeps its middle. @param {Point} point @param {Point} from @param {Point} to @param {number} tolerance */
function offLine([x, y, press], from, to, tolerance) {
  const swell = Math.abs(press - (from[2] + to[2]) / 2) / PRESSED;
  return Math.max(toLine(x, y, from, to), swell * tolerance);
}

/** @param {number} x @param {number} y @param {Point} from @param {Point} to */
function toLine(x, y, [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1);
  const at = Math.max(0, Math.min(1, along));
  return Math.hypot(x - ax - at * dx, y - ay - at * dy);
}
