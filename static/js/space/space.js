/** Where everything on the board is now: confirmed places, what is being dragged, and drafts not yet sent. */

import { byOrder } from "../model/order.js";
import { Clusters } from "./clusters.js";
import { Grid, around } from "./grid.js";
import { GAP, HEAD } from "./room.js";

/**
 * @typedef {import("./grid.js").Box} Box
 * @typedef {import("../model/changes.js").Rec} Thing a record of the board
 */

export class Space {
  #board;
  #kinds;
  #clusters;
  #grid = new Grid();
  /** The boxes around links. */
  #lines = new Grid();
  /** Sizes as drawn; a note grows with its text and nobody stores that. @type {Map<string, {w: number, h: number}>} */
  #drawn = new Map();
  /** @type {Map<string, [number, number]>} */
  #held = new Map();
  /** @type {Map<string, Thing>} */
  #drafts = new Map();
  /** @type {Map<string, Set<string>>} */
  #links = new Map();
  /** @type {Map<string, [string, string]>} */
  #ends = new Map();
  /** Clusters whose notes may lie elsewhere now. @type {Set<string>} */
  #stale = new Set();
  /** What is dragged out of its cluster, which waits for where it will go. @type {Set<string>} */
  #lifted = new Set();
  /** Grows with every change of a place, for those who keep a picture of them. */
  turn = 0;

  /** @param {any} board @param {Record<string, any>} kinds @param {Clusters} [clusters] */
  constructor(board, kinds, clusters = new Clusters(board)) {
    this.#board = board;
    this.#kinds = kinds;
    this.#clusters = clusters;
    this.reset();
  }

