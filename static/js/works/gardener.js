/** The gardener: the last changes of this board in words, each to be put back, or all of the last minute; and freezing the board. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { ask } from "../conduct/ask.js";
import { deedWords } from "../conduct/recent.js";
import { each } from "../ui/each.js";
import { icon } from "../ui/icon.js";
import { t, tn } from "../ui/words.js";
import { go } from "./going.js";

const PAUSE = 600;
const MINUTE = 60_000;

/** @typedef {import("../conduct/recent.js").Done} Done */

export class Gardener {
  #desk;
  #redraw;
  #stop;
  /** @type {any} */
  #due;
  /** @type {Done[] | null} */
  #found = null;
  #reached = true;
  #busy = false;
  /** What has been put back from here. @type {Set<number>} */
  #back = new Set();

  /** @param {any} desk @param {() => void} redraw */
  constructor(desk, redraw) {
    this.#desk = desk;
    this.#redraw = redraw;
    this.#stop = desk.board.listen((/** @type {{ids: Set<string>}} */ { ids }) => ids.size && this.#soon());
    this.#look();
  }

  stop() {
    this.#stop();
    clearTimeout(this.#due);
  }

  title() {
    return t("Last changes");
  }

  draw() {
    const { locked } = this.#desk.board.stage;
    return html`<p class="small muted">${t("Only facilitators see this. The room is never told who it was.")}</p>
      <div class="gardener__deeds">
        <button type="button" class="button" ?disabled=${this.#busy} @click=${this.#putBackAll}>${icon("undo-2")}${t("Put back the last minute")}</button>
        <button type="button" class="button" @click=${() => this.#desk.board.ask("stage.set", { locked: !locked })}>
          ${icon(locked ? "lock-open" : "lock")}${locked ? t("Let people go on") : t("Freeze the board")}
        </button>
      </div>
      ${this.#reached ? nothing : html`<p class="works__away" role="status">${icon("cloud-off")}${t("This needs the connection. It is tried again.")}</p>`}
      ${this.#found?.length === 0 ? html`<p class="muted">${t("Nothing has changed yet.")}</p>` : nothing}
      <ul class="gardener" aria-label=${t("Last changes")}>
        ${each(this.#found ?? [], (/** @type {Done & {id: string}} */ done) => this.#row(done))}
      </ul>`;
  }

  /** @param {Done} done */
  #row(done) {
    const { board } = this.#desk;
    const words = deedWords(done);
    const there = done.ids.filter((id) => board.get(id));
    return html`<li class="gardener__one">
      <div class="gardener__words">
        <p>${words}</p>
        <p class="small muted">${when(board.now() - done.at)}</p>
      </div>
      ${there.length ? html`<button type="button" class="deed" @click=${() => go(this.#desk, there)}>${t("Show")}<span class="unseen">: ${words}</span></button>` : nothing}
      ${this.#back.has(done.seq)
        ? html`<span class="small muted">${t("undone")}</span>`
        : html`<button type="button" class="button" @click=${() => this.#putBack(done)}>${t("Put back")}<span class="unseen">: ${words}</span></button>`}
    </li>`;
  }

  /** @param {Done} done */
  async #putBack(done) {
    const { board, toast } = this.#desk;
    const answer = await board.ask("restore", { seq: done.seq });
    if (answer.ok) this.#back.add(done.seq);
    const kept = answer.could_not?.length ?? 0;
    if (!answer.ok) toast.show(answer.text);
    else toast.show(kept ? tn("Put back, but {n} thing has been changed since.", "Put back, but {n} things have been changed since.", kept) : t("It is put back."));
    this.#redraw();
  }

  #putBackAll = async () => {
    const { board, toast } = this.#desk;
    this.#busy = true;
    this.#redraw();
    const { ok, told, text } = await ask(this.#path, { method: "POST", body: { since: Math.max(0, Math.round(board.now() - MINUTE)) } });
    this.#busy = false;
    if (!ok) toast.show(text);
    else if (!told.restored && !told.could_not) toast.show(t("In the last minute nobody else changed anything."));
    else {
      const done = tn("{n} change is put back.", "{n} changes are put back.", told.restored);
      toast.show(told.could_not ? `${done} ${tn("{n} could not be, or not wholly: it was changed since.", "{n} could not be, or not wholly: they were changed since.", told.could_not)}` : done);
    }
    this.#look();
  };

  get #path() {
    return `/api/v1/boards/${this.#desk.board.id}/recent`;
  }

  #soon() {
    clearTimeout(this.#due);
    this.#due = setTimeout(() => this.#look(), PAUSE);
  }

  async #look() {
    const { ok, told } = await ask(this.#path);
    this.#reached = ok;
    if (ok) this.#found = told.changes.map((/** @type {Done} */ done) => ({ ...done, id: String(done.seq) }));
    this.#redraw();
  }
}

/** @param {number} ms ago */
function when(ms) {
  const minutes = Math.floor(ms / MINUTE);
  return minutes > 0 ? tn("{n} minute ago", "{n} minutes ago", minutes) : t("just now");
}

export { Gardener as default };
