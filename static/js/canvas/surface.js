/** The canvas: draws what is in sight, and only what changed. */

import { markSize } from "../../objects/link.js";
import { contains } from "../space/grid.js";
import { Cards } from "./cards.js";
import { Far } from "./far.js";
import { Lines } from "./lines.js";
import { Motion } from "./motion.js";
import { Others } from "./others.js";

/** Screen pixels around the window in which things are kept, and in which less than that is looked for again. */
const MARGIN = 400;
const NEARER = 240;
/** Zoomed by so much, what is kept is too much, or painted too small. */
const CLOSER = 1.5;
const FARTHER = 0.6;
/** Zoomed so far, the marks of links are too small to be read. */
const SMALLER = 0.5;
const EVERYWHERE = { x: -1e9, y: -1e9, w: 2e9, h: 2e9 };
const FAR_ZOOM = 0.3;
const NEAR = 0.45;
const MANY = 1000;

export class Surface {
  #desk;
  #root;
  #motion;
  #cards;
  #lines;
  #far;
  #others;
  /** @type {Set<string>} */
  #changed = new Set();
  /** Those among them whose records are new or different. @type {Set<string>} */
  #news = new Set();
  #all = true;
  #people = true;
  #planned = 0;
  /** Something but the view has changed. */
  #stale = true;
  /** The part of the board whose things are drawn, and the zoom at which they were chosen. */
  #drawnBox = { x: 0, y: 0, w: 0, h: 0 };
  #drawnZoom = 1;
  #drawnFar = false;
  /** While cards are made, a few with each frame, the view from afar covers them. */
  #building = false;
  /** Stays in the page even out of sight: what has the focus or is being written. @type {Set<string>} */
  pinned = new Set();
  /** @type {Set<(onlyView: boolean) => void>} */
  #drawn = new Set();