  reset() {
    this.#grid.clear();
    this.#lines.clear();
    this.#links.clear();
    this.#ends.clear();
    for (const record of this.#board.all()) this.update(record.id);
  }

  /** Look again at one record: it may be new, changed or gone. @param {string} id */
  update(id) {
    this.turn += 1;
    const record = this.record(id);
    if (!record) this.#drawn.delete(id);
    if (record?.kind === "link" || this.#ends.has(id)) return this.#join(id, record);
    if (record && this.#kinds[record.kind]?.size && "x" in record && !this.#clusters.cover(record)) this.#grid.put(id, this.#box(record));
    else this.#grid.remove(id);
    for (const link of this.linksOf(id)) this.#span(link);
    const host = this.#clusters.holder(record);
    if (host) this.#stale.add(host.id);
  }

  /** Clusters follow what they hold. */
  #settle() {
    for (const id of this.#stale) {
      this.#stale.delete(id);
      this.update(id);
    }
  }

  /** @param {string} id @returns {Thing | undefined} */
  record(id) {
    return this.#board.get(id) ?? this.#drafts.get(id);
  }

  /** @param {string} id */
  box(id) {
    if (this.#stale.size) this.#settle();
    return this.#grid.box(id);
  }

  /** Whether it holds others and lets through what lies in it: a frame, or a cluster that is not collapsed. @param {string} id */
  hollow(id) {
    const record = this.record(id);
    return record?.kind === "frame" || (record?.kind === "cluster" && !record.collapsed);
  }

  /** What can be seen of a record: itself, or the collapsed cluster that it is in. @param {string} id */
  seen(id) {
    return this.#clusters.cover(this.record(id))?.id ?? id;
  }

  /** The clusters around these, which grow with them. @param {Iterable<string>} ids @returns {string[]} */
  holders(ids) {
    return [...ids].flatMap((id) => this.#clusters.around(this.record(id)).map((host) => host.id));
  }

  /** These are on their way out of their clusters, or with none all are where they belong. @param {Iterable<string>} [ids] */
  lift(ids = []) {
    const before = this.#lifted;
    this.#lifted = new Set(ids);
    for (const id of [...before, ...this.#lifted]) this.update(id);
  }

  /** Whether it fills less than the box around it, as a ring does. @param {string} id */
  loose(id) {
    return Boolean(this.#kinds[this.record(id)?.kind ?? ""]?.misses);
  }

  /** Whether something could lie there without touching it although their boxes touch. @param {string} id @param {Box} box */
  misses(id, box) {
    const record = this.record(id);
    return Boolean(record && this.#kinds[record.kind].misses?.(record, this.box(id), box));
  }

  /** Whether its record tells how large it is. @param {string} id */
  sized(id) {
    const record = this.record(id);
    return (record?.w !== undefined && record.h !== undefined) || Boolean(this.#kinds[record?.kind ?? ""]?.gathers);
  }

  /** Remember how large something is drawn, in board units; true when that is news. @param {string} id @param {number} w @param {number} h */
  measured(id, w, h) {
    const before = this.#drawn.get(id);
    if (before?.w === w && before.h === h) return false;
    this.#drawn.set(id, { w, h });
    this.update(id);
    return true;
  }

  /** Back to the size its record tells. @param {string} id */
  unmeasure(id) {
    this.#drawn.delete(id);
    this.update(id);
  }

  /** @param {string} id */
  linksOf(id) {
    return this.#links.get(id) ?? new Set();
  }

  /** @param {Box} region */
  touching(region) {
    if (this.#stale.size) this.#settle();
    return this.#grid.touching(region);
  }

  /** Links whose arrow may cross a region. @param {Box} region */
  linesTouching(region) {
    if (this.#stale.size) this.#settle();
    return this.#lines.touching(region);
  }

  /** The ids a link joins. @param {string} link */
  ends(link) {
    return this.#ends.get(link);
  }

  around() {
    if (this.#stale.size) this.#settle();
    return this.#grid.around();
  }

  /** How many things have a place. */
  get size() {
    return this.#grid.size;
  }

  /** @returns {Iterable<[string, Box]>} */
  boxes() {
    if (this.#stale.size) this.#settle();
    return this.#grid.boxes();
  }

  /** @param {Iterable<string>} ids */
  aroundAll(ids) {
    return around([...ids].flatMap((id) => this.box(id) ?? []));
  }

  /** The topmost thing at a point; what others lie in only where nothing lies on it. @param {number} x @param {number} y @param {Set<string>} [but] */
  at(x, y, but) {
    const there = this.touching({ x, y, w: 0, h: 0 }).flatMap((id) => (!but?.has(id) && this.record(id)) || []);
    const here = there.filter((record) => this.#kinds[record.kind].hits?.(record, this.box(record.id), x, y) ?? true);
    const solid = here.filter((record) => !this.hollow(record.id));
    return top(solid) ?? top(here);
  }

  /** While something is dragged it is drawn here. @param {string} id @param {[number, number]} place */
  hold(id, place) {
    this.#held.set(id, place);
    this.update(id);
  }

  /** @param {string} id */
  release(id) {
    if (this.#held.delete(id)) this.update(id);
  }

  /** @param {Thing} record drawn although nobody else knows of it yet */
  draft(record) {
    this.#drafts.set(record.id, record);
    this.update(record.id);
  }

  /** @param {string} id */
  forget(id) {
    this.#drafts.delete(id);
    this.update(id);
  }

  get drafts() {
    return [...this.#drafts.keys()].filter((id) => !this.#board.get(id));
  }

  /** @param {Thing} record @returns {Box} */
  #box(record) {
    const [x, y] = this.#held.get(record.id) ?? [record.x, record.y];
    if (this.hollow(record.id) && record.kind === "cluster") return this.#gathered(record, x, y);
    return { x, y, ...(this.#drawn.get(record.id) ?? this.#kinds[record.kind].size(record)) };
  }

  /** Around what a cluster holds, with room for its name; where that is nothing, from where it was. @param {Thing} record @param {number} x @param {number} y @returns {Box} */
  #gathered({ id, kind }, x, y) {
    const inside = [...this.#clusters.notes(id), ...this.#clusters.inner(id)];
    const staying = inside.filter((each) => !this.#lifted.has(each.id));
    const all = around(staying.flatMap((each) => this.#grid.box(each.id) ?? []));
    if (all) return { x: all.x - GAP, y: all.y - HEAD, w: all.w + 2 * GAP, h: all.h + HEAD + GAP };
    return (inside.length && this.#grid.box(id)) || { x: x - GAP, y: y - HEAD, ...this.#kinds[kind].size() };
  }

  /** @param {string} id @param {Thing} [record] */
  #join(id, record) {
    for (const end of this.#ends.get(id) ?? []) this.#links.get(end)?.delete(id);
    this.#ends.delete(id);
    this.#lines.remove(id);
    if (!record) return;
    this.#ends.set(id, [record.from, record.to]);
    for (const end of [record.from, record.to]) {
      const there = this.#links.get(end);
      if (there) there.add(id);
      else this.#links.set(end, new Set([id]));
    }
    this.#span(id);
  }

  /** @param {string} link */
  #span(link) {
    const boxes = (this.#ends.get(link) ?? []).flatMap((id) => this.box(id) ?? []);
    const box = boxes.length === 2 ? around(boxes) : null;
    if (box) this.#lines.put(link, box);
    else this.#lines.remove(link);
  }
}

/** @param {Thing[]} records */
function top(records) {
  return records.reduce((best, each) => (!best || byOrder(best, each) < 0 ? each : best), /** @type {any} */ (null))?.id;
}
