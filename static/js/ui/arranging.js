/** The menu "Arrange": lines up, spreads, tidies or stacks what is chosen, and brings it to the front or back. */

import { around as aroundBoxes, grown } from "../space/grid.js";
import { aligned, columnsFor, columnsIn, distributed, freeBelow, inBands, inRows, inStacks, read } from "../space/arrange.js";
import { carried } from "../space/carried.js";
import { GAP, TITLE } from "../space/room.js";
import { COLORS } from "./colors.js";
import { come } from "./later.js";
import { measured } from "./measure.js";
import { openMenu } from "./menu.js";
import { t } from "./words.js";

/**
 * @typedef {import("../space/grid.js").Box} Box
 * @typedef {import("../space/arrange.js").Unit} Unit
 * @typedef {Unit & {record: any}} Thing
 * @typedef {{places: Map<string, {x: number, y: number}>, frame?: any}[]} Parts
 * @typedef {(things: Thing[], taken: (box: Box) => Box[]) => Parts | Promise<Parts>} Way
 */

const FEWEST_ROWS = 4;

/** @param {any} desk @param {string[]} ids @param {any} anchor */
export function open(desk, ids, anchor) {
  const { deeds, shown } = desk;
  const many = [...maps(desk, ids), ...ways(desk, ids)];
  const ends = [
    { words: shown.list ? t("To the end of the list") : t("Bring to the front"), icon: "bring-to-front", apart: many.length > 0, act: () => deeds.raise(ids, "front") },
    { words: shown.list ? t("To the start of the list") : t("Send to the back"), icon: "send-to-back", act: () => deeds.raise(ids, "back") },
  ];
  openMenu(anchor, [...many, ...ends], t("Arrange"));
}

/** All in a grid. @param {any} desk @param {string[]} ids */
export function tidied(desk, ids) {
  return arrange(desk, ids, (things, taken) => byFrame(desk, things).map((part) => blocked(part, [read(part.things)], taken)));
}

/** All things of the causal map as one step. @param {any} desk */
export function layOutMap(desk) {
  return arrange(desk, wholeMap(desk), mapped(desk));
}

/** Laying out what is linked: what was chosen, or the whole map that it is part of. @param {any} desk @param {string[]} ids @returns {import("./menu.js").Item[]} */
function maps(desk, ids) {
  const whole = wholeMap(desk);
  const chosen = edges(desk, ids).length > 0;
  const part = ids.some((id) => whole.includes(id));
  return [
    ...(chosen ? [{ words: t("Lay out what is linked"), icon: "workflow", act: () => arrange(desk, ids, mapped(desk)) }] : []),
    ...(part ? [{ words: t("Lay out the whole map"), icon: "workflow", act: () => layOutMap(desk) }] : []),
  ];
}

/** Factors, and what causal links join. @param {any} desk @returns {string[]} in reading order, as far as one may see them in it */
function wholeMap({ board, reading }) {
  const joined = new Set([...board.of("link")].flatMap(({ sort, from, to }) => (sort === "causal" ? [from, to] : [])));
  const those = [...board.of("note")].flatMap(({ id, sort }) => (sort === "factor" ? [id] : []));
  const found = new Set([...joined, ...those]);
  return reading.steps.filter((/** @type {string} */ id) => found.has(id));
}

/** The links among some things. @param {any} desk @param {string[]} ids @returns {any[]} */
function edges({ board, space }, ids) {
  const among = new Set(ids);
  const links = new Set(ids.flatMap((id) => [...space.linksOf(id)]));
  return [...links].flatMap((id) => board.get(id) ?? []).filter(({ from, to }) => among.has(from) && among.has(to));
}

/** In layers along the links; each frame for itself. @param {any} desk @returns {Way} */
function mapped(desk) {
  return async (things, taken) => {
    const { layered } = await come(() => import("../space/layout.js"));
    return byFrame(desk, things).map((part) => {
      const boxes = read(part.things);
      const links = edges(desk, boxes.map(({ id }) => id));
      const direction = links.some(({ sort }) => sort === "causal") ? "right" : "down";
      const sizes = new Map(boxes.map(({ id, box }) => [id, box]));
      const places = layered([...sizes.keys()], links.map(({ from, to }) => [from, to]), { direction, sizes });
      const whole = extentOf([...places].map(([id, place]) => ({ ...sizes.get(id), ...place })));
      return settled(part, boxes, { ...whole, places: [...places.values()] }, taken);
    });
  };
}

