/** A board opened for review: what changed since one's last visit is marked, and leaving keeps that one was here. */

import { html, nothing, render } from "../../vendor/lit/lit.js";
import { ask } from "../conduct/ask.js";
import { threads } from "../space/threads.js";
import { narrow } from "../ui/room.js";
import { icon, iconElement } from "../ui/icon.js";
import { part } from "../ui/parts.js";
import { when } from "../ui/when.js";
import { t, tn } from "../ui/words.js";

/**
 * @typedef {object} Told what the server tells of the time since the last visit
 * @property {number} since @property {number} seq @property {number | null} visited
 * @property {string[]} notes @property {string[]} texts @property {Record<string, string>} moved
 * @property {{id: string, kind: string, words: string}[]} gone
 * @property {string[]} groups @property {string[]} links @property {string[]} things @property {string[]} loops
 * @property {string[]} polls @property {string[]} answers @property {string[]} commented
 */

/** @param {any} desk @param {HTMLElement} before where the strip stands */
export async function review(desk, before) {
  const place = document.createElement("div");
  place.className = "review";
  before.before(place);
  desk.review = new Review(desk, place);
  await desk.review.open();
}

const PAUSE = 1500;

export class Review {
  /** @type {Told | null} */
  told = null;
  #desk;
  #place;
  /** Whether what did not change has lost its colour. */
  #only = false;
  #left = false;
  /** @type {any} */
  #due;
  #counted = { seq: -1, of: /** @type {Map<string, number[]>} */ (new Map()) };

  /** @param {any} desk @param {HTMLElement} place */
  constructor(desk, place) {
    this.#desk = desk;
    this.#place = place;
    addEventListener("pagehide", () => this.#leave());
    addEventListener("pageshow", () => (this.#left = false));
    desk.board.listen((/** @type {{ids: Set<string>}} */ { ids }) => ids.size && this.#soon());
  }

  /** The first look, which opens a panel where there is room for one. */
  async open() {
    await this.#look();
    this.#only = Boolean(this.told?.visited) && this.count > 0;
    this.#draw();
    this.#wear();
    if (!narrow(72)) this.#desk.work.open(this.count ? "changes" : "comments", { only: "all" });
  }

  /** The team may go on while one reviews. */
  #soon() {
    clearTimeout(this.#due);
    this.#due = setTimeout(async () => {
      await this.#look();
      this.#draw();
      this.#wear();
      this.#desk.work.draw();
    }, PAUSE);
  }

  /** What can't be asked for now stays as it was told before. */
  async #look() {
    const { ok, told } = await ask(`/api/v1/boards/${this.#desk.board.id}/changed`);
    if (ok) this.told = told;
  }

  /** How much is different. */
  get count() {
    const told = this.told;
    if (!told) return 0;
    const lists = [told.notes, told.texts, Object.keys(told.moved), told.gone, told.groups, told.links, told.things, told.loops, told.polls, told.answers];
    return lists.reduce((sum, list) => sum + list.length, 0);
  }

  /** What is different about a thing, in a word. @param {string} id @returns {[string, string] | null} its icon and the words */
  newsOf(id) {
    const { notes = [], things = [], groups = [], texts = [], moved = {} } = this.told ?? {};
    if (notes.includes(id) || things.includes(id) || groups.includes(id)) return ["plus", t("New")];
    if (texts.includes(id)) return ["pencil", t("Text changed")];
    if (id in moved) return ["move", moved[id] ? t("Came from {place}", { place: moved[id] }) : t("Moved")];
    return null;
  }

  /** Show on a thing of the canvas what is different about it, and which talks of the panel are about it. @param {HTMLElement} element @param {any} record */
  mark(element, record) {
    const numbers = this.#numbers.get(record.id)?.join(" · ");
    const badge = element.querySelector(":scope > .badge, :scope > .pin__count");
    if (numbers && badge?.lastChild) badge.lastChild.textContent = numbers;
    else if (numbers && badge) badge.textContent = numbers;
    const news = this.newsOf(record.id);
    element.querySelector(":scope > .changed")?.remove();
    element.toggleAttribute("data-changed", Boolean(news));
    if (!news) return;
    const said = part("span", "changed");
    said.setAttribute("aria-hidden", "true");
    said.append(iconElement(news[0], "icon--small"), news[1]);
    element.append(said);
    element.setAttribute("aria-label", [element.getAttribute("aria-label"), news[1]].filter(Boolean).join(", "));
  }

  /** The numbers of the talks on each thing, as the panel counts them. */
  get #numbers() {
    const { board } = this.#desk;
    if (this.#counted.seq === board.seq && this.#counted.of.size) return this.#counted.of;
    /** @type {Map<string, number[]>} */
    const of = new Map();
    for (const { number, comment } of threads(this.#desk)) {
      const on = comment.on ?? comment.id;
      if (!comment.loop) of.set(on, [...(of.get(on) ?? []), number]);
    }
    this.#counted = { seq: board.seq, of };
    return of;
  }

  #draw() {
    const { page, board } = this.#desk;
    const { visited } = this.told ?? {};
    const { finish, gives, back, replay, versions, team } = page.review;
    const leave = () => this.#leave();
    const stay = () => (this.#left = true); // replay and versions tell of the same time: the visit goes on there
    render(
      html`<section class="reviewing" aria-label=${t("Review")}>
        <a class="button button--quiet" href=${back} @click=${leave}>${icon("arrow-left")}<span class="reviewing__word">${team || t("Back")}</span></a>
        ${visited
          ? html`<label class="switch reviewing__only"
              ><input type="checkbox" role="switch" .checked=${this.#only} @change=${this.#turn} /><span>${t("Changed since your last visit")} <span class="muted">${when(visited, board.now())}</span></span></label
            >`
          : html`<span class="muted">${this.told ? t("Your first visit: nothing is marked yet.") : t("What changed can't be told now.")}</span>`}
        <span class="reviewing__more">${visited
          ? html`<button type="button" class="button button--quiet" @click=${() => this.#desk.work.open("changes")}>${this.count ? tn("{n} change", "{n} changes", this.count) : t("No changes")}</button>`
          : nothing}
        <button type="button" class="button button--quiet" @click=${() => this.#desk.work.open("comments", { only: "all" })}>${icon("message-square")}${t("Comments")}</button>
        <a class="button button--quiet" href=${replay} @click=${stay}>${icon("play")}${t("Replay")}</a>
        <a class="button button--quiet" href=${versions} @click=${stay}>${icon("layers")}${t("Versions")}</a></span>
        <a class="button button--primary reviewing__end" href=${finish} @click=${leave}>${icon("check")}${gives ? t("Finish the review") : t("Done")}</a>
      </section>`,
      this.#place,
    );
  }

  #turn = () => {
    this.#only = !this.#only;
    this.#draw();
    this.#wear();
  };

  #wear() {
    document.body.toggleAttribute("data-only-changed", this.#only);
    this.#desk.surface.redraw();
    this.#desk.outline.draw();
  }

  /** Keep until where one has seen the board; the page may go at once. */
  #leave() {
    const { board } = this.#desk;
    if (this.#left || !this.told || !board.seq) return;
    this.#left = true;
    const headers = { "Content-Type": "application/json" };
    fetch(`/api/v1/boards/${board.id}/visit`, { method: "POST", headers, body: JSON.stringify({ seq: board.seq }), keepalive: true }).catch(() => {});
  }
}
