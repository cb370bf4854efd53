/** A board painted small: frames with their names, groups, links, and notes in their colours. */

import { COLORS } from "../ui/colors.js";

const MARGIN = 12;
const LARGEST = 0.4;
const TITLE = 11;

/** What each canvas shows. @type {Map<HTMLCanvasElement, any[][]>} */
const shown = new Map();

/** @param {HTMLCanvasElement | null} canvas @param {any[][]} things as the wall's call tells them */
export function paint(canvas, things) {
  if (!canvas) return;
  shown.set(canvas, things);
  const { clientWidth: w, clientHeight: h } = canvas;
  const dense = Math.min(2, devicePixelRatio || 1);
  canvas.width = w * dense;
  canvas.height = h * dense;
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  pen.scale(dense, dense);
  const place = fitted(things, w, h);
  const inks = inksOf(canvas);
  for (const thing of things) draw(pen, thing, place, inks);
  for (const [x, y, w, , , title] of things) if (title) name(pen, title, [place.x(x), place.y(y), w * place.scale], inks);
}

/** Everything anew: the colours or the sizes have changed. */
export function repaint() {
  for (const [canvas, things] of shown) {
    if (canvas.isConnected) paint(canvas, things);
    else shown.delete(canvas);
  }
}

/** From the board to the picture. @param {any[][]} things @param {number} w @param {number} h */
function fitted(things, w, h) {
  const boxes = things.filter(([, , , , look]) => look !== "link");
  const [left, top] = [Math.min(...boxes.map(([x]) => x)), Math.min(...boxes.map(([, y]) => y))];
  const [right, down] = [Math.max(...boxes.map(([x, , wide]) => x + wide)), Math.max(...boxes.map(([, y, , tall]) => y + tall))];
  const scale = Math.min(LARGEST, (w - 2 * MARGIN) / (right - left), (h - 2 * MARGIN) / (down - top));
  const [dx, dy] = [(w - (right - left) * scale) / 2, (h - (down - top) * scale) / 2];
  return { scale, x: (/** @type {number} */ x) => (x - left) * scale + dx, y: (/** @type {number} */ y) => (y - top) * scale + dy };
}

/** @param {CanvasRenderingContext2D} pen @param {any[]} thing @param {ReturnType<typeof fitted>} place @param {Record<string, string>} inks */
function draw(pen, [x, y, w, h, look], place, inks) {
  if (look === "link") {
    pen.strokeStyle = inks.control;
    pen.lineWidth = 1;
    pen.beginPath();
    pen.moveTo(place.x(x), place.y(y));
    pen.lineTo(place.x(w), place.y(h));
    return pen.stroke();
  }
  const [left, top, wide, tall] = [place.x(x), place.y(y), Math.max(2, w * place.scale), Math.max(2, h * place.scale)];
  const area = look === "frame" || look === "cluster";
  pen.fillStyle = inks[look] ?? inks.surface;
  pen.strokeStyle = area || look === "thing" ? inks.edge : inks.shade;
  pen.lineWidth = 1;
  pen.beginPath();
  pen.roundRect(left, top, wide, tall, Math.min(area ? 6 : 3, wide / 4, tall / 4));
  pen.fill();
  pen.stroke();
  if (!area && wide > 24 && tall > 14) lines(pen, left, top, wide, inks);
}

/** An area's name, over what lies in it. @param {CanvasRenderingContext2D} pen @param {string} title @param {number[]} place @param {Record<string, string>} inks */
function name(pen, title, [left, top, wide], inks) {
  if (wide < 40) return;
  pen.font = `600 ${TITLE}px ${inks.face}`;
  pen.fillStyle = inks.ink;
  pen.textBaseline = "top";
  let words = title;
  while (words.length > 1 && pen.measureText(words).width > wide - 14) words = `${words.replace(/…$/, "").slice(0, -1).trimEnd()}…`;
  pen.lineWidth = 4;
  pen.lineJoin = "round";
  pen.strokeStyle = inks.surface;
  pen.strokeText(words, left + 7, top + 6);
  pen.fillText(words, left + 7, top + 6);
}

/** Two strokes stand for what is written. @param {CanvasRenderingContext2D} pen @param {number} left @param {number} top @param {number} wide @param {Record<string, string>} inks */
function lines(pen, left, top, wide, inks) {
  pen.fillStyle = inks.writing;
  pen.fillRect(left + wide * 0.14, top + 5, wide * 0.64, 2);
  pen.fillRect(left + wide * 0.14, top + 9, wide * 0.34, 2);
}

/** The page's colours now. @param {HTMLElement} element */
function inksOf(element) {
  const style = getComputedStyle(element);
  const value = (/** @type {string} */ name) => style.getPropertyValue(`--${name}`).trim();
  const notes = Object.fromEntries(COLORS.map((color) => [color, value(color)]));
  return {
    ...notes,
    ...Object.fromEntries(["ink", "edge", "control", "surface", "face"].map((name) => [name, value(name)])),
    frame: value("surface"),
    cluster: value("well"),
    thing: value("chip"),
    shade: "#2b261a33",
    writing: "#1f272699",
  };
}
