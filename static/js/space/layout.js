/** Maps and trees laid out in layers, so that arrows point one way as far as they can; fetched when it is wanted. */

import { Graph, layout } from "../../vendor/dagre/dagre.js";
import { around } from "./grid.js";
import { columnsFor, inRows } from "./arrange.js";
import { STEP, snap } from "./room.js";

/**
 * @typedef {{w: number, h: number}} Size in board units
 * @typedef {{x: number, y: number}} Place an upper left corner
 * @typedef {"down" | "up" | "right" | "left"} Direction where arrows point
 */

/** @type {Record<Direction, string>} */
const DIRECTIONS = { down: "TB", up: "BT", right: "LR", left: "RL" };
/** Between neighbours of a layer. */
const BESIDE = 3 * STEP;
/** Between layers, with room for an arrow and its marks. */
const LAYER = 5 * STEP;
/** The network simplex gives the shortest arrows; with more nodes than these it takes longer than a moment. */
const MANY = 300;

/**
 * Layers after Sugiyama, Tagawa and Toda (1981), "Methods for visual understanding of hierarchical system structures",
 * as dagre computes them. Loops are cut where it costs least, what has no edge stands in rows beneath. The same given
 * in the same order gives the same places; no two overlap.
 * @param {string[]} nodes ids; edges of others are left out
 * @param {[string, string][]} edges from and to
 * @param {{direction?: Direction, sizes: Map<string, Size>}} options the size of each node
 * @returns {Map<string, Place>} on the grid, the whole with its upper left corner at 0, 0
 */
export function layered(nodes, edges, { direction = "down", sizes }) {
  const known = new Set(nodes);
  const joined = edges.filter(([from, to]) => from !== to && known.has(from) && known.has(to));
  const ends = new Set(joined.flat());
  const places = inLayers(nodes.filter((id) => ends.has(id)), joined, direction, sizes);
  addRows(places, nodes.filter((id) => !ends.has(id)), sizes);
  return places;
}

/** @param {string[]} nodes @param {[string, string][]} edges @param {Direction} direction @param {Map<string, Size>} sizes @returns {Map<string, Place>} */
function inLayers(nodes, edges, direction, sizes) {
  const graph = new Graph();
  const names = new Map(nodes.map((id, at) => [id, String(at)])); // dagre keeps its nodes as keys of objects, and an id may be "constructor"
  const ranker = nodes.length > MANY ? "longest-path" : "network-simplex";
  graph.setGraph({ rankdir: DIRECTIONS[direction], nodesep: BESIDE, edgesep: STEP, ranksep: LAYER, acyclicer: "greedy", ranker });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const [id, name] of names) graph.setNode(name, { width: size(sizes, id).w, height: size(sizes, id).h });
  for (const [from, to] of edges) graph.setEdge(names.get(from), names.get(to));
  if (nodes.length) layout(graph);
  const corners = [...names].map(([id, name]) => {
    const [middle, { w, h }] = [graph.node(name), size(sizes, id)];
    return { x: middle.x - w / 2, y: middle.y - h / 2 };
  });
  const [left, top] = [Math.min(...corners.map(({ x }) => x)), Math.min(...corners.map(({ y }) => y))];
  return new Map(nodes.map((id, at) => [id, { x: snap(corners[at].x - left), y: snap(corners[at].y - top) }]));
}

/** @param {Map<string, Place>} places @param {string[]} lonely @param {Map<string, Size>} sizes */
function addRows(places, lonely, sizes) {
  const whole = around([...places].map(([id, place]) => ({ ...place, ...size(sizes, id) })));
  const top = whole ? Math.ceil((whole.y + whole.h) / STEP) * STEP + LAYER : 0;
  const each = lonely.map((id) => size(sizes, id));
  for (const [at, { x, y }] of inRows(each, columnsFor(each)).places.entries()) places.set(lonely[at], { x, y: y + top });
}

/** @param {Map<string, Size>} sizes @param {string} id @returns {Size} */
function size(sizes, id) {
  const { w, h } = /** @type {Size} */ (sizes.get(id));
  return { w, h };
}
