/** What changed on a board since one's last visit, in words, with the way to each thing. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { icon } from "../ui/icon.js";
import { t, tn } from "../ui/words.js";
import { go } from "./going.js";

const MOST = 40;

export class Changes {
  #desk;

  /** @param {any} desk */
  constructor(desk) {
    this.#desk = desk;
  }

  title() {
    return t("What changed");
  }

  draw() {
    const { review } = this.#desk;
    const told = review?.told;
    if (!told) return html`<p class="muted">${t("What changed can't be told now.")}</p>`;
    if (!review.count) return html`<p class="muted">${t("Nothing has changed since your last visit.")}</p>`;
    const n = (/** @type {any[]} */ list) => list.length;
    return html`${this.#part(tn("{n} new note", "{n} new notes", n(told.notes)), "plus", told.notes)}
      ${this.#part(tn("{n} text changed", "{n} texts changed", n(told.texts)), "pencil", told.texts)}
      ${this.#part(tn("{n} moved", "{n} moved", n(Object.keys(told.moved))), "move", Object.keys(told.moved), (id) => told.moved[id] && t("from {place}", { place: told.moved[id] }))}
      ${this.#gone(told.gone)} ${this.#part(tn("{n} new group", "{n} new groups", n(told.groups)), "group", told.groups)}
      ${this.#part(tn("{n} new link", "{n} new links", n(told.links)), "spline", told.links)}
      ${this.#part(tn("{n} other thing", "{n} other things", n(told.things)), "image", told.things)}
      ${this.#part(tn("{n} loop got a name", "{n} loops got a name", n(told.loops)), "refresh-cw", told.loops)}
      ${this.#part(tn("{n} vote closed", "{n} votes closed", n(told.polls)), "vote", told.polls)}
      ${this.#part(tn("{n} answer to you", "{n} answers to you", n(told.answers)), "reply", told.answers)}`;
  }

  /** @param {string} title @param {string} picture @param {string[]} ids @param {(id: string) => string} [beside] */
  #part(title, picture, ids, beside) {
    if (!ids.length) return nothing;
    const { board } = this.#desk;
    const there = ids.filter((id) => board.get(id));
    return html`<section class="changes">
      <h3 class="changes__title">${icon(picture, "icon--small")}${title}</h3>
      <ul>
        ${there.slice(0, MOST).map((id) => html`<li><button type="button" class="deed changes__one" @click=${() => this.#open(id)}>${this.#words(id)}${beside?.(id) ? html` <span class="muted">${beside(id)}</span>` : nothing}</button></li>`)}
      </ul>
      ${there.length > MOST ? html`<p class="small muted">${tn("and {n} more", "and {n} more", there.length - MOST)}</p>` : nothing}
    </section>`;
  }

  /** @param {{id: string, words: string}[]} gone */
  #gone(gone) {
    if (!gone.length) return nothing;
    return html`<section class="changes">
      <h3 class="changes__title">${icon("trash", "icon--small")}${tn("{n} withdrawn", "{n} withdrawn", gone.length)}</h3>
      <ul>
        ${gone.slice(0, MOST).map(({ words }) => html`<li class="changes__gone"><del>${words}</del></li>`)}
      </ul>
    </section>`;
  }

  /** @param {string} id */
  #words(id) {
    const { board, kinds, links } = this.#desk;
    const record = board.get(id);
    if (record.kind === "link") return links.words(record);
    return kinds[record.kind]?.words?.(record) || record.title || kinds[record.kind]?.title?.() || t("Empty note");
  }

  /** @param {string} id */
  #open(id) {
    const { board, commands } = this.#desk;
    const { kind, on, ids } = board.get(id);
    if (kind === "comment") commands.talk({ on });
    else if (kind === "poll") this.#desk.votes?.openMarked?.();
    else go(this.#desk, ids ?? [id]);
  }
}

export { Changes as default };
