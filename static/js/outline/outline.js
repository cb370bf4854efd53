/** The list view: the same board as headings and list items, with everything doable by keyboard and by taps. */

import { guard, html, nothing, render, repeat } from "../../vendor/lit/lit.js";
import { each } from "../ui/each.js";
import { keepingFocus } from "../ui/focus.js";
import { icon } from "../ui/icon.js";
import { marksOf } from "../ui/marks.js";
import { markWords, questionOf } from "../ui/methods.js";
import { placeWords } from "../ui/places.js";
import { t, tn } from "../ui/words.js";
import { question } from "../panels/question.js";
import { bundled, lists, notesIn, withoutClusters } from "./bundles.js";
import { clusterHead } from "./cluster.js";
import { groups } from "./groups.js";
import { row } from "./row.js";
import { sentence } from "./sentence.js";

const PAGE = 24;

export class Outline {
  #desk;
  #place;
  /** How many rows of a section are open. @type {Map<string, number>} */
  #open = new Map();
  /** On paper every row is there, whichever view is open. */
  #printing = false;

  /** @param {any} desk @param {HTMLElement} place */
  constructor(desk, place) {
    this.#desk = desk;
    this.#place = place;
  }

  draw() {
    keepingFocus(this.#place, () => this.#draw());
  }

  #draw() {
    const { reading, shown } = this.#desk;
    if (!shown.list && !this.#printing) return;
    const sections = this.#found(reading.sections);
    render(
      html`<nav class="contents" aria-label=${t("In this list")}>
          <h2 class="contents__title">${t("In this list")}</h2>
          <ul class="contents__list">
            ${sections.map((section) => this.#entry(section))}
          </ul>
        </nav>
        <div class="paper">
          <div class="paper__question">${question(this.#desk)}</div>
          ${this.#desk.first?.card() ?? nothing}
          <div class="paper__find">${this.#desk.find.field()}</div>
          ${this.#mine()} ${repeat(sections, key, (/** @type {any} */ section) => this.#section(section))}
          ${this.#desk.finding.on ? nothing : (this.#desk.votes?.outline() ?? nothing)}
          ${sections.length ? nothing : html`<p class="paper__none muted">${this.#desk.finding.on ? nothing : t("No notes yet. Write the first one.")}</p>`}
        </div>
        <aside class="beside" aria-label=${t("This step")}>${question(this.#desk)}</aside>`,
      this.#place,
    );
  }

  /** @param {boolean} on */
  print(on) {
    this.#printing = on;
    this.draw();
    if (!on && !this.#desk.shown.list) render(nothing, this.#place);
  }

  /** Bring a note or a frame into sight and give it the focus. @param {string} id */
  reveal(id) {
    const row = this.bring(id);
    row?.focus({ preventScroll: true });
  }

  /** Bring a note or a frame into sight. @param {string} id @returns {HTMLElement | undefined} */
  bring(id) {
    const { finding, reading, clusters, space } = this.#desk;
    if (finding.on && !finding.hits.includes(id)) finding.want("");
    const section = this.#found(reading.sections).find((/** @type {any} */ { things }) => things.some((/** @type {any} */ thing) => thing.id === id));
    const all = section ? this.#groups(section).flatMap((group) => lists(group.id, bundled(clusters, group.things))) : [];
    for (const list of all) {
      const index = list.things.findIndex((/** @type {any} */ thing) => thing.id === id);
      if (index >= (this.#open.get(list.id) ?? PAGE)) this.#open.set(list.id, index + PAGE);
    }
    this.draw();
    const seen = finding.on ? id : space.seen(id);
    const rows = this.#place.querySelectorAll(`[data-row="${seen}"] :is(.item__words, .part__name), [id="part-${seen}"]`);
    const row = /** @type {HTMLElement | undefined} */ ([...rows].at(-1));
    row?.scrollIntoView({ block: "center" });
    return row;
  }

  /** Bring what others are looking at into sight and mark it for a moment; the focus stays. @param {string | undefined} id @returns {() => void} the way back */
  bringNear(id) {
    const before = this.#place.scrollTop;
    if (id) {
      this.bring(id);
      const row = this.#place.querySelector(`.part:not(.part--mine) [data-row="${id}"]`);
      row?.setAttribute("data-brought", "");
      row?.addEventListener("animationend", () => row.removeAttribute("data-brought"), { once: true });
    }
    return () => this.#place.scrollTo(0, before);
  }

  /** The first row in the middle of the window, as ids. @returns {string[]} */
  get inSight() {
    const { top, height } = this.#place.getBoundingClientRect();
    const rows = /** @type {NodeListOf<HTMLElement>} */ (this.#place.querySelectorAll("[data-row]"));
    const row = [...rows].find((each) => each.getBoundingClientRect().top >= top + height / 4);
    return row?.dataset.row ? [row.dataset.row] : [];
  }

  /** The focus goes on to the next row when this one is about to go. @param {string} id */
  focusBeside(id) {
    const focused = document.activeElement?.closest(`[data-row="${id}"]`);
    const row = focused ?? this.#place.querySelector(`[data-row="${id}"]`);
    const beside =
      row?.nextElementSibling ?? row?.previousElementSibling ?? row?.closest(".part__group, .part")?.querySelector(".part__name, .part__title");
    const target = beside?.querySelector(".item__words") ?? beside;
    if (target instanceof HTMLElement) target.focus();
  }

  /** @param {any[]} sections */
  #found(sections) {
    const { finding } = this.#desk;
    if (!finding.on) return sections;
    const hits = new Set(finding.hits);
    return sections
      .map(({ frame, things }) => ({ frame, things: things.filter((/** @type {any} */ { id }) => hits.has(id)) }))
      .filter(({ frame, things }) => things.length || hits.has(frame?.id));
  }

  /** One's own notes first, where there are other people's too. */
  #mine() {
    const { board, reading } = this.#desk;
    if (this.#desk.finding.on) return nothing;
    const all = reading.sections.flatMap((/** @type {any} */ { things }) => things);
    const own = withoutClusters(all).filter((/** @type {any} */ { by }) => by === board.person);
    if (!own.length || own.length === all.length) return nothing;
    return html`<section class="part part--mine" aria-labelledby="part-mine">
      <header class="part__head"><h2 class="part__title" id="part-mine">${t("Your notes ({n})", { n: own.length })}</h2></header>
      ${this.#rows("mine", [...own].reverse())}
    </section>`;
  }

  /** @param {any} section */
  #entry({ frame, things }) {
    const { kinds } = this.#desk;
    return html`<li>
      <a class="contents__one" href="#part-${frame?.id ?? "loose"}">
        <span>${frame ? kinds.frame.words(frame) : t("In no frame")}</span><span>${notesIn(things)}</span>
      </a>
    </li>`;
  }

  /** @param {any} section */
  #section({ frame, things }) {
    const { kinds, allowed, clusters, commands, reading, finding, sheet } = this.#desk;
    const id = frame?.id ?? "loose";
    const alone = !frame && reading.sections.length === 1;
    const title = frame ? kinds.frame.words(frame) : alone ? t("All notes") : t("In no frame");
    return html`<section class="part" aria-labelledby="part-${id}">
      <header class="part__head" ?data-found=${finding.at === id}>
        <h2 class="part__title" id="part-${id}" tabindex="-1">${title}</h2>
        <span class="small muted">${tn("{n} note", "{n} notes", notesIn(things))}</span>
        <span class="part__deeds">
          ${allowed.may("note") && !frame?.layout
            ? html`<button type="button" class="deed" @click=${() => commands.newNote(frame)}>${icon("plus")}${t("Note here")}</button>`
            : nothing}
          ${frame?.method
            ? html`<button type="button" class="deed" @click=${() => this.#desk.work.open("questions")}>${icon("circle-help")}${t("Questions")}</button>`
            : nothing}
          ${frame && allowed.may("frame")
            ? html`<button type="button" class="deed" @click=${() => sheet("frame", frame.id)}>${icon("columns-3")}${t("Parts")}</button>`
            : nothing}
          ${frame && allowed.may("frame")
            ? html`<button type="button" class="deed" @click=${() => commands.write(frame.id)}>${icon("pencil")}${t("Rename")}</button>`
            : nothing}
          ${frame && allowed.mayDrop(frame)
            ? html`<button type="button" class="deed deed--icon" aria-label=${t("Remove the frame")} @click=${() => commands.drop([frame.id])}>${icon("trash")}</button>`
            : nothing}
        </span>
      </header>
      ${frame ? each(this.#links(frame.id), (link) => sentence(this.#desk, link)) : nothing}
      ${frame?.layout
        ? this.#groups({ frame, things }, !finding.on).map((group) => this.#group(frame, group))
        : things.length || finding.on
          ? this.#list(id, bundled(clusters, things), 3)
          : html`<p class="part__none muted">${t("Nothing in this frame yet.")}</p>`}
    </section>`;
  }

  /** A lane, a level or a quadrant. @param {any} frame @param {import("./groups.js").Group} group */
  #group(frame, { id, cell, things }) {
    const { kinds, allowed, clusters, commands } = this.#desk;
    const question = questionOf(frame, Number(cell));
    return html`<section class="part__group" aria-labelledby="part-${id}">
      <header class="part__head part__head--group">
        <h3 class="part__name" id="part-${id}" tabindex="-1">${kinds.frame.part(frame, cell)}</h3>
        <span class="small muted">${tn("{n} note", "{n} notes", notesIn(things))}</span>
        ${allowed.may("note")
          ? html`<span class="part__deeds"
              ><button type="button" class="deed" @click=${() => commands.newNote(frame, cell)}>${icon("plus")}${t("Note here")}</button></span
            >`
          : nothing}
      </header>
      ${question ? html`<p class="part__question muted">${question}</p>` : nothing}
      ${things.length ? this.#list(id, bundled(clusters, things), 4) : html`<p class="part__none muted">${t("Nothing here yet.")}</p>`}
    </section>`;
  }

  /** @param {any} section @param {boolean} [all] */
  #groups(section, all) {
    return groups(section, all, (thing) => this.#desk.clusters.place(thing));
  }

  /** What is in no cluster, then cluster by cluster. @param {string} id @param {import("./bundles.js").Bundled} bundled @param {number} level of its headings */
  #list(id, { loose, bundles }, level) {
    return html`${loose.length || !bundles.length ? this.#rows(id, loose) : nothing}
    ${repeat(
      bundles,
      (/** @type {import("./bundles.js").Bundle} */ { cluster }) => cluster.id,
      (/** @type {import("./bundles.js").Bundle} */ one) => this.#cluster(`${id}:${one.cluster.id}`, one, level),
    )}`;
  }

  /** @param {string} id @param {import("./bundles.js").Bundle} bundle @param {number} level */
  #cluster(id, { cluster, notes, inner }, level) {
    const { finding } = this.#desk;
    const shut = cluster.collapsed && !finding.on && !this.#printing;
    return html`<section class="part__group part__group--cluster" aria-labelledby="part-${id}">
      ${clusterHead(this.#desk, cluster, id, level)}
      ${shut
        ? nothing
        : notes.length || inner.length
          ? this.#list(id, { loose: notes, bundles: inner }, level + 1)
          : html`<p class="part__none muted">${t("No notes here now.")}</p>`}
    </section>`;
  }

  /** @param {string} id @param {any[]} things */
  #rows(id, things) {
    const { board, hanging, evidence } = this.#desk;
    const open = this.#printing ? things.length : (this.#open.get(id) ?? PAGE);
    const more = things.length - open;
    return html`<ul class="part__rows">
        ${each(things.slice(0, open), (thing) => {
          const links = this.#links(thing.id);
          const marks = marksOf(hanging, thing.id);
          const where = id === "mine" ? placeWords(this.#desk, thing) : "";
          const seen = [thing, this.#desk.review?.told, board.stateOf(thing.id), this.#desk.allowed.comments, this.#ticked(thing), where, JSON.stringify([marks, markWords(thing.marks)]), ...[thing, ...links].map((one) => evidence.of(one).length), ...links.flatMap((link) => [link, board.get(link.to), JSON.stringify(hanging.talk(link.id))])];
          return html`<li class="part__row" data-row=${thing.id} ?data-found=${this.#desk.finding.at === thing.id}>${guard(seen, () => row(this.#desk, thing, { links, marks, where }))}</li>`;
        })}
      </ul>
      ${more > 0
        ? html`<button type="button" class="button button--quiet part__more" @click=${() => this.#unfold(id, open)}>${t("Show {n} more", { n: more })}</button>`
        : nothing}`;
  }

  /** The links that start at something. @param {string} id @returns {any[]} */
  #links(id) {
    const { board, space } = this.#desk;
    return [...space.linksOf(id)].map((link) => board.get(link)).filter((link) => link?.from === id);
  }

  /** @param {any} thing */
  #ticked({ id }) {
    const { selection } = this.#desk;
    return selection.checking ? selection.has(id) : undefined;
  }

  /** @param {string} id @param {number} open */
  #unfold(id, open) {
    this.#open.set(id, open + 5 * PAGE);
    this.draw();
  }
}

/** @param {any} section */
function key({ frame }) {
  return frame?.id ?? "loose";
}
