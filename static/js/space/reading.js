/** Reading order: frames as sections, and in each what has its middle there, in order. */

import { cellOf } from "../model/cells.js";
import { byOrder } from "../model/order.js";
import { Clusters } from "./clusters.js";

/**
 * @typedef {import("./space.js").Thing} Thing
 * @typedef {{frame: Thing | null, things: Thing[]}} Section
 * @typedef {{thing: Thing, place: Thing, way: Thing[]}} Read way: the clusters around it, and itself
 */

/** Whether something is read where it lies: it has a place, and is no frame. @param {Thing} thing */
function lies(thing) {
  return thing.x !== undefined && thing.kind !== "frame";
}

/**
 * @param {any} board
 * @param {(thing: Thing) => Thing | undefined} frameOf
 * @param {(thing: Thing) => boolean} known whether this page can show it
 * @param {import("./clusters.js").Clusters} clusters
 * @returns {Section[]} every frame, even an empty one, then what lies in none; in each a cluster comes before its notes, after what is in none
 */
export function sections(board, frameOf, known, clusters) {
  const frames = [...board.of("frame")].sort(byOrder);
  /** @type {Map<string | null, Read[]>} */
  const inside = new Map(frames.map((frame) => [frame.id, []]));
  inside.set(null, []);
  for (const thing of board.all()) {
    if (!lies(thing) || !known(thing)) continue;
    const place = clusters.place(thing);
    inside.get(frameOf(place)?.id ?? null)?.push({ thing, place, way: [...clusters.around(thing), thing] });
  }
  const all = [...frames, null].map((frame) => ({
    frame,
    things: /** @type {Read[]} */ (inside.get(frame?.id ?? null)).sort(inCells(frame)).map(({ thing }) => thing),
  }));
  return all.filter((section) => section.frame || section.things.length);
}

/** Cell by cell where a frame has cells, and in order. @param {Thing | null} frame @returns {(one: Read, other: Read) => number} */
function inCells(frame) {
  if (!frame?.layout) return byWay;
  return (one, other) => Number(cellOf(frame, one.place)) - Number(cellOf(frame, other.place)) || byWay(one, other);
}

/** @param {Read} one @param {Read} other */
function byWay({ way: one }, { way: other }) {
  const at = one.findIndex((each, index) => each !== other[index]);
  if (at < 0 || !other[at]) return one.length - other.length;
  return Number(one[at].kind === "cluster") - Number(other[at].kind === "cluster") || byOrder(one[at], other[at]);
}

/** Everything one can step through with Tab: a frame, then what is in it. @param {Section[]} all @returns {string[]} */
export function steps(all) {
  return all.flatMap(({ frame, things }) => [...(frame ? [frame.id] : []), ...things.map((thing) => thing.id)]);
}

/** The sections, computed again when something changed and somebody asks. */
export class Reading {
  #board;
  #frameOf;
  #known;
  #clusters;
  #stale = true;
  /** @type {Section[]} */
  #sections = [];
  /** @type {Map<string | null, Section>} */
  #byFrame = new Map();
  /** Where each thing was read last. @type {Map<string, {thing: Thing, section: Section}>} */
  #places = new Map();

  /** @param {any} board @param {(board: any, thing: Thing) => Thing | undefined} frameOf @param {(thing: Thing) => boolean} [known] @param {Clusters} [clusters] */
  constructor(board, frameOf, known = () => true, clusters = new Clusters(board)) {
    this.#clusters = clusters;
    this.#known = known;
    this.#board = board;
    this.#frameOf = frameOf;
  }

  /** New words leave the order as it is; everything else is read again. @param {Iterable<string>} ids */
  changed(ids) {
    for (const id of ids) this.#stale ||= !this.#replaced(id, this.#board.get(id));
  }

  reset() {
    this.#stale = true;
  }

  /** True when notes may have come, gone or moved since somebody asked. */
  get stale() {
    return this.#stale;
  }

  get sections() {
    if (this.#stale) this.#compute();
    return this.#sections;
  }

  /** @param {string} frame @returns {Thing[]} */
  inside(frame) {
    if (this.#stale) this.#compute();
    return this.#byFrame.get(frame)?.things ?? [];
  }

  /** Ids of what lies in no frame. */
  get loose() {
    return this.sections.filter(({ frame }) => !frame).flatMap(({ things }) => things.map(({ id }) => id));
  }

  get steps() {
    return steps(this.sections);
  }

  /** @param {Thing} thing */
  frameOf(thing) {
    return this.#frameOf(this.#board, thing);
  }

  /** @param {string} id @param {Thing | undefined} now */
  #replaced(id, now) {
    const place = this.#places.get(id);
    if (!place) return now ? hangs(now) : !this.#byFrame.has(id);
    if (!now) return false;
    const { thing, section } = place;
    if (["x", "y", "w", "h", "order", "cluster", "in", "collapsed"].some((field) => now[field] !== thing[field])) return false;
    section.things[section.things.indexOf(thing)] = now;
    place.thing = now;
    return true;
  }

  #compute() {
    this.#stale = false;
    this.#sections = sections(this.#board, (thing) => this.frameOf(thing), this.#known, this.#clusters);
    this.#byFrame = new Map(this.#sections.map((section) => [section.frame?.id ?? null, section]));
    this.#places.clear();
    for (const section of this.#sections) for (const thing of section.things) this.#places.set(thing.id, { thing, section });
  }
}

/** What hangs on others or joins them is not read by itself. @param {Thing} thing */
function hangs({ kind, x }) {
  return kind !== "frame" && x === undefined;
}
