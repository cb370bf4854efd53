/** The board as a list beside the canvas, as it stands where the story does. */

import { html, nothing, render, repeat } from "../../vendor/lit/lit.js";
import { kinds } from "../../objects/index.js";
import { bundled, notesIn, withoutClusters } from "../outline/bundles.js";
import { keepingFocus } from "../ui/focus.js";
import { t, tn } from "../ui/words.js";

/** So many rows of a section are drawn before one asks for more. */
const PAGE = 40;

/** @typedef {{frame: any, things: any[]}} Section */

export class List {
  #scene;
  #place;
  #reveal;
  /** @type {Map<string, number>} */
  #open = new Map();
  /** What the last change touched. @type {Set<string>} */
  marked = new Set();
  /** What stands at its top. @type {import("./naming.js").Naming | undefined} */
  naming;

  /** @param {import("./scene.js").Scene} scene @param {HTMLElement} place @param {(id: string) => void} reveal show something on the canvas */
  constructor(scene, place, reveal) {
    this.#scene = scene;
    this.#place = place;
    this.#reveal = reveal;
  }

  draw() {
    keepingFocus(this.#place, () => this.#draw());
  }

  #draw() {
    const sections = this.#scene.reading.sections;
    const notes = notesIn(sections.flatMap(({ things }) => things));
    render(
      html`<h2 class="replay__heading">${t("As it stood")}</h2>
        <p class="muted small">${tn("{n} note", "{n} notes", notes)}</p>
        ${this.naming?.draw() ?? nothing}
        <p class="muted small replay__keys">${t("Keys: space plays, the arrows go change by change, Page Up and Page Down by chapters, Home and End to the ends.")}</p>
        ${repeat(sections, (/** @type {Section} */ { frame }) => frame?.id ?? "", (/** @type {Section} */ section) => this.#section(section))}
        ${sections.length ? nothing : html`<p class="muted">${t("There was nothing on the board yet.")}</p>`}`,
      this.#place,
    );
  }

  /** @param {Section} section */
  #section({ frame, things }) {
    const { loose, bundles } = bundled(this.#scene.clusters, things);
    const id = frame?.id ?? "";
    const title = frame ? kinds.frame.words(frame) : this.#scene.reading.sections.length > 1 ? t("Beside the frames") : "";
    return html`<section class="replay__section">
      ${title ? html`<h3>${title}</h3>` : nothing} ${this.#rows(id, loose)} ${bundles.map((each) => this.#bundle(id, each, Boolean(title)))}
    </section>`;
  }

  /** @param {string} section @param {import("../outline/bundles.js").Bundle} bundle @param {boolean} under whether the section has a title @returns {unknown} */
  #bundle(section, { cluster, notes, inner }, under) {
    const words = kinds.cluster.words(cluster);
    return html`${under ? html`<h4>${words}</h4>` : html`<h3>${words}</h3>`}
      ${this.#rows(`${section}:${cluster.id}`, notes)} ${inner.map((each) => this.#bundle(section, each, true))}`;
  }

  /** @param {string} id @param {any[]} things */
  #rows(id, things) {
    const all = withoutClusters(things);
    const most = this.#open.get(id) ?? PAGE;
    if (!all.length) return nothing;
    return html`<ul class="replay__rows">
        ${repeat(all.slice(0, most), (/** @type {any} */ thing) => thing.id, (/** @type {any} */ thing) => this.#row(thing))}
      </ul>
      ${all.length > most ? html`<button type="button" class="button" @click=${() => this.#more(id, most)}>${tn("{n} more", "{n} more", all.length - most)}</button>` : nothing}`;
  }

  /** @param {any} thing */
  #row(thing) {
    const { board } = this.#scene;
    const kind = /** @type {any} */ (kinds)[thing.kind];
    const words = kind.words?.(thing) || kind.title();
    return html`<li class="replay__row" data-id=${thing.id} ?data-now=${this.marked.has(thing.id)}>
      <button type="button" @click=${() => this.#reveal(thing.id)}>${words}<span class="replay__by">${thing.by ? board.name(thing.by) : t("Name hidden")}</span></button>
    </li>`;
  }

  /** @param {string} id @param {number} most */
  #more(id, most) {
    this.#open.set(id, most + PAGE * 5);
    this.draw();
  }
}
