/** Problem trees: what hangs together, and where it lies, with causes below and effects above. */

import { areaOf } from "../model/cells.js";
import { around } from "./grid.js";
import { layered } from "./layout.js";
import { GAP, STEP, snap } from "./room.js";

/**
 * @typedef {import("./grid.js").Box} Box
 * @typedef {import("./layout.js").Size} Size
 * @typedef {import("./layout.js").Place} Place
 * @typedef {[string, string]} Edge from what causes to what it causes
 */

/** What hangs together with a node, over edges in either direction. @param {string} start @param {Edge[]} edges @returns {Set<string>} */
export function connected(start, edges) {
  /** @type {Map<string, string[]>} */
  const near = new Map();
  for (const [from, to] of edges) {
    near.set(from, [...(near.get(from) ?? []), to]);
    near.set(to, [...(near.get(to) ?? []), from]);
  }
  const found = new Set([start]);
  for (const id of found) for (const other of near.get(id) ?? []) found.add(other);
  return found;
}

/** The tree around a node that stays where it is. @param {string[]} ids @param {Edge[]} edges @param {Map<string, Size>} sizes @param {Place & {id: string}} root @returns {Map<string, Place>} */
export function treePlaces(ids, edges, sizes, { id, x, y }) {
  const places = layered(ids, edges, { direction: "up", sizes });
  const at = /** @type {Place} */ (places.get(id));
  return shifted(places, x - at.x, y - at.y);
}

/**
 * The same in the three levels of a frame: effects above the root's level, causes below it, and what hangs on nothing
 * beside the tree in the level where it lay.
 * @param {any} frame @param {Map<string, Place>} places @param {Map<string, Size>} sizes @param {string} root
 * @param {Map<string, number>} loose the level of each
 * @returns {{places: Map<string, Place>, box: Box}} box: what the frame grows to
 */
export function inLevels(frame, places, sizes, root, loose) {
  const box = (/** @type {string} */ id) => ({ .../** @type {Place} */ (places.get(id)), .../** @type {Size} */ (sizes.get(id)) });
  const middle = box(root);
  const levelOf = (/** @type {Box} */ { y, h }) => (y + h <= middle.y ? 0 : y >= middle.y + middle.h ? 2 : 1);
  const levels = [0, 1, 2].map((level) => [...places.keys()].filter((id) => levelOf(box(id)) === level));
  const beside = [0, 1, 2].map((level) => [...loose.keys()].filter((id) => loose.get(id) === level));
  const blocks = levels.map((ids) => around(ids.map(box)) ?? { ...middle, h: 0 });
  const tree = /** @type {Box} */ (around([...places.keys()].map(box)));
  const rows = beside.map((ids) => row(ids, sizes));
  const extra = Math.max(...rows.map(({ w }) => w));
  const tall = Math.max(...blocks.map(({ h }, at) => Math.max(h, rows[at].h)));

  const area = areaOf(frame);
  const level = Math.max(area.h / 3, up(tall + 2 * GAP));
  const w = Math.max(frame.w, up(area.x - frame.x + tree.w + extra + 2 * GAP));
  const left = Math.max(area.x + GAP, Math.min(tree.x, frame.x + w - GAP - tree.w - extra));
  /** @type {Map<string, Place>} */
  const laid = new Map();
  for (const [at, ids] of levels.entries()) {
    const top = area.y + at * level;
    const { y, h } = blocks[at];
    const start = [top + level - GAP - h, top + (level - h) / 2, top + GAP][at];
    for (const id of ids) laid.set(id, { x: snap(box(id).x + left - tree.x), y: snap(box(id).y + start - y) });
    for (const [id, x] of rows[at].places) laid.set(id, { x: snap(left + tree.w + x), y: snap(top + GAP) });
  }
  return { places: laid, box: { x: frame.x, y: frame.y, w, h: area.y - frame.y + 3 * level } };
}

/** One beside the other, after a gap. @param {string[]} ids @param {Map<string, Size>} sizes */
function row(ids, sizes) {
  let [w, h] = [0, 0];
  const places = ids.map((id) => {
    const size = /** @type {Size} */ (sizes.get(id));
    const x = w + GAP;
    w = x + size.w;
    h = Math.max(h, size.h);
    return /** @type {[string, number]} */ ([id, x]);
  });
  return { places, w, h };
}

/** @param {Map<string, Place>} places @param {number} dx @param {number} dy @returns {Map<string, Place>} */
export function shifted(places, dx, dy) {
  return new Map([...places].map(([id, { x, y }]) => [id, { x: x + dx, y: y + dy }]));
}

/** @param {number} value */
function up(value) {
  return Math.ceil(value / STEP) * STEP;
}
