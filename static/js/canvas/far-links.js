/** Causal links as they are painted from afar: bent, with their signs and delays. */

import { arrow, markSize } from "../../objects/link.js";

/** Marks are a little smaller than near by, for there is less room. */
const SMALL = 0.75;
/** Screen pixels from middle to middle below which there is no room for marks. */
const SHORT = 26;
const DISC = 11;
const STROKE = 5;

/**
 * @typedef {{box: (id: string) => any}} Space
 * @typedef {{link: any, size: number, paths: ReturnType<typeof arrow>}} Marked what bears marks, painted after the notes
 */

/**
 * The lines; the answer are those whose marks are still to be painted.
 * @param {CanvasRenderingContext2D} pen @param {any[]} links records @param {Space} space @param {number} zoom @param {Record<string, string>} colors @returns {Marked[]}
 */
export function paintLines(pen, links, space, zoom, colors) {
  const size = markSize(zoom) * SMALL;
  return links.flatMap((link) => {
    const [from, to] = [space.box(link.from), space.box(link.to)];
    if (!from || !to) return [];
    const paths = arrow(from, to, 0, size);
    const line = new Path2D(paths.line);
    pen.setLineDash(link.confidence === "low" ? [8 / zoom, 5 / zoom] : []);
    Object.assign(pen, { strokeStyle: colors.control, lineWidth: (link.contested ? 5 : 2) / zoom });
    pen.stroke(line);
    pen.setLineDash([]);
    if (link.contested) {
      Object.assign(pen, { strokeStyle: colors.surface, lineWidth: 2 / zoom });
      pen.stroke(line);
    }
    const long = Math.hypot(to.x + to.w / 2 - from.x - from.w / 2, to.y + to.h / 2 - from.y - from.h / 2) * zoom;
    return long < SHORT ? [] : [{ link, size, paths }];
  });
}

/** @param {CanvasRenderingContext2D} pen @param {Marked[]} marked @param {Record<string, string>} colors */
export function paintMarks(pen, marked, colors) {
  for (const { link, size, paths } of marked) {
    Object.assign(pen, { strokeStyle: colors.control, lineWidth: 2.5 * size });
    pen.stroke(new Path2D(paths.head));
    if (link.delay) pen.stroke(new Path2D(paths.delay));
    if (link.polarity) paintSign(pen, link.polarity, paths.sign, size, colors);
  }
}

/** @param {CanvasRenderingContext2D} pen @param {string} polarity @param {{x: number, y: number}} at @param {number} size @param {Record<string, string>} colors */
function paintSign(pen, polarity, { x, y }, size, colors) {
  Object.assign(pen, { fillStyle: colors.surface, lineWidth: 1.5 * size });
  pen.beginPath();
  pen.arc(x, y, DISC * size, 0, 2 * Math.PI);
  pen.fill();
  pen.stroke();
  Object.assign(pen, { strokeStyle: colors.ink, fillStyle: colors.ink, lineWidth: 2.25 * size });
  if (polarity === "?") {
    Object.assign(pen, { font: `700 ${15 * size}px sans-serif`, textAlign: "center", textBaseline: "middle" });
    pen.fillText("?", x, y);
    return;
  }
  pen.beginPath();
  pen.moveTo(x - STROKE * size, y);
  pen.lineTo(x + STROKE * size, y);
  if (polarity === "+") {
    pen.moveTo(x, y - STROKE * size);
    pen.lineTo(x, y + STROKE * size);
  }
  pen.stroke();
}
