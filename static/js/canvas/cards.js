/** The notes, labels and frames in sight, as elements in the world; made when they come near, taken away when they leave. */

import { t } from "../ui/words.js";
import { byOrder } from "../model/order.js";
import { notesIn, withoutClusters } from "../outline/bundles.js";
import { drawContested } from "./contested.js";
import { drawLock } from "./lock.js";
import { sortLayer } from "./layer.js";
import { drawMarks } from "./marks.js";

/**
 * @typedef {object} Showing what a kind is told besides its record
 * @property {string} me
 * @property {(person: string) => string} name
 * @property {string} state saved, sending, waiting or refused
 * @property {number} count of what a frame or a cluster holds, of the answers to a comment, or of the notes that a factor rests on
 * @property {any[]} [things] that a frame holds
 * @property {import("../space/grid.js").Box} [box]
 * @property {string} [url] of its picture
 */

/** So many are made in one frame, and more as long as it takes no more than so many ms. */
const AT_ONCE = 60;
const PATIENCE = 8;

export class Cards {
  /** Whether some are still to be made with the next frame. */
  lacking = false;
  /** @type {Map<string, HTMLElement>} */
  #shown = new Map();
  /** @type {Map<string, string>} */
  #looks = new Map();
  /** @type {Map<string, string>} */
  #orders = new Map();
  /** Those with changes of one's own on the way. @type {Set<string>} */
  #own = new Set();
  #desk;
  #layers;

  /** @param {any} desk @param {{frame: HTMLElement, cluster: HTMLElement, thing: HTMLElement}} layers */
  constructor(desk, layers) {
    this.#desk = desk;
    this.#layers = layers;
  }

  /** @param {string} id */
  element(id) {
    return this.#shown.get(id);
  }

  /**
   * @param {Set<string>} wanted all ids that should be there
   * @param {{changed: Set<string>, news: Set<string>, all: boolean, first: Set<string>}} what those to draw again, those
   *   whose record is news, whether to draw every one again, which is news to nobody, and those that can't wait
   * @returns {string[]} ids whose drawn size is news
   */
  show(wanted, { changed, news, all, first }) {
    for (const id of this.#shown.keys()) if (!wanted.has(id)) this.#remove(id);
    const fresh = [];
    const until = performance.now() + PATIENCE;
    let made = 0;
    this.lacking = false;
    for (const id of wanted) {
      const record = this.#desk.space.record(id);
      if (!record) continue;
      const known = this.#shown.get(id);
      if (!known) made += 1;
      if (!known && made > AT_ONCE && performance.now() > until && !first.has(id)) {
        this.lacking = true;
        continue;
      }
      const element = known ?? this.#make(record);
      if (!known || all || changed.has(id)) {
        this.#draw(element, record, !all && news.has(id));
        fresh.push(id);
      }
    }
    this.#sort(fresh);
    return fresh.filter((id) => this.#measure(id));
  }

  /** What was raised or sent back changes its place among the others. @param {string[]} fresh */
  #sort(fresh) {
    const { space } = this.#desk;
    const layers = new Set();
    for (const id of fresh) {
      const order = space.record(id)?.order ?? "";
      if (this.#orders.has(id) && this.#orders.get(id) !== order) layers.add(this.#shown.get(id)?.parentElement);
      this.#orders.set(id, order);
    }
    for (const layer of layers) sortLayer(layer, (/** @type {HTMLElement} */ element) => space.record(element.dataset.id));
  }

  /** What had the focus leaves it to the board, whose keys go on. @param {string} id */
  #remove(id) {
    const element = this.#shown.get(id);
    if (element?.contains(document.activeElement)) this.#desk.surface.root.focus({ preventScroll: true });
    element?.remove();
    this.#shown.delete(id);
    this.#orders.delete(id);
    this.#looks.delete(id);
  }

  /** @param {any} record */
  #make(record) {
    const element = this.#desk.kinds[record.kind].element();
    element.dataset.id = record.id;
    element.tabIndex = -1;
    element.setAttribute("role", "group");
    this.#shown.set(record.id, element);
    this.#insert(element, record);
    return element;
  }

  /** Keep the elements in reading order, which is also what lies on top. @param {HTMLElement} element @param {any} record */
  #insert(element, record) {
    const layer = /** @type {Record<string, HTMLElement>} */ (this.#layers)[record.kind] ?? this.#layers.thing;
    let [low, high] = [0, layer.children.length];
    while (low < high) {
      const half = (low + high) >> 1;
      const other = this.#desk.space.record(/** @type {HTMLElement} */ (layer.children[half]).dataset.id ?? "");
      if (other && byOrder(other, record) < 0) low = half + 1;
      else high = half;
    }
    layer.insertBefore(element, layer.children[low] ?? null);
  }

  /** @param {HTMLElement} element @param {any} record @param {boolean} changed */
  #draw(element, record, changed) {
    const { board, kinds, space, clusters, hanging, reading, selection, finding, evidence, votes } = this.#desk;
    const { id, kind } = record;
    const box = space.box(id) ?? record;
    const state = board.stateOf(id);
    const things = kind === "frame" ? withoutClusters(reading.inside(id)) : [];
    const counts = {
      frame: () => notesIn(things),
      cluster: () => clusters.allNotes(id).length,
      comment: () => hanging.comments(id).length,
    };
    const count = /** @type {Record<string, () => number>} */ (counts)[kind]?.() ?? evidence.of(record).length;
    /** @type {Showing} */
    const showing = { me: board.person, name: (person) => (person ? board.name(person) : t("Name hidden")), state, count, things, box, url: board.files?.url(record) };
    kinds[kind].draw(element, record, showing);
    drawLock(element, Boolean(record.locked));
    if (kind === "note") drawContested(element, record);
    if (kind !== "comment") drawMarks(element, hanging, id, votes?.mark(id));
    this.#desk.review?.mark(element, record);
    element.style.setProperty("translate", `${box.x}px ${box.y}px`);
    element.toggleAttribute("data-selected", selection.has(id));
    element.toggleAttribute("data-found", finding.at === id);
    this.#news(element, record, changed && state === "saved" && !this.#own.delete(id));
    if (state !== "saved") this.#own.add(id);
  }

  /** Somebody else's change gets a fading outline; one's own was drawn as it was made. @param {HTMLElement} element @param {any} record @param {boolean} candidate */
  #news(element, record, candidate) {
    const { order, ...rest } = record;
    const look = JSON.stringify(rest);
    const before = this.#looks.get(record.id);
    this.#looks.set(record.id, look);
    if (!candidate || look === before || (!before && record.by === this.#desk.board.person)) return;
    element.removeAttribute("data-news");
    requestAnimationFrame(() => element.setAttribute("data-news", ""));
  }

  /** @param {string} id */
  #measure(id) {
    const element = this.#shown.get(id);
    const { space } = this.#desk;
    if (!element?.offsetWidth || space.sized(id)) return false;
    return space.measured(id, element.offsetWidth, element.offsetHeight);
  }
}
