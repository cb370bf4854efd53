/** What a person does to the board, the same from the canvas, the list, the keys and the menus. */

import { touch } from "../space/grid.js";
import { freeIn, freeInCell, freeNear, snap } from "../space/room.js";
import { cellOf, roomFor, shaped } from "../model/cells.js";
import { newId } from "../model/id.js";
import { byOrder } from "../model/order.js";
import { slices } from "../model/packing.js";
import { partOf } from "./methods.js";
import { t, tn } from "./words.js";

/** @typedef {import("../space/grid.js").Box} Box */

export class Deeds {
  #board;
  #kinds;
  #space;
  #toast;
  #reading;
  #hanging;
  #count = 0;

  /** @param {{board: any, kinds: Record<string, any>, space: import("../space/space.js").Space, toast: import("./toast.js").Toast, reading: import("../space/reading.js").Reading, hanging: import("../space/hanging.js").Hanging}} desk */
  constructor({ board, kinds, space, toast, reading, hanging }) {
    this.#board = board;
    this.#kinds = kinds;
    this.#space = space;
    this.#toast = toast;
    this.#reading = reading;
    this.#hanging = hanging;
  }

  /** @param {string} kind @param {Record<string, any>} wanted @param {string} [id] of a draft that becomes real */
  add(kind, wanted, id = newId()) {
    const sort = kind === "note" ? wanted.sort ?? this.#sortAt(wanted) : undefined;
    this.#do(this.#kinds[kind].add(id, this.#board.person, sort ? { ...wanted, sort } : wanted));
    return id;
  }

