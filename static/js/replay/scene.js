/** A board on a canvas that nobody can change: records are given to it, and the board's own modules draw them. */

import { kinds } from "../../objects/index.js";
import { Glide } from "../canvas/glide.js";
import { Surface } from "../canvas/surface.js";
import { View } from "../canvas/view.js";
import { Board } from "../model/board.js";
import { frameOf } from "../model/placing.js";
import { Clusters } from "../space/clusters.js";
import { Evidence } from "../space/evidence.js";
import { Hanging } from "../space/hanging.js";
import { Reading } from "../space/reading.js";
import { Space } from "../space/space.js";
import { Selection } from "../ui/selection.js";

/** @typedef {import("../model/changes.js").Rec} Rec */

/** From afar what does not belong to the story is so faint. */
const FAINT = 0.22;

export class Scene {
  board;
  view = new View();
  glide = new Glide(this.view);
  surface;
  space;
  reading;
  clusters;
  #hanging;
  #evidence;
  /** Whether the next change is to be pointed out. */
  #points = false;
  /** What stands out, while not everything does. @type {((id: string) => boolean) | null} */
  #stands = null;
  #shown = { list: false };
  /** What is put on each thing once it is drawn. @type {((element: HTMLElement, record: Rec) => void) | undefined} */
  #dress;
  /** @type {Set<() => void>} */
  #listeners = new Set();

  /** @param {{board: string, title: string, person: string, role: string}} page @param {HTMLElement} root of the canvas @param {(element: HTMLElement, record: Rec) => void} [dress] puts something on each thing once it is drawn */
  constructor({ board: id, title, person, role }, root, dress) {
    this.#dress = dress;
    const board = new Board({ id });
    Object.assign(board, { title, person, role, read: true });
    board.connected(true);
    const own = this.#kinds();
    this.board = board;
    this.clusters = new Clusters(board);
    this.reading = new Reading(board, frameOf, ({ kind }) => kind in kinds, this.clusters);
    this.space = new Space(board, own, this.clusters);
    this.#hanging = new Hanging(board, own);
    this.#evidence = new Evidence(board);
    this.surface = new Surface(
      {
        ...{ board, kinds: own, view: this.view, space: this.space, clusters: this.clusters, reading: this.reading },
        ...{ hanging: this.#hanging, evidence: this.#evidence, selection: new Selection(), shown: this.#shown, finding: { at: "" }, held: new Set() },
      },
      root,
    );
    board.listen((news) => this.#take(news));
    this.surface.listen((onlyView) => onlyView || this.#stands === null || this.#dim());
  }

  /** @param {() => void} listener called after what is shown has changed */
  listen(listener) {
    this.#listeners.add(listener);
  }

  /** While the canvas is out of sight nothing is drawn on it. @param {boolean} shown */
  turn(shown) {
    this.#shown.list = !shown;
    if (shown) this.surface.redraw();
  }

  /** These records are others now, undefined: gone. @param {Map<string, Rec | undefined>} changed @param {boolean} [points] whether they are pointed out */
  show(changed, points = false) {
    if (!changed.size) return;
    this.#points = points;
    /** @type {import("../model/changes.js").Change[]} */
    const changes = [...changed].map(([id, record]) => (record ? ["put", record] : ["drop", id]));
    this.board.receive([{ seq: this.board.seq + 1, at: 0, by: null, command: null, changes }]);
  }

  /** Let these stand out and the others be faint; null: all are as they are. @param {((id: string) => boolean) | null} stands */
  single(stands) {
    this.#stands = stands;
    this.surface.root.toggleAttribute("data-single", Boolean(stands));
    if (!stands) for (const each of this.surface.root.querySelectorAll("[data-dim]")) each.removeAttribute("data-dim");
    this.surface.redraw();
  }

  /** See all of what is there, or of these boxes. @param {import("../space/grid.js").Box | null} [box] */
  fit(box = this.space.around()) {
    if (box) this.view.fit(box);
    else this.view.set(this.view.width / 2, this.view.height / 3, 1);
  }

  /** @param {import("../model/bell.js").News} change */
  #take(change) {
    const { clusters, space, reading, surface } = this;
    const grouped = new Set([...change.ids].flatMap((id) => clusters.update(id)));
    for (const id of new Set([...change.ids, ...grouped])) space.update(id);
    surface.touch([...grouped, ...[...change.ids].flatMap((id) => this.#hanging.update(id)), ...this.#evidence.update(change.ids)]);
    reading.changed(change.ids);
    if (reading.stale) surface.touch([...this.board.of("frame")].map(({ id }) => id));
    if (this.#points) surface.take(change);
    else surface.touch(change.ids);
    for (const listener of this.#listeners) listener();
  }

  #dim() {
    const stands = this.#stands ?? (() => true);
    for (const each of /** @type {NodeListOf<HTMLElement>} */ (this.surface.root.querySelectorAll(".surface__things > [data-id], .surface__clusters > [data-id]"))) {
      each.toggleAttribute("data-dim", !stands(each.dataset.id ?? ""));
    }
  }

  /** The kinds as they are drawn here: dressed for what is told of them, and faint from afar where they don't stand out. @returns {Record<string, any>} */
  #kinds() {
    /** @type {Record<string, any>} */
    const found = {};
    for (const [name, kind] of Object.entries(/** @type {Record<string, any>} */ (kinds))) {
      found[name] = { ...kind };
      if (kind.draw) found[name].draw = (/** @type {HTMLElement} */ element, /** @type {any} */ record, /** @type {any} */ showing) => this.#draw(kind, element, record, showing);
    }
    const { note } = kinds;
    /** @type {typeof note.paint} */
    const paint = (pen, record, box, colors) => {
      pen.globalAlpha = this.#stands?.(record.id) === false ? FAINT : 1;
      note.paint(pen, record, box, colors);
      pen.globalAlpha = 1;
    };
    return { ...found, note: { ...found.note, paint } };
  }

  /** @param {any} kind @param {HTMLElement} element @param {any} record @param {any} showing */
  #draw(kind, element, record, showing) {
    kind.draw(element, record, showing);
    this.#dress?.(element, record);
  }
}
