/** The links in sight, in one SVG layer; each follows the things it joins. */

import { arrow } from "../../objects/link.js";
import { confidenceWords } from "../ui/claims.js";
import { t } from "../ui/words.js";

const SVG = "http://www.w3.org/2000/svg";
/** With marks larger than this, seen from further away, words would lie over everything. */
const LEGIBLE = 2;
/** The signs that are drawn. @type {Record<string, string>} */
const STROKES = { "+": "-5,0 5,0 0,0 0,-5 0,5", "-": "-5,0 5,0" };

export class Lines {
  /** @type {Map<string, SVGGElement>} */
  #shown = new Map();
  /** How large the marks are drawn, see `markSize`. */
  #size = 1;
  #desk;
  #layer;

  /** @param {any} desk @param {SVGSVGElement} layer */
  constructor(desk, layer) {
    this.#desk = desk;
    this.#layer = layer;
  }

  /** @param {Set<string>} wanted @param {Set<string>} changed links whose ends moved or which changed themselves @param {number} size of their marks */
  show(wanted, changed, size) {
    const all = size !== this.#size;
    if (all) this.#layer.style.setProperty("--mark", String(size));
    this.#size = size;
    for (const [id, group] of this.#shown) {
      if (wanted.has(id)) continue;
      group.remove();
      this.#shown.delete(id);
    }
    for (const id of wanted) if (all || changed.has(id) || !this.#shown.has(id)) this.#draw(id);
  }

  /** @param {string} id */
  #draw(id) {
    const { space, board, selection } = this.#desk;
    const record = board.get(id);
    const [from, to] = [space.box(record?.from), space.box(record?.to)];
    if (!from || !to) return;
    const { line, head, sign, delay, words } = arrow(from, to, this.#rank(record), this.#size);
    const group = this.#shown.get(id) ?? this.#make(id);
    const causal = record.sort === "causal";
    const polarity = causal ? (record.polarity ?? "") : "";
    group.setAttribute("class", `link link--${board.stateOf(id)}${record.contested ? " link--contested" : ""}${record.confidence === "low" ? " link--unsure" : ""}`);
    group.toggleAttribute("data-selected", selection.has(id));
    const [reach, stroke, core, tip, late, said, badge] = group.children;
    reach.setAttribute("d", line);
    stroke.setAttribute("d", line);
    core.setAttribute("d", record.contested ? line : "");
    tip.setAttribute("d", head);
    late.setAttribute("d", causal && record.delay ? delay : "");
    said.textContent = this.#size > LEGIBLE ? "" : doubts(record);
    said.setAttribute("text-anchor", words.anchor);
    said.setAttribute("transform", `translate(${words.x} ${words.y}) scale(${this.#size})`);
    badge.setAttribute("transform", `translate(${sign.x} ${sign.y}) scale(${this.#size})`);
    badge.toggleAttribute("hidden", !polarity);
    badge.children[1].setAttribute("points", STROKES[polarity] ?? "");
    /** @type {Element} */ (badge.lastElementChild).textContent = polarity === "?" ? "?" : "";
  }

  /** How many links go the same way and came earlier. @param {any} record */
  #rank({ id, from, to, order }) {
    const { space, board } = this.#desk;
    const [one, other] = [space.linksOf(from), space.linksOf(to)];
    let rank = 0;
    for (const each of one.size < other.size ? one : other) {
      const link = board.get(each);
      const earlier = link && (link.order < order || (link.order === order && each < id));
      if (earlier && link.from === from && link.to === to) rank += 1;
    }
    return rank;
  }

  /** @param {string} id */
  #make(id) {
    const group = document.createElementNS(SVG, "g");
    group.dataset.link = id;
    const badge = part("g", "badge");
    badge.append(part("circle", "disc"), part("polyline", "sign"), part("text", "word"));
    badge.firstElementChild?.setAttribute("r", "11");
    group.append(part("path", "reach"), part("path", "line"), part("path", "core"), part("path", "head"), part("path", "delay"), part("text", "said"), badge);
    this.#layer.append(group);
    this.#shown.set(id, group);
    return group;
  }
}

/** What is doubtful about a link, in words. @param {any} link */
function doubts({ contested, confidence }) {
  return [...(contested ? [t("contested")] : []), ...(confidence === "low" ? [confidenceWords("low")] : [])].join(" · ");
}

/** @param {string} tag @param {string} name @returns {SVGElement} */
function part(tag, name) {
  const element = /** @type {SVGElement} */ (document.createElementNS(SVG, tag));
  element.setAttribute("class", `link__${name}`);
  return element;
}
