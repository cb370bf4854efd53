/** What a person does with clusters, the same from the canvas, the list, the keys and the menus: each is one step. */

import { factor, join, leave, make, merge, nest, set, split } from "../model/clustering.js";
import { newId } from "../model/id.js";
import { around } from "../space/grid.js";
import { compact, gathered, gatheredIn, padded } from "../space/gather.js";
import { freeNear, GAP, HEAD } from "../space/room.js";
import { measured } from "./measure.js";
import { t, tn } from "./words.js";

/** @typedef {import("../space/arrange.js").Unit} Unit */

/** The notes among these that may be moved. @param {any} desk @param {string[]} ids @returns {string[]} */
export function notesOf({ board, allowed }, ids) {
  return ids.filter((id) => {
    const record = board.get(id);
    return record?.kind === "note" && !record.locked && allowed.may("cluster");
  });
}

/** A factor with its name beside a cluster, which stays as it is. @param {any} desk @param {any} record @returns {string} its id */
export function clusterFactor(desk, record) {
  const { deeds, board, space, clusters, kinds, toast } = desk;
  const { x, y, w } = boxOf(desk, record);
  const place = freeNear(space, kinds.note.size({ text: record.title, sort: "factor" }), x + w + GAP, y);
  const notes = clusters.allNotes(record.id).map((/** @type {any} */ note) => note.id);
  const id = newId();
  deeds.together([factor(record, id, board.person, notes, place)]);
  toast.show(t("The group is a factor now, and its notes are the evidence."), () => deeds.undo());
  return id;
}

/** These become a cluster; what lies far apart comes together. @param {any} desk @param {string[]} ids @param {string} [title] @returns {Promise<string>} its id, "" when there are none */
export async function makeCluster(desk, ids, title = "") {
  const units = await placed(desk, notesOf(desk, ids));
  if (!units.length) return "";
  const id = newId();
  const notes = units.map((unit) => unit.id);
  const { deeds, board, space, toast } = desk;
  const moves = compact(space, units) ? [] : gathered(space, units);
  const corner = /** @type {any} */ (around(units.map(({ box }) => box)));
  deeds.moveAll(moves, make(id, board.person, notes, corner, title));
  toast.show(tn("{n} note is a group now. Name it when you know what it is about.", "{n} notes are a group now. Name it when you know what it is about.", notes.length), () => deeds.undo());
  return id;
}

/** @param {any} desk @param {string} cluster @param {string[]} ids */
export async function joinCluster(desk, cluster, ids) {
  const { deeds, board, space, clusters } = desk;
  const units = await placed(desk, notesOf(desk, ids).filter((id) => board.get(id).cluster !== cluster));
  const record = board.get(cluster);
  if (!units.length || !record) return;
  const hosts = clusters.around(record).map((/** @type {any} */ { id }) => id);
  const moves = gatheredIn(space, { id: cluster, ...roomIn(desk, record) }, units, hosts);
  deeds.moveAll(moves, join(cluster, units.map(({ id }) => id)));
  told(desk, record);
}

/** Out of their clusters, to a free place beside them. @param {any} desk @param {string[]} ids */
export async function leaveCluster(desk, ids) {
  const { deeds, board, space, clusters, toast } = desk;
  const units = await placed(desk, notesOf(desk, ids).filter((id) => clusters.holder(board.get(id))));
  if (!units.length) return;
  const moves = units.map(({ id, box }) => {
    const [outer] = clusters.around(board.get(id));
    const host = boxOf(desk, outer);
    const { x, y } = freeNear(space, { w: box.w, h: box.h }, host.x + host.w + GAP, box.y);
    space.hold(id, [x, y]);
    return /** @type {[string, number, number]} */ ([id, x, y]);
  });
  for (const { id } of units) space.release(id);
  deeds.moveAll(moves, leave(units.map(({ id }) => id)));
  toast.show(t("In no group now."), () => deeds.undo());
}

/** Some notes of a cluster become one of their own beside it. @param {any} desk @param {string} cluster @param {string[]} ids @returns {Promise<string>} its id */
export async function splitCluster(desk, cluster, ids) {
  const { deeds, board, space, clusters, toast } = desk;
  const units = await placed(desk, notesOf(desk, ids).filter((id) => board.get(id).cluster === cluster));
  const record = board.get(cluster);
  if (!units.length || !record) return "";
  const id = newId();
  const host = boxOf(desk, clusters.around(record)[0] ?? record);
  const moves = gathered(space, units, { x: host.x + host.w + 3 * GAP, y: host.y + HEAD });
  const [, x, y] = moves[0];
  deeds.moveAll(moves, split(record, id, board.person, units.map((unit) => unit.id), { x, y }));
  toast.show(tn("{n} note is a group of its own now.", "{n} notes are a group of their own now.", units.length), () => deeds.undo());
  return id;
}