  /** Several of a kind as one step. @param {string} kind @param {Record<string, any>[]} wanted */
  addAll(kind, wanted) {
    const deeds = wanted.map((each) => this.#kinds[kind].add(newId(), this.#board.person, each));
    if (deeds.length === 1) this.#do(deeds[0]);
    else this.together(deeds);
  }

  /**
   * Write even into what somebody has just removed: the server refuses it, and a refused text is kept.
   * @param {string} kind @param {string} id @param {string} text @param {string} base
   */
  async write(kind, id, text, base) {
    const answer = await this.#do(this.#kinds[kind].write(id, text, base));
    if (answer?.kept_both) this.#toast.show(t("Somebody wrote here at the same time. Both texts are kept."));
  }

  /**
   * Several deeds as one step: all that fit into one command happen or none, and one undo takes all of them back.
   * @param {import("../model/packing.js").Deed[]} deeds @returns {Promise<any>[]} the answers
   */
  together(deeds) {
    this.#count += 1;
    return this.#board.together(deeds);
  }

  /** @param {string[]} ids @param {Record<string, string | null>} fields of notes, or of text labels */
  set(ids, fields) {
    for (const kind of ["note", "text"]) {
      const those = ids.filter((id) => this.#board.get(id)?.kind === kind);
      this.together(slices(those).map((some) => this.#kinds[kind].set(some, fields)));
    }
  }

  /** @param {string[]} ids of notes @param {{add?: string[], remove?: string[]}} change */
  tag(ids, change) {
    const notes = ids.map((id) => this.#board.get(id)).filter((record) => record?.kind === "note");
    if (notes.length) this.#do(this.#kinds.note.tag(notes, change));
  }

  /** @param {string[]} ids of notes @param {string} mark @param {boolean} on */
  mark(ids, mark, on) {
    const notes = ids.map((id) => this.#board.get(id)).filter((record) => record?.kind === "note");
    if (notes.length) this.#do(this.#kinds.note.mark(notes, mark, on));
  }

  /** @param {[string, number, number][]} moves */
  move(moves) {
    this.moveAll(moves, []);
  }

  /** @param {[string, number, number][]} moves @param {import("../model/packing.js").Deed[]} before what makes room for them */
  moveAll(moves, before) {
    this.together([...before, ...moveDeeds(moves)]);
  }

  /** @param {string[]} ids @param {boolean} locked */
  lock(ids, locked) {
    const fields = { locked: locked ? this.#board.person : null };
    this.together(slices(ids).map((some) => ({ command: "lock", args: { ids: some, locked }, guess: some.map((id) => ["patch", id, fields]) })));
    const words = locked ? t("Locked. It stays as it is until you or the facilitator unlock it.") : t("Unlocked.");
    this.#toast.show(words, () => this.undo());
  }

  /** @param {string[]} ids @param {"front" | "back"} to */
  raise(ids, to) {
    const sorted = ids.flatMap((id) => this.#board.get(id) ?? []).sort(byOrder).map(({ id }) => id);
    const key = (/** @type {string} */ id) => `${to === "front" ? "~" : "!"}${String(sorted.indexOf(id)).padStart(5, "0")}`;
    const deeds = slices(sorted).map((some) => ({
      command: "raise",
      args: { ids: some, to },
      guess: some.map((id) => /** @type {any} */ (["patch", id, { order: key(id) }])),
    }));
    this.together(to === "front" ? deeds : deeds.reverse());
  }

  /** @param {string} id @param {Box} box */
  resize(id, box) {
    this.#do(this.#kinds[this.#board.get(id).kind].resize(id, box));
  }

  /** @param {string} from @param {string} to @returns {string} the new link, or "" where there is one already */
  link(from, to) {
    const there = [...this.#space.linksOf(from)].some((id) => this.#board.get(id)?.to === to);
    if (from === to || there) return "";
    const factors = [from, to].every((id) => this.#board.get(id)?.sort === "factor");
    const id = this.add("link", { from, to, ...(factors && { sort: "causal" }) });
    this.#toast.show(t("Linked."), () => this.undo());
    return id;
  }

  /** Let a factor or a link rest on some notes more, or on some less. @param {string} id @param {{add?: string[], remove?: string[]}} change */
  rest(id, { add = [], remove = [] }) {
    const record = this.#board.get(id);
    const more = add.filter((each) => each !== id && this.#board.get(each)?.kind === "note");
    if (!record || !(more.length || remove.length)) return;
    this.together(slices(more.length ? more : remove).map((some) => this.#kinds[record.kind].evidence(record, more.length ? { add: some } : { remove: some })));
  }

  /** @param {string[]} ids */
  drop(ids) {
    if (!ids.length) return;
    const groups = ids.every((id) => this.#board.get(id)?.kind === "cluster");
    const answers = this.together(slices(ids).map((some) => this.#dropping(some)));
    const mark = this.#count;
    const words = groups ? t("Ungrouped. The notes stay.") : ids.length === 1 ? t("Removed.") : tn("{n} removed.", "{n} removed.", ids.length);
    this.#toast.show(words, () => this.#takeBack(answers, mark));
  }

  /** @param {string[]} ids @returns {import("../model/packing.js").Deed} */
  #dropping(ids) {
    return { command: "drop", args: { ids }, guess: this.#hanging.all(ids).map((id) => ["drop", id]) };
  }

  /** Comment on something, in answer to a comment, or at a place. @param {{on?: string, loop?: string[], x?: number, y?: number}} where @param {string} text @param {{sort?: string, mentions?: string[]}} [said] */
  comment(where, text, said = {}) {
    const settled = Boolean(where.on && this.#board.get(where.on)?.done);
    return this.add("comment", { ...where, text, ...said, at: this.#board.now(), settled });
  }

  /** Other words for one's own comment, and whom they mention where that is known. @param {any} comment @param {string} text @param {string[]} [mentions] */
  reword(comment, text, mentions) {
    this.#do(this.#kinds.comment.write(comment.id, text, comment.text, mentions));
  }

  /** @param {string} id @param {boolean} done */
  settle(id, done) {
    this.#do(this.#kinds.comment.settle(id, done));
  }

  /** Give one's sign, or take it back. @param {string} on @param {string} sort */
  react(on, sort) {
    const given = this.#hanging.signs(on).get(sort)?.mine;
    this.#do(this.#kinds.reaction.set(on, this.#board.person, sort, !given));
  }

  /** Move notes into a frame or a cell of it, or out of every frame.
   * @param {string[]} ids @param {string | null} frameId @param {number | null} [cell] */
  moveInto(ids, frameId, cell = null) {
    const frame = frameId ? this.#board.get(frameId) : null;
    const moving = new Set(ids);
    /** @type {[string, number, number][]} */
    const moves = [];
    let grow = 0;
    for (const id of ids) {
      const size = this.#space.box(id);
      if (!size) continue;
      const spot = frame
        ? this.#inside({ ...frame, h: frame.h + grow }, cell, size, moving)
        : { ...this.outside(size), grow: 0 };
      grow += spot.grow;
      moves.push([id, spot.x, spot.y]);
      moving.delete(id);
      this.#space.hold(id, [spot.x, spot.y]);
    }
    const { x, y, w, h } = frame ?? {};
    this.moveAll(moves, frame && grow ? [this.#kinds.frame.resize(frame.id, { x, y, w, h: h + grow })] : []);
    for (const id of ids) this.#space.release(id);
    const part = frame && this.#kinds.frame.part(frame, cell);
    const name = [frame && this.#kinds.frame.words(frame), part].filter(Boolean).join(": ");
    const words = frame ? t("Moved to “{name}”.", { name }) : t("Moved out of the frame.");
    this.#toast.show(words, () => this.undo());
  }

  /**
   * A free place for something new: in a frame, near a point, or below everything.
   * @param {{frame?: any, cell?: number | null, x?: number, y?: number}} where @param {{w: number, h: number}} [size] a note's if none is given
   */
  place({ frame, cell, x, y }, size = this.#kinds.note.size({ text: "" })) {
    if (!frame && x !== undefined && y !== undefined) return freeNear(this.#space, size, x, y);
    if (!frame) return this.outside(size);
    const spot = this.#inside(frame, cell ?? null, size);
    if (spot.grow) this.resize(frame.id, { x: frame.x, y: frame.y, w: frame.w, h: frame.h + spot.grow });
    return spot;
  }

  /** A frame with a name, beside everything else. @param {string} title @param {string} layout @param {string[]} labels */
  addFrame(title, layout, labels) {
    const all = this.#space.around();
    const place = all ? { x: snap(all.x + all.w + 48), y: snap(all.y) } : { x: 0, y: 0 };
    const id = this.add("frame", { ...place, ...largeEnough({ w: 480, h: 384 }, layout, labels), title, layout, labels });
    this.#toast.show(t("Frame added."), () => this.undo());
    return id;
  }

  /**
   * Part a frame in another way. It grows where it is too small for notes, unless it would take in what lies beside it.
   * @param {string} id @param {string} layout @param {string[]} labels
   */
  part(id, layout, labels) {
    const { x, y, w, h } = this.#board.get(id);
    const wanted = { x, y, ...largeEnough({ w, h }, layout, labels) };
    const beside = this.#space.touching(wanted).filter((each) => each !== id && !touch(/** @type {Box} */ (this.#space.box(each)), { x, y, w, h }));
    const grows = !beside.length && (wanted.w > w || wanted.h > h);
    const { set, resize } = this.#kinds.frame;
    this.together([set(id, layout, labels), ...(grows ? [resize(id, wanted)] : [])]);
    this.#toast.show(t("Frame changed."), () => this.undo());
  }

  undo() {
    this.#toast.hide();
    if (this.#board.canUndo) this.#tell(this.#board.undo());
  }

  redo() {
    if (this.#board.canRedo) this.#tell(this.#board.redo());
  }

  /** @param {any} frame @param {number | null} cell @param {{w: number, h: number}} size @param {Set<string>} [but] */
  #inside(frame, cell, size, but) {
    return frame.layout ? freeInCell(this.#space, frame, cell ?? 0, size, but) : freeIn(this.#space, frame, size, but);
  }

  /** A free place below everything, for what has none of its own. @param {{w: number, h: number}} size */
  outside(size) {
    const all = this.#space.around() ?? { x: 0, y: 0, w: 0, h: 0 };
    const loose = this.#space.aroundAll(this.#reading.loose);
    const x = loose ? loose.x : snap(all.x);
    const y = loose && loose.y + loose.h > all.y + all.h ? loose.y : all.y + all.h + 48;
    return freeNear(this.#space, size, x, y);
  }

  /** What a note is at first where it is written. @param {any} wanted */
  #sortAt(wanted) {
    const place = { ...wanted, ...this.#kinds.note.size(wanted) };
    const frame = this.#reading.frameOf(place);
    return frame?.method && partOf(frame, Number(cellOf(frame, place)))?.sort;
  }

  /** @param {Promise<any>[]} answers @param {number} mark */
  async #takeBack(answers, mark) {
    if (mark === this.#count) return this.undo();
    const seqs = (await Promise.all(answers)).flatMap(({ seq }) => seq ?? []);
    for (const seq of seqs.reverse()) this.#tell(this.#do({ command: "restore", args: { seq }, guess: [] }));
  }

  /** @param {Promise<any> | undefined} answer */
  async #tell(answer) {
    const { ok = true, text = "", could_not = [] } = (await answer) ?? {};
    if (could_not.length) this.#toast.show(t("Others have changed some of it since, so that part stays."));
    else if (!ok && text) this.#toast.show(text);
  }

  /** @param {{command: string, args: any, guess: any[]}} deed @returns {Promise<any>} */
  #do({ command, args, guess }) {
    this.#count += 1;
    return this.#board.do(command, args, guess);
  }
}

/** @param {[string, number, number][]} moves @returns {import("../model/packing.js").Deed[]} */
function moveDeeds(moves) {
  return slices(moves).map((some) => ({
    command: "move",
    args: { moves: some },
    guess: some.map(([id, x, y]) => ["patch", id, { x, y }]),
  }));
}

/** A size, or what a layout needs where that is more. @param {{w: number, h: number}} size @param {string} layout @param {string[]} labels */
function largeEnough({ w, h }, layout, labels) {
  const least = roomFor(layout, shaped(layout, labels).length);
  return { w: Math.max(w, least.w), h: Math.max(h, least.h) };
}
