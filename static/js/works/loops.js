/** The work on a causal map: the loops that were found in it, where a push would be felt, and small questions. */

import { html, nothing, repeat } from "../../vendor/lit/lit.js";
import { icon } from "../ui/icon.js";
import { t, tn } from "../ui/words.js";
import { Asked } from "./asked.js";
import { away, drawHints } from "./hints.js";
import { Levers } from "./levers.js";
import { saidOf } from "./loop.js";
import { OneLoop } from "./one-loop.js";
import { Shine } from "./shine.js";

/** So many loops are listed at first, and with each press more. */
const SOME = 25;
const KINDS = new Set(["link", "loop", "poll", "ballot"]);
const SORTS = new Set(["factor", "problem", "cause", "effect"]);
const LETTERS = /** @type {Record<string, string>} */ ({ reinforcing: "R", balancing: "B", undetermined: "?" });

/** @typedef {{ids: string[], links: string[], sort: string, delayed: boolean, name?: string, loop?: string}} Found */
/** @typedef {Found & {key: string, mark: string, name: string}} Marked */

class Loops {
  #desk;
  #redraw;
  #asked;
  #levers;
  #one;
  #shine;
  /** The factor whose loops alone are wanted, or "". */
  #through;
  /** The loop that is open, by its links. */
  #open = "";
  #most = SOME;

  /** @param {any} desk @param {() => void} redraw @param {{through?: string}} [given] */
  constructor(desk, redraw, { through = "" } = {}) {
    this.#desk = desk;
    this.#redraw = redraw;
    this.#through = through;
    desk.shine ??= new Shine(desk);
    this.#shine = desk.shine;
    this.#levers = new Levers(desk, redraw);
    this.#one = new OneLoop(desk, redraw, () => this.#see());
    this.#asked = new Asked(desk.board, { wanted: () => this.#wanted(), concerns, heard: redraw });
  }

  title() {
    return t("Loops and leverage");
  }

  stop() {
    this.#asked.stop();
    this.#one.stop();
    this.#shine.show(null);
  }

  draw() {
    const { loops, leverage, hints } = this.#asked.answers;
    const marked = loops ? this.#marked(loops.loops) : [];
    const open = marked.find(({ key }) => key === this.#open);
    this.#shine.show(open ?? null);
    return html`${this.#asked.away ? away() : nothing}
      <section class="loops" ?data-low=${!this.#desk.shown.list}>
        <div class="loops__head">
          <h3 class="works__title">${loops ? tn("{n} loop found", "{n} loops found", marked.length) : t("Looking for loops…")}</h3>
          <p class="small muted">${t("R reinforces · B balances · ? has no sign yet")}</p>
        </div>
        ${this.#filter()} ${loops ? this.#list(marked, loops.capped) : nothing}
      </section>
      ${leverage ? this.#levers.draw(leverage) : nothing} ${hints ? drawHints(this.#desk, hints.hints) : nothing}`;
  }

  /** @returns {Record<string, Record<string, string>>} */
  #wanted() {
    return { loops: this.#through ? { through: this.#through } : {}, leverage: {}, hints: {} };
  }

  /** Only loops whose factors and links are still on this board, each with its mark: R1, B1, R2. @param {Found[]} loops @returns {Marked[]} */
  #marked(loops) {
    const { board } = this.#desk;
    /** @type {Record<string, number>} */
    const counts = {};
    const there = loops.filter(({ ids, links }) => [...ids, ...links].every((id) => board.get(id)));
    return there.map((loop) => {
      counts[loop.sort] = (counts[loop.sort] ?? 0) + 1;
      const name = saidOf(board, loop.ids)?.title ?? "";
      return { ...loop, key: loop.links.join(), mark: `${LETTERS[loop.sort]}${counts[loop.sort]}`, name };
    });
  }

  #filter() {
    const { board, selection, kinds } = this.#desk;
    const [chosen] = selection.size === 1 ? selection.ids : [];
    const id = this.#through || (this.#inMap(chosen) ? chosen : "");
    const factor = board.get(id);
    if (!factor) return nothing;
    const name = kinds[factor.kind].words(factor).slice(0, 60);
    return html`<button type="button" class="button loops__through" aria-pressed=${String(Boolean(this.#through))} @click=${() => this.#only(this.#through ? "" : id)}>
      ${icon(this.#through ? "check" : "refresh-cw")}${t("Only through “{name}”", { name })}
    </button>`;
  }

  /** @param {string | undefined} id */
  #inMap(id) {
    return Boolean(id) && [...this.#desk.space.linksOf(id)].some((link) => this.#desk.board.get(link)?.sort === "causal");
  }

  /** @param {string} through */
  #only(through) {
    this.#through = through;
    this.#most = SOME;
    this.#asked.ask();
    this.#redraw();
  }

  /** @param {Marked[]} loops @param {boolean} capped */
  #list(loops, capped) {
    if (!loops.length) {
      return html`<p class="muted">${t("No loop yet. A loop is there when links lead from a factor back to it.")}</p>`;
    }
    const shown = loops.filter(({ key }, at) => at < this.#most || key === this.#open);
    return html`<ul class="loops__list" aria-label=${t("Loops")}>
        ${repeat(shown, keyOf, (/** @type {Marked} */ loop) => this.#one.draw(loop, loop.key === this.#open, () => this.#turn(loop)))}
      </ul>
      ${loops.length > this.#most
        ? html`<button type="button" class="button button--quiet" @click=${this.#more}>${t("Show {n} more", { n: Math.min(SOME, loops.length - this.#most) })}</button>`
        : nothing}
      ${capped ? html`<p class="small muted">${t("These are the shortest. There are more than can be listed.")}</p>` : nothing}`;
  }

  #more = () => {
    this.#most += SOME;
    this.#redraw();
  };

  /** Open a loop, or close it. @param {Marked} loop */
  #turn(loop) {
    this.#one.stop();
    this.#open = this.#open === loop.key ? "" : loop.key;
    this.#redraw();
    if (this.#open && !this.#desk.shown.list) this.#bring();
  }

  /** The panel has its new size with the next frame. */
  #bring = () => requestAnimationFrame(() => this.#shine.bring(document.querySelector(".loops")?.closest(".work") ?? null));

  /** From the list, where it is only read. */
  #see = () => {
    this.#desk.shown.show(false);
    this.#redraw();
    this.#bring();
  };
}

/** @param {any} record */
function concerns({ kind, sort }) {
  return KINDS.has(kind) || (kind === "note" && SORTS.has(sort));
}

/** @param {Marked} loop */
function keyOf({ key }) {
  return key;
}

export { Loops as default };
