/** One loop on the canvas: its factors and links stand out, the others pale, and its mark stands in its middle, or beside the links of only two. */

import { html, render } from "../../vendor/lit/lit.js";
import { markPlace, middle } from "../space/aside.js";
import { grown } from "../space/grid.js";

const ROOM = 32;
/** The zoom from which on one's things are drawn one by one. */
const LEAST = 0.3;

/** @typedef {{ids: string[], links: string[], mark: string, sort: string, name: string}} Shown */

export class Shine {
  #desk;
  /** @type {Shown | null} */
  #loop = null;
  #mark = mark();

  /** @param {any} desk */
  constructor(desk) {
    this.#desk = desk;
    desk.surface.listen((/** @type {boolean} */ onlyView) => onlyView || !this.#loop || this.#lay());
  }

  /** @param {Shown | null} loop */
  show(loop) {
    this.#loop = loop;
    this.#lay();
  }

  /** @param {Element | null} panel */
  bring(panel) {
    bring(this.#desk, this.#loop?.ids ?? [], panel);
  }

  #lay() {
    const root = this.#desk.surface.root;
    const wanted = new Set(this.#elements(root));
    for (const old of root.querySelectorAll("[data-in-loop]")) if (!wanted.has(old)) old.removeAttribute("data-in-loop");
    for (const element of wanted) element.setAttribute("data-in-loop", "");
    root.toggleAttribute("data-loop", wanted.size > 0);
    this.#putMark(root);
  }

  /** @param {HTMLElement} root */
  #elements(root) {
    const { ids = [], links = [] } = this.#loop ?? {};
    const found = [...ids.map((id) => this.#desk.surface.element(id)), ...links.map((id) => root.querySelector(`[data-link="${id}"]`))];
    return /** @type {Element[]} */ (found.filter(Boolean));
  }

  /** @param {HTMLElement} root */
  #putMark(root) {
    const boxes = (this.#loop?.ids ?? []).flatMap((id) => this.#desk.space.box(id) ?? []);
    if (!this.#loop || boxes.length < 2) return this.#mark.remove();
    const { sort, mark: words, name } = this.#loop;
    this.#mark.className = `loop-mark loop-mark--${sort} ${clockwise(boxes.map(middle)) ? "" : "loop-mark--back"}`;
    render(
      html`<svg viewBox="0 0 64 64"><path d="M22 10 A25 25 0 1 0 46 11"></path><path d="M45 20 L46 11 L55 13"></path></svg>
        <span class="loop-mark__mark">${words}</span><span class="loop-mark__name">${name}</span>`,
      this.#mark,
    );
    const { x, y } = markPlace(boxes, Boolean(name));
    this.#mark.style.setProperty("translate", `${x}px ${y}px`);
    if (!this.#mark.isConnected) root.querySelector(".surface__things")?.before(this.#mark);
  }
}

/** Have all of these in sight, in the middle of what the panel leaves free. @param {any} desk @param {string[]} ids @param {Element | null} panel */
export function bring({ space, view, surface }, ids, panel) {
  const box = space.aroundAll(ids);
  if (!box) return;
  const { x, y, w, h } = free(view, surface.root.getBoundingClientRect(), panel?.getBoundingClientRect());
  const at = view.toScreen(box.x, box.y);
  const inside = at.x >= x && at.y >= y && at.x + box.w * view.zoom <= x + w && at.y + box.h * view.zoom <= y + h;
  if (inside) return;
  const wide = grown(box, ROOM);
  const zoom = Math.max(LEAST, Math.min(view.zoom, w / wide.w, h / wide.h));
  view.set(x + w / 2 - (box.x + box.w / 2) * zoom, y + h / 2 - (box.y + box.h / 2) * zoom, zoom);
}

/** The part of the canvas that neither the bars nor a panel over it cover. @param {any} view @param {DOMRect} root @param {DOMRect} [panel] */
function free(view, root, panel) {
  const { left, top } = view.inset;
  let [right, bottom] = [view.width - view.inset.right, view.height - view.inset.bottom];
  if (panel && panel.width >= root.width) bottom = Math.min(bottom, panel.top - root.top - left);
  else if (panel) right = Math.min(right, panel.left - root.left - left);
  return { x: left, y: top, w: Math.max(1, right - left), h: Math.max(1, bottom - top) };
}

/** Whether one turns right along these places: by twice the area that they enclose. @param {{x: number, y: number}[]} places */
export function clockwise(places) {
  const area = places.reduce((sum, { x, y }, at) => {
    const next = places[(at + 1) % places.length];
    return sum + x * next.y - next.x * y;
  }, 0);
  return area >= 0;
}

function mark() {
  const element = document.createElement("div");
  element.setAttribute("aria-hidden", "true");
  return element;
}
