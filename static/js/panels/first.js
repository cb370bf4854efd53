/** The first steps: on an empty board, a card of one minute whose ticks come as this person does what it says. */

import { html, nothing, render } from "../../vendor/lit/lit.js";
import { once } from "../ui/drawing.js";
import { icon } from "../ui/icon.js";
import { keep, kept } from "../ui/kept.js";
import { narrow } from "../ui/room.js";
import { t } from "../ui/words.js";

const NAME = "first-steps";
const OVER = "over";

export class First {
  #desk;
  #place;
  /** Which steps are done. @type {Set<string>} */
  #done = new Set();
  #shown = false;
  /** Where one's own notes lie. @type {Map<string, string>} */
  #places = new Map();

  /** @param {any} desk @param {HTMLElement} place over the canvas */
  constructor(desk, place) {
    this.#desk = desk;
    this.#place = place;
    const [board, ...done] = kept(NAME, "").split(" ");
    if (board === OVER) return;
    this.#shown = board === desk.board.id || ![...desk.board.all()].some(({ kind }) => desk.kinds[kind]);
    this.#done = new Set(board === desk.board.id ? done : []);
    this.take();
    this.draw();
    desk.board.listen(() => this.take());
    for (const part of [desk.board, desk.shown]) part.listen(once(() => this.draw()));
  }

  /** What happened on the board may be one of the steps; who goes on writing after the last one needs the card no more. */
  take() {
    if (!this.#shown) return;
    const { board, live } = this.#desk;
    if (this.#all && this.#own().some(({ id }) => !this.#places.has(id))) this.#shown = false;
    const before = new Set(this.#done);
    for (const note of this.#own()) this.#look(note);
    if (this.#done.has("write") && board.status.state === "saved") this.#done.add("save");
    if (this.#done.size === before.size) return;
    keep(NAME, this.#all ? OVER : [board.id, ...this.#done].join(" "));
    for (const name of this.#done) if (!before.has(name)) live.say(`${t("Done:")} ${stepWords(name)}.`);
  }

  /** Where there is little room it makes way for the first thing on the board, and the list goes on showing it. */
  draw() {
    const { shown, reading } = this.#desk;
    this.#place.hidden = !this.#open || shown.list || (narrow(64) && reading.steps.length > 0);
    render(this.#place.hidden ? nothing : this.card(), this.#place);
  }

  /** The card, also for the list. */
  card() {
    if (!this.#open) return nothing;
    const own = this.#own().at(-1)?.id;
    const under = this.#done.size && !this.#all ? "first--under-way" : "";
    return html`<section class="first ${under}" aria-labelledby="first-title">
      <header class="first__head">
        <h2 class="first__title" id="first-title">${this.#all ? t("That was all. Have fun!") : t("First steps, in one minute")}</h2>
        <button type="button" class="button button--quiet button--icon first__close" aria-label=${t("Close the first steps")} @click=${this.#close}>
          ${icon("x")}
        </button>
      </header>
      <ol class="first__steps">
        ${this.#step("write", { words: t("Write"), act: () => this.#desk.commands.newNote() })}
        ${this.#step("move", own && { words: t("Move"), act: (event) => this.#move(own, event) }, moveHint())} ${this.#step("save", undefined, t("At the top it says “All saved”."))}
      </ol>
    </section>`;
  }

  get #open() {
    return this.#shown && this.#desk.allowed.may("note");
  }

  get #all() {
    return this.#done.size === 3;
  }

  /** @returns {any[]} */
  #own() {
    const { board } = this.#desk;
    return [...board.of("note")].filter(({ by, text }) => by === board.person && text);
  }

  /** A note that is not saved yet has been changed here, by this person. @param {any} note */
  #look({ id, x, y }) {
    const place = `${x} ${y}`;
    const before = this.#places.get(id) ?? place;
    this.#places.set(id, place);
    this.#done.add("write");
    if (place !== before && this.#desk.board.stateOf(id) !== "saved") this.#done.add("move");
  }

  /** Where no frame is there to move into, the board is the place to move. @param {string} id @param {Event} event */
  #move(id, event) {
    const { shown, commands, surface, board } = this.#desk;
    const frames = [...board.of("frame")].length > 0;
    if (shown.list && frames) return commands.moveTo([id], event.currentTarget);
    if (!shown.list) return surface.focus(id);
    shown.show(false);
    requestAnimationFrame(() => requestAnimationFrame(() => surface.focus(id)));
  }

  #close = () => {
    this.#shown = false;
    keep(NAME, OVER);
    const { shown, surface, outline } = this.#desk;
    this.draw();
    if (shown.list) outline.draw();
    (shown.list ? document.getElementById("desk") : surface.root)?.focus({ preventScroll: true });
  };

  /** @param {string} name @param {{words: string, act: (event: Event) => void} | undefined} deed @param {string} [hint] */
  #step(name, deed, hint) {
    const done = this.#done.has(name);
    return html`<li class="first__step ${done ? "first__step--done" : ""}">
      <span class="first__tick">${done ? icon("check", "icon--small") : nothing}</span>
      <p class="first__words">
        ${done ? html`<span class="unseen">${t("Done:")} </span>` : nothing}${stepWords(name)}
        ${hint && !done ? html`<span class="first__hint small muted">${hint}</span>` : nothing}
      </p>
      ${deed && !done ? html`<button type="button" class="button" @click=${deed.act}>${deed.words}</button>` : nothing}
    </li>`;
  }
}

/** @param {string} name */
function stepWords(name) {
  if (name === "write") return t("Write your name on a note");
  return name === "move" ? t("Move it") : t("See that it is saved");
}

function moveHint() {
  return matchMedia("(pointer: coarse)").matches ? t("Hold a finger on it, then drag it.") : t("Drag it, or use the arrow keys.");
}
