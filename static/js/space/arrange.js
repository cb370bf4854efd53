/** Where things go when they are lined up, spread, tidied or stacked, so that none comes to lie on another. */

import { around } from "./grid.js";
import { STEP, snap } from "./room.js";

/**
 * @typedef {import("./grid.js").Box} Box
 * @typedef {{id: string, box: Box}} Unit
 * @typedef {{w: number, h: number}} Size
 * @typedef {{x: number, y: number}} Place
 * @typedef {(box: Box) => Box[]} Taken what already lies in a region and stays there
 * @typedef {"left" | "center" | "right" | "top" | "middle" | "bottom"} Side
 */

const GAP = STEP;
const LEAST = STEP / 2;
const APART = 2 * STEP;
/** A block of notes is rather wider than tall, as windows are. */
const SHAPE = 1.6;
const TRIES = 2000;

/** @type {Record<"x" | "y", "w" | "h">} */
const LENGTH = { x: "w", y: "h" };
/** How much of the room beside a thing lies before it. */
const SHARE = { left: 0, center: 0.5, right: 1, top: 0, middle: 0.5, bottom: 1 };

/** All at one side or middle of the whole; where two would meet the later one makes way. @param {Unit[]} units @param {Side} side @param {Taken} taken @returns {Map<string, Place>} */
export function aligned(units, side, taken) {
  const axis = ["left", "center", "right"].includes(side) ? "x" : "y";
  const way = axis === "x" ? "y" : "x";
  const whole = /** @type {Box} */ (around(units.map(({ box }) => box)));
  let free = -Infinity;
  const places = new Map();
  for (const { id, box } of sorted(units, way)) {
    const at = half(whole[axis] + (whole[LENGTH[axis]] - box[LENGTH[axis]]) * SHARE[side]);
    const start = box[way] >= free ? box[way] : next(free);
    const place = past({ ...box, [axis]: at, [way]: start }, way, taken);
    free = place[way] + place[LENGTH[way]];
    places.set(id, { x: place.x, y: place.y });
  }
  return places;
}

/** With the same gap between one and the next, from the first to the last; too tight, the last make way.
 * @param {Unit[]} units @param {"x" | "y"} axis @param {Taken} taken @returns {Map<string, Place>} */
export function distributed(units, axis, taken) {
  const length = LENGTH[axis];
  const whole = /** @type {Box} */ (around(units.map(({ box }) => box)));
  const filled = units.reduce((sum, { box }) => sum + box[length], 0);
  const gap = Math.max(LEAST, (whole[length] - filled) / (units.length - 1));
  let at = whole[axis];
  const places = new Map();
  for (const { id, box } of sorted(units, axis)) {
    const { x, y } = past({ ...box, [axis]: half(at) }, axis === "x" ? "y" : "x", taken);
    places.set(id, { x, y });
    at += box[length] + gap;
  }
  return places;
}

/** Where a block of that size is free, at a place or beyond what lies there. @param {Place} start @param {Size} size @param {Taken} taken @returns {Place} */
export function freeBelow({ x, y }, { w, h }, taken) {
  return past({ x: snap(x), y: snap(y), w, h }, "y", taken);
}

/** One after the other in rows. @param {Size[]} sizes @param {number} columns @returns {{places: Place[]} & Size} */
export function inRows(sizes, columns) {
  const cell = width(sizes);
  /** @type {Place[]} */
  const places = [];
  let [y, tall] = [0, 0];
  for (const [at, { h }] of sizes.entries()) {
    if (at && at % columns === 0) [y, tall] = [y + up(tall + GAP), 0];
    places.push({ x: (at % columns) * cell, y });
    tall = Math.max(tall, h);
  }
  return { places, ...extent(places, sizes) };
}

/** Each group in columns of its own, no more than so many in one. @param {Size[][]} groups @param {number} rows @returns {{places: Place[]} & Size} in the order of the groups */
export function inStacks(groups, rows) {
  /** @type {Place[]} */
  const places = [];
  let x = 0;
  for (const sizes of groups) {
    const cell = width(sizes);
    let y = 0;
    for (const [at, { h }] of sizes.entries()) {
      if (at && at % rows === 0) [x, y] = [x + cell, 0];
      places.push({ x, y });
      y += up(h + GAP);
    }
    x += cell + APART;
  }
  return { places, ...extent(places, groups.flat()) };
}

/** Each group in rows of its own, below the one before. @param {Size[][]} groups @param {number} columns @returns {{places: Place[]} & Size} */
export function inBands(groups, columns) {
  let y = 0;
  const places = groups.flatMap((sizes) => {
    const band = inRows(sizes, columns);
    const top = y;
    y += up(band.h + GAP + APART);
    return band.places.map((place) => ({ x: place.x, y: place.y + top }));
  });
  return { places, ...extent(places, groups.flat()) };
}

/** So many columns give a block its shape. @param {Size[]} sizes */
export function columnsFor(sizes) {
  const area = sizes.reduce((sum, { h }) => sum + up(h + GAP), 0) * width(sizes);
  return Math.max(1, Math.round(Math.sqrt(area * SHAPE) / width(sizes)));
}

/** So many columns fit beside each other. @param {Size[]} sizes @param {number} room */
export function columnsIn(sizes, room) {
  return Math.max(1, Math.floor((room + GAP) / width(sizes)));
}

/** Row by row, as one would read them. @template {Unit} T @param {T[]} units @returns {T[]} */
export function read(units) {
  const row = (/** @type {Unit} */ { box }) => Math.round(box.y / (3 * STEP));
  return [...units].sort((a, b) => row(a) - row(b) || a.box.x - b.box.x || a.box.y - b.box.y);
}

/** @param {Unit[]} units @param {"x" | "y"} axis */
function sorted(units, axis) {
  const other = axis === "x" ? "y" : "x";
  return [...units].sort((a, b) => a.box[axis] - b.box[axis] || a.box[other] - b.box[other]);
}

/** Moved on in one direction until nothing lies there. @param {Box} box @param {"x" | "y"} way @param {Taken} taken @returns {Box} */
function past(box, way, taken) {
  let place = box;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const there = taken(place);
    if (!there.length) return place;
    place = { ...place, [way]: next(Math.max(...there.map((each) => each[way] + each[LENGTH[way]]))) };
  }
  return place;
}

/** The width of a column. @param {Size[]} sizes */
function width(sizes) {
  return up(sizes.reduce((most, { w }) => Math.max(most, w), STEP) + GAP);
}

/** @param {Place[]} places @param {Size[]} sizes @returns {Size} */
function extent(places, sizes) {
  const box = around(places.map((place, at) => ({ ...sizes[at], ...place })));
  return { w: box?.w ?? 0, h: box?.h ?? 0 };
}

/** The next line of the grid that leaves a little room. @param {number} end */
function next(end) {
  return up(end + LEAST);
}

/** @param {number} value */
function up(value) {
  return Math.ceil(value / STEP) * STEP;
}

/** @param {number} value */
function half(value) {
  return Math.round(value * 2) / 2;
}
