/** The line around some boxes, as an elastic band would lie. */

/** @typedef {import("./grid.js").Box} Box */
/** @typedef {{x: number, y: number}} Point */

/** The corners of the band, clockwise on the screen (A. M. Andrew, 1979). @param {Box[]} boxes @returns {Point[]} */
export function hull(boxes) {
  const corners = boxes.flatMap(({ x, y, w, h }) => [{ x, y }, { x: x + w, y }, { x: x + w, y: y + h }, { x, y: y + h }]);
  corners.sort((one, other) => one.x - other.x || one.y - other.y);
  return [...side(corners), ...side([...corners].reverse())];
}

/** The band from the first point to the last, without the last. @param {Point[]} points */
function side(points) {
  /** @type {Point[]} */
  const found = [];
  for (const point of points) {
    while (found.length > 1 && turn(found[found.length - 2], found[found.length - 1], point) <= 0) found.pop();
    found.push(point);
  }
  return found.slice(0, -1);
}

/** Twice the area to the right of the way from a by b to c. @param {Point} a @param {Point} b @param {Point} c */
function turn(a, b, c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/** Whether a point lies within the band. @param {Point[]} band @param {Point} point */
export function holds(band, point) {
  return band.every((corner, at) => turn(corner, band[(at + 1) % band.length], point) >= 0);
}

/** The band as the path of an SVG, its corners rounded. @param {Point[]} band @param {number} round */
export function path(band, round) {
  const parts = band.map((corner, at) => {
    const into = towards(corner, band[(at + band.length - 1) % band.length], round);
    const out = towards(corner, band[(at + 1) % band.length], round);
    return `${at ? "L" : "M"}${into} Q${corner.x} ${corner.y} ${out}`;
  });
  return `${parts.join(" ")} Z`;
}

/** So far from one point to the other, at most half the way. @param {Point} from @param {Point} to @param {number} way */
function towards(from, to, way) {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const share = length ? Math.min(0.5, way / length) : 0;
  return `${from.x + (to.x - from.x) * share} ${from.y + (to.y - from.y) * share}`;
}
