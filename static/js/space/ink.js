/** The outline of a stroke as ink leaves it: thinner where the pen was quick or light. */

import { getStroke } from "../../vendor/perfect-freehand/perfect-freehand.js";

/** @typedef {import("./stroke.js").Point} Point */

/**
 * @param {Point[]} points @param {number} width @param {boolean} pressed whether the pressure was felt, else it is guessed from the pace
 * @returns {string} SVG path data, to be filled
 */
export function outline(points, width, pressed) {
  const around = getStroke(points, { size: width * 1.5, thinning: 0.5, smoothing: 0.5, streamline: 0.35, simulatePressure: !pressed, last: true });
  if (around.length < 3) return "";
  const middle = (/** @type {number[]} */ a, /** @type {number[]} */ b) => `${round((a[0] + b[0]) / 2)} ${round((a[1] + b[1]) / 2)}`;
  const curves = around.map((point, at) => {
    const next = around[(at + 1) % around.length];
    return `${round(point[0])} ${round(point[1])} ${middle(point, next)}`;
  });
  return `M${middle(around[around.length - 1], around[0])}Q${curves.join("Q")}Z`;
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 100) / 100;
}