  /** @param {any} desk @param {HTMLElement} root */
  constructor(desk, root) {
    this.#desk = desk;
    this.#root = root;
    const find = (/** @type {string} */ name) => /** @type {any} */ (root.querySelector(`.surface__${name}`));
    this.#motion = new Motion(find("world"), find("grid"), () => this.#rest());
    this.#cards = new Cards(desk, { frame: find("frames"), cluster: find("clusters"), thing: find("things") });
    this.#lines = new Lines(desk, find("links"));
    this.#far = new Far(desk, find("far"));
    this.#others = new Others(desk, find("people"));
    desk.view.listen(() => this.#plan());
    desk.selection.listen((/** @type {Set<string>} */ ids) => this.touch(ids));
    new ResizeObserver(() => this.#fitWindow()).observe(root);
    document.fonts.addEventListener("loadingdone", () => this.redraw());
    root.addEventListener("animationend", (event) => {
      if (event.animationName === "news") /** @type {Element} */ (event.target).removeAttribute("data-news");
    });
  }

  get crowded() {
    return this.#others.crowded;
  }

  get root() {
    return this.#root;
  }

  /** @param {(onlyView: boolean) => void} listener called after each drawing */
  listen(listener) {
    this.#drawn.add(listener);
  }

  /** Draw these again. @param {Iterable<string>} ids */
  touch(ids) {
    for (const id of ids) this.#changed.add(id);
    this.plan();
  }

  /** @param {{ids: Set<string>, people: boolean, reset: boolean}} news */
  take(news) {
    if (news.reset) this.#all = true;
    if (news.people) this.#people = true;
    for (const id of news.ids) this.#news.add(id);
    this.touch(news.ids);
  }

  /** The theme, the letters or the words changed. */
  redraw() {
    this.#far.readColors();
    this.#all = true;
    this.plan();
  }

  /** Draw with the next frame. */
  plan() {
    this.#stale = true;
    this.#plan();
  }

  /** @param {string} id @returns {HTMLElement | undefined} */
  element(id) {
    return this.#cards.element(id);
  }

  /** Bring something into sight and give it the focus. @param {string} id */
  focus(id) {
    id = this.#desk.space.seen(id);
    const box = this.#desk.space.box(id);
    if (!box) return;
    if (this.#desk.view.zoom < FAR_ZOOM) this.#desk.view.zoomBy(0.6 / this.#desk.view.zoom);
    this.#desk.view.show(box);
    this.pinned.add(id);
    this.draw();
    this.element(id)?.focus({ preventScroll: true });
  }

  /** Bring something into the middle of the window, near enough to be read; the focus stays. @param {string} id */
  bring(id) {
    const { space, view } = this.#desk;
    const box = space.aroundAll(space.ends(id) ?? [space.seen(id)]);
    if (box) view.reach(box, NEAR);
  }

  #plan() {
    this.#planned ||= requestAnimationFrame(() => (this.#suffices ? this.#move() : this.draw()));
  }

  /** Whether all that is in sight is drawn already, and the window is only elsewhere. */
  get #suffices() {
    const { view } = this.#desk;
    const [zoom, drawn] = [view.zoom, this.#drawnZoom];
    if (this.#stale || zoom > drawn * CLOSER || (this.#drawnFar && zoom < drawn * FARTHER)) return false;
    if (zoom < FAR_ZOOM !== drawn < FAR_ZOOM) return false;
    if (!this.#drawnFar && (zoom < drawn * SMALLER || (zoom > drawn / SMALLER && drawn < 1))) return false; // the marks of links
    return contains(this.#drawnBox, view.visible(MARGIN - NEARER));
  }

  #move() {
    this.#planned = 0;
    this.#motion.follow(this.#desk.view);
    this.#far.follow();
    this.#others.follow();
    for (const listener of this.#drawn) listener(true);
  }

  /** The view rests: what was only shifted and scaled is drawn exactly. */
  #rest() {
    if (this.#far.blurred || markSize(this.#desk.view.zoom) !== markSize(this.#drawnZoom)) this.plan();
  }

  /** Draw now. */
  draw() {
    cancelAnimationFrame(this.#planned);
    this.#planned = 0;
    if (this.#desk.shown.list) return;
    this.#stale = false;
    const { view, space } = this.#desk;
    for (const id of this.#others.hold(this.#people)) this.#changed.add(id);
    const changed = this.#changed;
    this.#changed = new Set();
    for (const id of space.holders(changed)) changed.add(id);
    this.#motion.follow(view);
    const region = view.visible(MARGIN);
    const near = space.touching(region);
    const links = space.linesTouching(region);
    const all = near.length === space.size;
    this.#drawnBox = all ? EVERYWHERE : region;
    this.#drawnZoom = view.zoom;
    const kindOf = (/** @type {string} */ id) => this.#desk.kinds[space.record(id)?.kind];
    const flat = near.filter((/** @type {string} */ id) => kindOf(id)?.flat);
    const far = view.zoom < FAR_ZOOM || flat.length > MANY;
    this.#drawnFar = far;
    const wanted = new Set(far ? near.filter((/** @type {string} */ id) => !kindOf(id)?.flat) : near);
    for (const id of this.pinned) if (space.box(id)) wanted.add(id);
    const grown = this.#cards.show(wanted, { changed, news: this.#news, all: this.#all, first: this.pinned });
    const building = this.#cards.lacking;
    const covered = far || building;
    for (const id of grown) changed.add(id);
    const around = space.holders(grown);
    this.#drawLinks(covered ? [] : links, changed);
    this.#root.toggleAttribute("data-far", covered);
    if (building && this.#building && this.#far.covers(view.visible(0))) this.#far.follow();
    else if (covered) this.#far.draw(all ? null : region, flat, links, near.filter((/** @type {string} */ id) => kindOf(id)?.named));
    else this.#far.hide();
    this.#building = building;
    this.#others.draw();
    this.#all = false;
    this.#people = false;
    this.#news.clear();
    for (const listener of this.#drawn) listener(false);
    if (around.length) this.touch(around);
    if (building || this.#others.moving) this.plan();
  }

  /** @param {string[]} links @param {Set<string>} changed */
  #drawLinks(links, changed) {
    const { space, view } = this.#desk;
    const moved = new Set(changed);
    for (const id of changed) for (const link of space.linksOf(id)) moved.add(link);
    const wanted = new Set(links);
    this.#lines.show(wanted, this.#all ? wanted : moved, markSize(view.zoom));
  }

  #fitWindow() {
    const { clientWidth, clientHeight } = this.#root;
    if (clientWidth && clientHeight) this.#desk.view.resize(clientWidth, clientHeight);
  }
}