/** All that one holds goes into another, below what that holds. @param {any} desk @param {string} cluster @param {string} into */
export function mergeClusters(desk, cluster, into) {
  const { deeds, board, clusters, toast, selection } = desk;
  const [record, other] = [board.get(cluster), board.get(into)];
  if (!record || !other) return;
  const moving = clusters.allNotes(cluster).filter((/** @type {any} */ note) => note.cluster === cluster || !clusters.around(other).includes(record));
  const [from, to] = [around(moving), boxOf(desk, other)];
  const down = clusters.allNotes(into).length ? to.h : HEAD;
  const [dx, dy] = from ? [to.x + GAP - from.x, to.y + down - from.y] : [0, 0];
  const moves = moving.filter((/** @type {any} */ { locked }) => !locked).map((/** @type {any} */ { id, x, y }) => [id, x + dx, y + dy]);
  const notes = clusters.notes(cluster).map((/** @type {any} */ { id }) => id);
  selection.set([into]);
  deeds.moveAll(moves, [merge(record, other, notes)]);
  toast.show(t("Both are one group now: “{name}”.", { name: name(desk, { ...other, title: other.title || record.title }) }), () => deeds.undo());
}

/** Into another cluster, or out of the one it is in. @param {any} desk @param {string} cluster @param {string | null} host */
export function nestCluster(desk, cluster, host) {
  const { deeds, board, toast, space, clusters } = desk;
  const record = board.get(cluster);
  const beside = host ? board.get(host) : clusters.holder(record);
  if (!record || !beside) return;
  const [mine, to] = [boxOf(desk, record), boxOf(desk, beside)];
  const place = host ? { x: to.x + GAP, y: to.y + to.h } : freeNear(space, { w: mine.w, h: mine.h }, to.x + to.w + 2 * GAP, mine.y);
  const [dx, dy] = [place.x - mine.x, place.y - mine.y];
  const along = [record, ...clusters.all(cluster)].filter((/** @type {any} */ { locked }) => !locked);
  deeds.moveAll(along.map((/** @type {any} */ { id, x, y }) => [id, x + dx, y + dy]), [nest(cluster, host)]);
  toast.show(host ? t("In the group “{name}” now.", { name: name(desk, beside) }) : t("In no other group now."), () => deeds.undo());
}

/** @param {any} desk @param {string} id @param {{color?: string | null, collapsed?: boolean}} fields */
export function setCluster({ deeds, clusters }, id, fields) {
  deeds.together([set(id, fields, clusters.notes(id))]);
}

/** Where a cluster is, or will be when it opens. @param {any} desk @param {any} record @returns {import("../space/grid.js").Box} */
export function boxOf({ space, clusters, kinds }, record) {
  if (space.hollow(record.id)) return space.box(record.id) ?? padded({ x: record.x, y: record.y, w: 192, h: 120 });
  const inside = clusters.allNotes(record.id).map((/** @type {any} */ note) => ({ x: note.x, y: note.y, ...kinds.note.size(note) }));
  return padded(around(inside) ?? { x: record.x, y: record.y, w: 192, h: 0 });
}

/** Where there may be a free place in a cluster; below all that a collapsed one hides. @param {any} desk @param {any} record @returns {import("../space/grid.js").Box} */
export function roomIn(desk, record) {
  const box = boxOf(desk, record);
  return desk.space.hollow(record.id) ? box : { ...box, y: box.y + box.h - HEAD, h: HEAD };
}

/** @param {any} desk @param {any} record */
function told(desk, record) {
  desk.toast.show(t("In the group “{name}” now.", { name: name(desk, record) }), () => desk.deeds.undo());
}

/** @param {any} desk @param {any} record */
export function name({ kinds }, record) {
  return kinds.cluster.words(record);
}

/** @param {any} desk @param {string[]} ids @returns {Promise<Unit[]>} */
async function placed(desk, ids) {
  const records = ids.map((id) => desk.board.get(id));
  const sizes = await measured(desk, records);
  return records.flatMap(({ id, x, y }) => {
    const size = sizes.get(id);
    return size ? [{ id, box: { x, y, w: size.w, h: size.h } }] : [];
  });
}