/** @param {any[]} boxes */
function extentOf(boxes) {
  const { w, h } = aroundBoxes(boxes) ?? { w: 0, h: 0 };
  return { w, h };
}

/** @param {any} desk @param {string[]} ids @returns {import("./menu.js").Item[]} */
function ways(desk, ids) {
  if (ids.length < 2) return [];
  const line = (/** @type {import("../space/arrange.js").Side} */ side, /** @type {string} */ words, /** @type {string} */ icon) => ({
    words,
    icon,
    act: () => arrange(desk, ids, (things, taken) => [{ places: aligned(things, side, taken) }]),
  });
  const spread = (/** @type {"x" | "y"} */ axis, /** @type {string} */ words, /** @type {string} */ icon) => ({
    words,
    icon,
    act: () => arrange(desk, ids, (things, taken) => [{ places: distributed(things, axis, taken) }]),
  });
  const block = (/** @type {(things: Thing[]) => Thing[][]} */ sort, /** @type {string} */ words, /** @type {string} */ icon) => ({
    words,
    icon,
    act: () => arrange(desk, ids, (things, taken) => byFrame(desk, things).map((part) => blocked(part, sort(part.things), taken))),
  });
  const tagged = ids.some((id) => desk.board.get(id)?.tags?.length);
  return [
    line("left", t("Align left"), "align-start-vertical"),
    line("center", t("Align centre"), "align-center-vertical"),
    line("right", t("Align right"), "align-end-vertical"),
    { ...line("top", t("Align top"), "align-start-horizontal"), apart: true },
    line("middle", t("Align middle"), "align-center-horizontal"),
    line("bottom", t("Align bottom"), "align-end-horizontal"),
    ...(ids.length > 2
      ? [
          { ...spread("x", t("Distribute across"), "align-horizontal-distribute-center"), apart: true },
          spread("y", t("Distribute down"), "align-vertical-distribute-center"),
        ]
      : []),
    { words: t("Tidy into a grid"), icon: "grid-2x2", apart: true, act: () => tidied(desk, ids) },
    block((things) => grouped(things, colorOf), t("Stack by colour"), "palette"),
    ...(tagged ? [block((things) => grouped(things, tagOf), t("Stack by tag"), "tag")] : []),
  ];
}

/** @param {any} desk @param {string[]} ids @param {Way} way */
async function arrange(desk, ids, way) {
  const { board, deeds, toast, kinds } = desk;
  const records = ids.flatMap((id) => board.get(id) ?? []);
  const sizes = await measured(desk, records);
  const things = units(desk, records, sizes);
  if (things.length < 2) return toast.show(t("Choose at least two things that are not locked."));
  const parts = await way(things, takenBut(desk, things));
  const moves = parts.flatMap(({ places }) => things.flatMap((thing) => moved(desk, thing, places.get(thing.id))));
  const frames = parts.flatMap(({ frame }) => (frame ? [kinds.frame.resize(frame.id, frame)] : []));
  if (!moves.length) return toast.show(t("Everything is in place already."));
  deeds.moveAll(moves, frames);
  toast.show(t("Arranged."), () => deeds.undo());
}

/** What is placed by itself: all but what a chosen frame carries. @param {any} desk @param {any[]} records @param {Map<string, import("./measure.js").Size>} sizes @returns {Thing[]} */
function units(desk, records, sizes) {
  const along = new Set(records.flatMap((record) => carried(desk, record)).map(({ id }) => id));
  return records.flatMap((record) => {
    const size = sizes.get(record.id) ?? desk.space.box(record.id);
    if (!size || along.has(record.id) || !desk.allowed.mayChange(record)) return [];
    const { id } = record;
    const { x, y } = desk.space.hollow(id) ? desk.space.box(id) : record; // a cluster lies where its notes do
    return [{ id, record, box: { x, y, w: size.w, h: size.h } }];
  });
}

/** What stands in the way: everything else but frames, which hold things, and what is locked and no note, as a picture beneath. @param {any} desk @param {Thing[]} things */
function takenBut(desk, things) {
  const { space, board } = desk;
  const frames = things.every(({ record }) => record.kind === "frame");
  const along = things.flatMap(({ id, record }) => [id, ...carried(desk, record).map((each) => each.id)]);
  const moving = new Set([...along, ...space.holders(things.map(({ id }) => id))]);
  return (/** @type {Box} */ box, /** @type {(record: any) => boolean} */ stands = ({ kind }) => frames || kind !== "frame") =>
    space.touching(grown(box, -1)).flatMap((/** @type {string} */ id) => {
      const record = board.get(id);
      return record && !moving.has(id) && !(record.locked && record.kind !== "note") && stands(record) ? [space.box(id)] : [];
    });
}

