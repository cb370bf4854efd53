/** Links in the browser: an arrow that follows what it joins. Twin of workshop/objects/link.py. */

import { listed } from "../js/space/evidence.js";
import { t } from "../js/ui/words.js";

/**
 * @typedef {import("../js/space/grid.js").Box} Box
 * @typedef {{x: number, y: number}} Point
 */

const LAST = "~";
const HEAD = 10;
const GAP = 6;
/** The sign's middle is so far before the tip. */
const SIGN = 34;
/** Words stand so far beside the line. */
const BESIDE = 18;
/** So fine is the curve walked along. */
const STEPS = 64;

export const link = {
  name: "link",

  title: () => t("A link"),

  /** @param {any} record */
  hangsOn: (record) => [record.from, record.to],

  /** @param {string} id @param {string} by @param {{from: string, to: string, sort?: string, polarity?: string, delay?: boolean, confidence?: string, contested?: boolean}} wanted */
  add(id, by, { from, to, sort = "plain", polarity, delay, confidence, contested }) {
    const said = { ...(polarity && { polarity }), ...(delay && { delay }), ...(confidence && { confidence }), ...(contested && { contested }) };
    const fields = { from, to, sort, ...said };
    return {
      command: "link.add",
      args: { link: id, ...fields },
      guess: [["put", { id, kind: "link", by, ...fields, order: LAST }]],
    };
  },

  /** @param {string} id @param {{sort?: string, polarity?: string | null, delay?: boolean, confidence?: string | null, contested?: boolean}} fields */
  set(id, fields) {
    const plain = fields.sort === "plain" ? { polarity: null, delay: null } : {};
    return {
      command: "link.set",
      args: { link: id, ...fields },
      guess: [["patch", id, { ...plain, ...fields, ...(fields.delay === false && { delay: null }), ...(fields.contested === false && { contested: null }) }]],
    };
  },

  /** @param {any} record @param {{add?: string[], remove?: string[]}} change */
  evidence: ({ id, evidence = [] }, change) => ({
    command: "link.evidence",
    args: { link: id, ...change },
    guess: [["patch", id, { evidence: listed(evidence, change) }]],
  }),

  /** What makes one more like it. @param {string} id @param {string} by @param {any} record */
  again: (id, by, record) => [link.add(id, by, record)],
};

/**
 * The curve from one box to another and its arrow head, as SVG path data; also its middle, where its sign stands, the
 * two strokes of a delay, and where words beside it stand.
 * @param {Box} from
 * @param {Box} to
 * @param {number} [rank] how many links go the same way already: each bends further than the one before
 * @param {number} [size] how much larger its marks are than at 100 %, so that they can be read from afar
 */
export function arrow(from, to, rank = 0, size = 1) {
  const [a, b] = [middle(from), middle(to)];
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const bow = Math.min(0.12, 36 / (Math.hypot(dx, dy) || 1)) * (1 + 1.6 * rank);
  const bend = { x: (a.x + b.x) / 2 - dy * bow, y: (a.y + b.y) / 2 + dx * bow };
  const start = edge(from, bend, GAP);
  const tip = edge(to, bend, GAP);
  const angle = Math.atan2(tip.y - bend.y, tip.x - bend.x);
  const head = Math.min(HEAD * size, Math.hypot(tip.x - start.x, tip.y - start.y) / 2);
  const wing = (/** @type {number} */ turn) =>
    `${round(tip.x - head * Math.cos(angle + turn))} ${round(tip.y - head * Math.sin(angle + turn))}`;
  const aside = on(start, bend, tip, 0.3);
  const outward = { x: -dy / (Math.hypot(dx, dy) || 1), y: dx / (Math.hypot(dx, dy) || 1) };
  return {
    line: `M${point(start)} Q${point(bend)} ${point(tip)}`,
    head: `M${wing(0.5)} L${point(tip)} L${wing(-0.5)}`,
    middle: on(start, bend, tip, 0.5),
    ...marks(start, bend, tip, size),
    words: { x: round(aside.x + outward.x * BESIDE * size), y: round(aside.y + outward.y * BESIDE * size), anchor: anchorOf(outward.x) },
  };
}

/** The sign stands before the tip, the strokes of a delay well before the sign. @param {Point} start @param {Point} bend @param {Point} tip @param {number} size */
function marks(start, bend, tip, size) {
  const at = before(start, bend, tip, SIGN * size);
  const sign = on(start, bend, tip, at);
  const [one, other] = [at * 0.55 - 0.001, at * 0.55 + 0.001].map((place) => on(start, bend, tip, place));
  const angle = Math.atan2(other.y - one.y, other.x - one.x);
  const [along, across] = [turned(angle, 3.5 * size), turned(angle + Math.PI * 0.42, 9 * size)];
  const stroke = (/** @type {number} */ side) => {
    const [x, y] = [one.x + side * along.x, one.y + side * along.y];
    return `M${round(x - across.x)} ${round(y - across.y)} L${round(x + across.x)} ${round(y + across.y)}`;
  };
  return { sign: { x: round(sign.x), y: round(sign.y) }, delay: `${stroke(-1)} ${stroke(1)}` };
}

/** Words beside a line that goes up or down begin or end at it. @param {number} outward */
function anchorOf(outward) {
  if (outward > 0.3) return "start";
  return outward < -0.3 ? "end" : "middle";
}

/** How much larger marks are than at 100 %: in steps, so that they need not be drawn anew with every frame. @param {number} zoom */
export function markSize(zoom) {
  return Math.max(1, 2 ** (Math.round(2 * Math.log2(1 / zoom)) / 2));
}

/** How far along the curve a point lies that many units before its end; in the middle of a short one.
 * @param {Point} start @param {Point} bend @param {Point} tip @param {number} wanted */
function before(start, bend, tip, wanted) {
  let [left, last] = [wanted, tip];
  for (let step = STEPS - 1; step > STEPS / 2; step -= 1) {
    const here = on(start, bend, tip, step / STEPS);
    left -= Math.hypot(last.x - here.x, last.y - here.y);
    if (left <= 0) return step / STEPS;
    last = here;
  }
  return 0.5;
}

/** A point of the curve. @param {Point} start @param {Point} bend @param {Point} tip @param {number} at from 0 to 1 @returns {Point} */
function on(start, bend, tip, at) {
  const [a, b, c] = [(1 - at) ** 2, 2 * at * (1 - at), at ** 2];
  return { x: a * start.x + b * bend.x + c * tip.x, y: a * start.y + b * bend.y + c * tip.y };
}

/** @param {number} angle @param {number} length @returns {Point} */
function turned(angle, length) {
  return { x: Math.cos(angle) * length, y: Math.sin(angle) * length };
}

/** Where the line from the middle of a box towards a point leaves it. @param {Box} box @param {{x: number, y: number}} towards @param {number} gap */
function edge(box, towards, gap) {
  const { x, y } = middle(box);
  const [dx, dy] = [towards.x - x, towards.y - y];
  const reach = Math.min(
    (box.w / 2 + gap) / (Math.abs(dx) || 1e-9),
    (box.h / 2 + gap) / (Math.abs(dy) || 1e-9),
    1,
  );
  return { x: x + dx * reach, y: y + dy * reach };
}

/** @param {Box} box */
function middle({ x, y, w, h }) {
  return { x: x + w / 2, y: y + h / 2 };
}

/** @param {{x: number, y: number}} place */
function point({ x, y }) {
  return `${round(x)} ${round(y)}`;
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 10) / 10;
}
