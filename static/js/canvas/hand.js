/** What it means to let go of what is dragged: into a group, out of one, onto a note to make one; said before it is done. */

import { join, leave, make } from "../model/clustering.js";
import { newId } from "../model/id.js";
import { around, grown, touch } from "../space/grid.js";
import { gathered, gatheredIn } from "../space/gather.js";
import { mergeClusters, name, notesOf, roomIn } from "../ui/clustering.js";
import { t, tn } from "../ui/words.js";

/** ms over a note or a group after which more is meant than lying on it. */
const DWELL = 450;

/**
 * @typedef {{x: number, y: number}} Point
 * @typedef {{deed: "join" | "leave" | "make" | "merge", id: string}} Meant id: of the group, or of the note beneath
 */

export class Hand {
  #desk;
  /** The notes in the hand that are not in it as part of a group. @type {string[]} */
  #notes;
  /** The one group in the hand, with nothing else. */
  #group = "";
  /** @type {Meant | null} */
  #meant = null;
  /** What the pointer rests on, and since when. */
  #over = "";
  #timer = 0;
  #label = document.createElement("div");
  /** @type {Set<string>} */
  #held;
  /** @type {Point} */
  #at = { x: 0, y: 0 };

  /** @param {any} desk @param {string} id under the pointer @param {string[]} ids all that goes along */
  constructor(desk, id, ids) {
    const { board, clusters, space, surface, allowed } = desk;
    this.#desk = desk;
    this.#held = new Set(ids);
    const along = (/** @type {string} */ each) => clusters.around(board.get(each)).some((/** @type {any} */ host) => this.#held.has(host.id));
    const frames = ids.some((each) => board.get(each)?.kind === "frame");
    this.#notes = frames ? [] : notesOf(desk, ids).filter((each) => !along(each));
    const whole = ids.every((each) => each === id || along(each));
    if (board.get(id)?.kind === "cluster" && whole && allowed.may("cluster")) this.#group = id;
    space.lift(this.#notes);
    this.#label.className = "dropping";
    this.#label.hidden = true;
    surface.root.querySelector(".surface__over")?.append(this.#label);
  }

  /** @param {Point} at screen pixels inside the canvas */
  over(at) {
    const found = this.#find(this.#desk.view.toBoard(at.x, at.y));
    const over = found ? `${found.deed} ${found.id}` : "";
    if (over !== this.#over) {
      clearTimeout(this.#timer);
      this.#over = over;
      const rests = found?.deed === "make" || found?.deed === "merge";
      this.#mean(rests ? null : found);
      if (rests) this.#timer = setTimeout(() => this.#mean(found), DWELL);
    }
    this.#at = at;
    this.#place();
  }

  /** Let go here; false where it is a move like any other. @param {[string, number, number][]} moves */
  put(moves) {
    const meant = this.#meant;
    if (!meant) return false;
    const { deeds, board, toast } = this.#desk;
    const record = board.get(meant.id);
    if (!record) return false;
    if (meant.deed === "merge") mergeClusters(this.#desk, this.#group, meant.id);
    else if (meant.deed === "make") this.#make(meant.id);
    else if (meant.deed === "join") {
      deeds.moveAll(this.#fitted(moves, meant.id), join(meant.id, this.#notes));
      toast.show(t("In the group “{name}” now.", { name: name(this.#desk, record) }), () => deeds.undo());
    } else {
      deeds.moveAll(moves, leave(this.#leaving()));
      toast.show(t("In no group now."), () => deeds.undo());
    }
    return true;
  }

  leave() {
    clearTimeout(this.#timer);
    this.#mean(null);
    this.#label.remove();
    this.#desk.space.lift();
    this.#desk.surface.touch(this.#desk.space.holders(this.#notes));
  }

  /** @param {Point} at on the board @returns {Meant | null} */
  #find(at) {
    const { board, space } = this.#desk;
    const there = space.touching({ ...at, w: 0, h: 0 }).filter((/** @type {string} */ id) => !this.#held.has(id));
    const group = smallest(this.#desk, there.filter((/** @type {string} */ id) => this.#open(id)));
    if (this.#group) return group && !this.#inside(group) ? { deed: "merge", id: group } : null;
    if (!this.#notes.length) return null;
    if (group) return this.#notes.every((id) => board.get(id).cluster === group) ? null : { deed: "join", id: group };
    const [leaving] = this.#leaving();
    if (leaving) return { deed: "leave", id: board.get(leaving).cluster };
    const note = space.at(at.x, at.y, this.#held);
    const record = note && board.get(note);
    return record?.kind === "note" && !record.locked && !record.cluster ? { deed: "make", id: note } : null;
  }

  /** Where they are let go if they cover nothing there, else to free places in the group. @param {[string, number, number][]} moves @param {string} group */
  #fitted(moves, group) {
    const { space, board } = this.#desk;
    const covers = (/** @type {string} */ id) => space.touching(grown(space.box(id), -1)).some((/** @type {string} */ other) => !this.#held.has(other) && !space.hollow(other));
    if (space.hollow(group) && !this.#notes.some(covers)) return moves;
    const units = this.#notes.map((id) => ({ id, box: space.box(id) }));
    const inside = gatheredIn(space, { id: group, ...roomIn(this.#desk, board.get(group)) }, units, space.holders([group]));
    return [...moves.filter(([id]) => !this.#notes.includes(id)), ...inside];
  }

  /** Notes whose groups they no longer touch. */
  #leaving() {
    const { board, space, clusters } = this.#desk;
    return this.#notes.filter((id) => {
      const host = clusters.holder(board.get(id));
      return host && !host.locked && !touch(space.box(host.id), space.box(id));
    });
  }

  /** @param {string} id */
  #open(id) {
    const record = this.#desk.board.get(id);
    return record?.kind === "cluster" && !record.locked;
  }

  /** Whether the group in the hand is in that one already. @param {string} id */
  #inside(id) {
    const { clusters, board } = this.#desk;
    return clusters.holder(board.get(this.#group))?.id === id;
  }

  /** The note beneath keeps its place, and those in the hand come to lie beside it. @param {string} id */
  #make(id) {
    const { board, deeds, space, toast, selection } = this.#desk;
    const all = [id, ...this.#notes];
    const { x, y } = space.box(id);
    const units = all.map((each, at) => ({ id: each, box: { ...space.box(each), x: x + at, y } }));
    const cluster = newId();
    const moves = gathered(space, units, { x, y });
    const corner = /** @type {any} */ (around(moves.map(([, x, y]) => ({ x, y, w: 0, h: 0 }))));
    deeds.moveAll(moves, make(cluster, board.person, all, corner));
    selection.set([cluster]);
    toast.show(tn("{n} note is a group now. Name it when you know what it is about.", "{n} notes are a group now. Name it when you know what it is about.", all.length), () => deeds.undo());
  }

  /** @param {Meant | null} meant */
  #mean(meant) {
    const { surface } = this.#desk;
    if (this.#meant) surface.element(this.#meant.id)?.removeAttribute("data-target");
    this.#meant = meant;
    this.#label.hidden = !meant;
    if (!meant) return;
    if (meant.deed !== "leave") surface.element(meant.id)?.setAttribute("data-target", "");
    this.#label.textContent = this.#words(meant);
    this.#place();
  }

  /** The words beside the pointer, inside of the canvas. */
  #place() {
    const x = Math.max(8, Math.min(this.#at.x + 16, this.#desk.view.width - this.#label.offsetWidth - 8));
    this.#label.style.setProperty("translate", `${x}px ${this.#at.y + 20}px`);
  }

  /** @param {Meant} meant */
  #words({ deed, id }) {
    const { board, kinds } = this.#desk;
    const record = board.get(id);
    const words = { name: String(record && kinds[record.kind].words(record)).slice(0, 40) || t("Empty note") };
    if (deed === "join") return t("Into the group “{name}”", words);
    if (deed === "leave") return t("Out of the group “{name}”", words);
    if (deed === "merge") return t("Join with the group “{name}”", words);
    return t("Group with “{name}”", words);
  }
}

/** @param {any} desk @param {string[]} ids @returns {string | undefined} */
function smallest({ space }, ids) {
  const area = (/** @type {string} */ id) => space.box(id).w * space.box(id).h;
  return [...ids].sort((one, other) => area(one) - area(other))[0];
}
