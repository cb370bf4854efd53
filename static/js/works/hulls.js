/** Suggested groups on the canvas: a dotted band around each with its letter, the one looked at dashed and filled. */

import { grown } from "../space/grid.js";
import { holds, hull, path } from "../space/hull.js";

const ROOM = 14;
const ROUND = 24;
/** A band may hold one stranger to so many of its own. */
const FEW = 4;
const SVG = "http://www.w3.org/2000/svg";

/** @typedef {{letter: string, ids: string[], words: string, focus: boolean}} Shown */

export class Hulls {
  #desk;
  /** @type {Shown[]} */
  #groups = [];
  #bands = document.createElementNS(SVG, "svg");
  #names = document.createElement("div");
  #look = "";

  /** @param {any} desk */
  constructor(desk) {
    this.#desk = desk;
    for (const layer of [this.#bands, this.#names]) layer.setAttribute("aria-hidden", "true");
    this.#bands.classList.add("hulls");
    this.#names.className = "hulls__names";
    desk.surface.listen((/** @type {boolean} */ onlyView) => onlyView || !this.#groups.length || this.#lay());
  }

  /** @param {Shown[]} groups none takes all away */
  show(groups) {
    this.#groups = groups;
    this.#lay();
  }

  #lay() {
    const { space, surface } = this.#desk;
    const drawn = this.#groups.map((group) => ({ ...group, boxes: group.ids.flatMap((id) => space.box(id) ?? []) }));
    const look = JSON.stringify(drawn);
    if (look === this.#look) return;
    this.#look = look;
    const shown = drawn.filter(({ boxes }) => boxes.length).sort((one, other) => Number(one.focus) - Number(other.focus));
    const ways = shown.map((group) => ({ ...group, ...this.#way(group) }));
    this.#bands.replaceChildren(...ways.map(band));
    this.#names.replaceChildren(...ways.flatMap((group) => group.tops.map((top, at) => label(group, top, at ? "" : group.words))));
    const things = surface.root.querySelector(".surface__things");
    things.before(this.#bands);
    things.after(this.#names);
    if (!shown.length) for (const layer of [this.#bands, this.#names]) layer.remove();
  }

  /** One band where the group lies by itself; where others lie in between, a band and a letter for each of its notes. @param {{ids: string[], boxes: import("../space/grid.js").Box[]}} group */
  #way({ ids, boxes }) {
    const around = hull(boxes.map((box) => grown(box, ROOM)));
    const own = new Set(ids);
    const strangers = [...this.#desk.board.of("note")].filter(({ id }) => !own.has(id) && within(around, this.#desk.space.box(id)));
    const bands = strangers.length * FEW > ids.length ? boxes.map((box) => hull([grown(box, ROOM / 2)])) : [around];
    return { way: bands.map((each) => path(each, ROUND)).join(" "), tops: bands.map(top) };
  }
}

/** @param {import("../space/hull.js").Point[]} around @param {import("../space/grid.js").Box | undefined} box */
function within(around, box) {
  return box !== undefined && holds(around, { x: box.x + box.w / 2, y: box.y + box.h / 2 });
}

/** Where the name of a band stands. @param {import("../space/hull.js").Point[]} around */
function top(around) {
  return around.reduce((first, corner) => (corner.y < first.y || (corner.y === first.y && corner.x < first.x) ? corner : first));
}

/** @param {{way: string, focus: boolean}} group */
function band({ way, focus }) {
  const element = document.createElementNS(SVG, "path");
  element.setAttribute("d", way);
  element.setAttribute("class", `hulls__band ${focus ? "hulls__band--focus" : ""}`);
  return element;
}

/** @param {{letter: string, focus: boolean}} group @param {import("../space/hull.js").Point} at @param {string} words */
function label({ letter, focus }, at, words) {
  const element = document.createElement("p");
  element.className = `hulls__name ${focus ? "hulls__name--focus" : ""}`;
  element.style.setProperty("translate", `${at.x}px ${at.y}px`);
  const mark = document.createElement("span");
  mark.className = "letter";
  mark.textContent = letter;
  element.append(mark);
  if (words) element.append(part(words));
  return element;
}

/** @param {string} words */
function part(words) {
  const element = document.createElement("span");
  element.className = "hulls__words";
  element.textContent = words;
  return element;
}