/** Each frame tidies for itself. @param {any} desk @param {Thing[]} things @returns {{frame: any, things: Thing[]}[]} */
function byFrame({ reading }, things) {
  /** @type {Map<string, {frame: any, things: Thing[]}>} */
  const parts = new Map();
  for (const thing of things) {
    const frame = reading.frameOf(thing.record);
    const part = parts.get(frame?.id ?? "") ?? { frame, things: [] };
    parts.set(frame?.id ?? "", part);
    part.things.push(thing);
  }
  return [...parts.values()];
}

/** @param {{frame: any, things: Thing[]}} part @param {Thing[][]} groups @param {any} taken */
function blocked({ frame, things }, groups, taken) {
  const sizes = groups.map((group) => group.map(({ box }) => box));
  const columns = frame ? columnsIn(sizes.flat(), frame.w - 2 * GAP) : columnsFor(sizes.flat());
  const rows = Math.max(FEWEST_ROWS, Math.ceil(Math.sqrt(things.length)));
  const block = groups.length === 1 ? inRows(sizes[0], columns) : frame ? inBands(sizes, columns) : inStacks(sizes, rows);
  return settled({ frame, things }, groups.flat(), block, taken);
}

/** Where a block has room: in its frame, which grows for it, or where its things were. @param {{frame: any, things: Thing[]}} part @param {Thing[]} order @param {{w: number, h: number, places: {x: number, y: number}[]}} block @param {any} taken */
function settled({ frame, things }, order, block, taken) {
  const first = frame
    ? { x: frame.x + GAP, y: frame.y + TITLE }
    : { x: Math.min(...things.map(({ box }) => box.x)), y: Math.min(...things.map(({ box }) => box.y)) };
  const stands = (/** @type {any} */ other) => other.kind !== "frame" || !frame || !holds(other, frame);
  const corner = freeBelow(first, block, (/** @type {Box} */ box) => taken(box, stands));
  const places = new Map(block.places.map(({ x, y }, at) => [order[at].id, { x: corner.x + x, y: corner.y + y }]));
  return { places, ...(frame && !frame.locked && around(frame, { ...corner, w: block.w, h: block.h })) };
}

/** @param {Box} outer @param {Box} inner the same one too */
function holds(outer, inner) {
  return outer.x <= inner.x && outer.y <= inner.y && outer.x + outer.w >= inner.x + inner.w && outer.y + outer.h >= inner.y + inner.h;
}

/** The frame grown so that it holds a block; nothing where it does already. @param {any} frame @param {Box} block */
function around(frame, block) {
  const w = Math.max(frame.w, block.x + block.w + GAP - frame.x);
  const h = Math.max(frame.h, block.y + block.h + GAP - frame.y);
  return w > frame.w || h > frame.h ? { frame: { id: frame.id, x: frame.x, y: frame.y, w, h } } : {};
}

/** @param {any} desk @param {Thing} thing @param {{x: number, y: number} | undefined} place @returns {[string, number, number][]} */
function moved(desk, { record, box }, place) {
  const [dx, dy] = [(place?.x ?? box.x) - box.x, (place?.y ?? box.y) - box.y];
  if (!dx && !dy) return [];
  const along = carried(desk, record).filter((each) => desk.allowed.mayChange(each));
  return [record, ...along].map(({ id, x, y }) => [id, x + dx, y + dy]);
}

/** @param {Thing[]} things @param {(thing: Thing) => [number, string]} key which group, and what comes first @returns {Thing[][]} */
function grouped(things, key) {
  /** @type {Map<string, Thing[]>} */
  const groups = new Map();
  const sorted = read(things).sort((a, b) => key(a)[0] - key(b)[0] || key(a)[1].localeCompare(key(b)[1]));
  for (const thing of sorted) {
    const name = key(thing)[1];
    if (!groups.get(name)?.push(thing)) groups.set(name, [thing]);
  }
  return [...groups.values()];
}

/** @param {Thing} thing @returns {[number, string]} */
function colorOf({ record }) {
  const at = COLORS.indexOf(record.color);
  return [at < 0 ? COLORS.length : at, record.color ?? record.kind];
}

/** What bears several tags goes by its first, what bears none comes last. @param {Thing} thing @returns {[number, string]} */
function tagOf({ record }) {
  return record.tags?.length ? [0, record.tags[0]] : [1, ""];
}
