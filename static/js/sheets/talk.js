/** What was said about one thing, or at one place: comments with their answers, and a field to say more. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { openDialog } from "../ui/dialog.js";
import { once } from "../ui/drawing.js";
import { each } from "../ui/each.js";
import { icon } from "../ui/icon.js";
import { keep, kept } from "../ui/kept.js";
import { remarkIcon } from "../ui/marks.js";
import { Mentioning, withMentions } from "./mentioning.js";
import { aboutWords, REMARKS, remarkName } from "../ui/remarks.js";
import { stateIcon, stateWords } from "../ui/states.js";
import { t } from "../ui/words.js";
import { when } from "../ui/when.js";

const MOST = 2000;

/** @typedef {import("../ui/remarks.js").About} About */

/** @param {any} desk @param {About} about */
export function open(desk, about) {
  new Talk(desk, about).open();
}

class Talk {
  #desk;
  #about;
  /** The comment that is being answered, and the one that is being changed. */
  #answering = "";
  #changing = "";
  #removed = false;
  /** Of what sort the next comment is, and of what sort those are that are shown; empty for any. */
  #sort = "";
  #only = "";
  #mentioning;
  /** @type {ReturnType<typeof openDialog>} */
  #sheet = /** @type {any} */ (null);

  /** @param {any} desk @param {About} about */
  constructor(desk, about) {
    this.#desk = desk;
    this.#about = about;
    this.#mentioning = new Mentioning(desk, () => this.#sheet.draw());
  }

  open() {
    this.#sheet = openDialog(t("Comments"), () => this.#body(), { name: "talk" });
    const stop = this.#desk.board.listen(once(() => this.#sheet.draw()));
    this.#sheet.closed.then(() => {
      stop();
      const { on } = this.#about;
      if (on && this.#desk.board.get(on)?.kind !== "link" && !this.#desk.shown.list) this.#desk.surface.focus(on);
    });
    this.#field()?.focus();
  }

  #body() {
    const { board, allowed } = this.#desk;
    const { on } = this.#about;
    const host = on && board.get(on);
    const gone = on && !host;
    const threads = this.#threads(host);
    const shown = threads.filter(({ sort = "plain" }) => !this.#only || sort === this.#only);
    const single = host?.kind === "comment";
    return html`${host && !single ? this.#host(host) : nothing} ${single ? nothing : this.#filter(threads)}
      ${gone && !this.#removed ? html`<p class="muted">${t("This is no longer on the board.")}</p>` : nothing}
      <div role="log" aria-label=${t("Comments")}>
        <ul class="talk">${each(shown, (comment) => html`<li class="talk__thread">${comment.done && !single ? this.#folded(comment) : this.#thread(comment)}</li>`)}</ul>
      </div>
      ${this.#removed
        ? html`<p class="talk__removed" role="status">
            ${t("Removed.")}<button type="button" class="button button--quiet talk__undo" @click=${this.#undo}>${icon("undo-2")}${t("Undo")}</button>
          </p>`
        : nothing}
      ${gone ? nothing : allowed.may("comment") ? this.#writing() : html`<p class="muted">${t("No comments can be added now.")}</p>`}`;
  }

  /** @param {any} host */
  #host(host) {
    const words = aboutWords(this.#desk, { ...this.#about, on: host.id });
    return html`<p class="talk__about"><span class="unseen">${t("About")}</span>${host.kind === "link" ? words : `“${words}”`}</p>`;
  }

  /** @param {any[]} threads */
  #filter(threads) {
    const sorts = [...new Set(threads.map(({ sort = "plain" }) => sort))];
    if (sorts.length < 2) return nothing;
    return html`<label class="field talk__filter"
      ><span class="field__label">${t("Show")}</span
      ><select @change=${(/** @type {Event} */ event) => this.#show(/** @type {HTMLSelectElement} */ (event.target).value)}>
        <option value="">${t("All types")}</option>
        ${sorts.map((sort) => html`<option value=${sort} ?selected=${sort === this.#only}>${remarkName(sort)}</option>`)}
      </select></label
    >`;
  }

  /** @param {string} sort */
  #show(sort) {
    this.#only = sort;
    this.#sheet.draw();
  }

  /** What is settled takes one line until somebody opens it. @param {any} comment */
  #folded(comment) {
    return html`<details class="talk__settled">
      <summary>${icon("circle-check", "icon--small")}<span class="talk__brief">${t("Settled")}: ${comment.text}</span></summary>
      ${this.#thread(comment)}
    </details>`;
  }

  /** @param {any} host @returns {any[]} */
  #threads(host) {
    if (!host) return [];
    if (this.#about.loop) return this.#desk.hanging.around(this.#about.loop);
    return host.kind === "comment" ? [host] : this.#desk.hanging.comments(host.id);
  }

  /** @param {any} comment */
  #thread(comment) {
    const { hanging, allowed } = this.#desk;
    const answers = hanging.comments(comment.id);
    return html`${this.#one(comment)}
      ${answers.length
        ? html`<ul class="talk__answers" aria-label=${t("Answers")}>${each(answers, (answer) => html`<li>${this.#one(answer)}</li>`)}</ul>`
        : nothing}
      ${allowed.may("comment")
        ? html`<p class="talk__deeds">
            <button type="button" class="deed" @click=${() => this.#answer(comment.id)}>${icon("reply")}${t("Answer")}</button>
            <button type="button" class="deed" @click=${() => this.#desk.deeds.settle(comment.id, !comment.done)}>
              ${icon(comment.done ? "rotate-ccw" : "check")}${comment.done ? t("Open again") : t("Settle")}
            </button>
          </p>`
        : nothing}`;
  }

  /** @param {any} comment */
  #one(comment) {
    const { board, allowed } = this.#desk;
    const mine = comment.by === board.person;
    const name = board.name(comment.by);
    const state = board.stateOf(comment.id);
    return html`<article class="said ${comment.done ? "said--done" : ""}" data-comment=${comment.id}>
      <p class="said__head">
        <span class="initial ${mine ? "initial--me" : ""}" aria-hidden="true">${[...name][0]?.toUpperCase()}</span>
        <span class="said__who">${mine ? t("You") : name}</span>
        <time class="small muted" datetime=${new Date(comment.at).toISOString()}>${when(comment.at, board.now())}</time>
        ${comment.sort ? html`<span class="said__sort small">${icon(remarkIcon(comment.sort), "icon--small")}${remarkName(comment.sort)}</span>` : nothing}
        ${comment.done ? html`<span class="said__done small">${icon("check", "icon--small")}${t("Settled")}</span>` : nothing}
        ${state === "saved" ? nothing : html`<span class="small muted said__done">${icon(stateIcon(state), "icon--small")}${stateWords(state)}</span>`}
      </p>
      ${this.#changing === comment.id ? this.#change(comment) : html`<p class="said__words">${withMentions(comment, board)}</p>`}
      ${this.#changing !== comment.id && allowed.may("comment") && (mine || allowed.mayDrop(comment))
        ? html`<p class="said__deeds">
            ${mine ? html`<button type="button" class="deed" @click=${() => this.#begin(comment.id)}>${icon("pencil")}${t("Change")}</button>` : nothing}
            <button type="button" class="deed" @click=${() => this.#remove(comment.id)}>${icon("trash")}${t("Remove")}</button>
          </p>`
        : nothing}
    </article>`;
  }

  /** @param {any} comment */
  #change(comment) {
    const save = () => {
      const text = this.#changed().value;
      if (text.trim() && text !== comment.text) this.#desk.deeds.reword(comment, text, this.#mentioning.known ? this.#mentioning.in(text) : undefined);
      this.#begin("");
    };
    return html`<div class="talk__write">
      <textarea class="talk__field talk__change" rows="3" maxlength=${MOST} aria-label=${t("Change the comment")} .value=${comment.text} @keydown=${keys(save, () => this.#begin(""))}></textarea>
      <p class="talk__deeds">
        <button type="button" class="button" @click=${() => this.#begin("")}>${t("Cancel")}</button>
        <button type="button" class="button button--primary" @click=${save}>${t("Save")}</button>
      </p>
    </div>`;
  }

  #writing() {
    const { board } = this.#desk;
    const to = board.get(this.#answering);
    const label = to ? t("Answer to {name}", { name: board.name(to.by) }) : this.#about.on ? t("Write a comment") : t("Comment at this place");
    return html`<div class="talk__write">
      <label class="talk__label"
        ><span class="field__label">${label}</span
        ><textarea
          class="talk__field"
          name="comment"
          rows="2"
          maxlength=${MOST}
          enterkeyhint="send"
          .value=${kept(this.#draft, "")}
          @input=${() => {
            keep(this.#draft, this.#field().value);
            this.#mentioning.typed(this.#field());
          }}
          @keydown=${(/** @type {KeyboardEvent} */ event) => this.#mentioning.key(event) || keys(() => this.#send())(event)}
        ></textarea
      ></label>
      ${this.#mentioning.draw()}
      ${to || board.get(this.#about.on)?.kind === "comment" ? nothing : this.#sorts()}
      <p class="talk__foot">
        <span class="small muted composer__keys">${t("Enter sends · Shift+Enter new line")}</span>
        ${to ? html`<button type="button" class="button button--quiet" @click=${() => this.#answer("")}>${t("Not an answer")}</button>` : nothing}
        <button type="button" class="button button--primary" @click=${() => this.#send()}>${icon("send")}${t("Send")}</button>
      </p>
    </div>`;
  }

  #sorts() {
    return html`<label class="talk__sort"
      ><span class="field__label">${t("Type")}</span
      ><select name="sort" class="talk__select" @change=${(/** @type {Event} */ event) => (this.#sort = /** @type {HTMLSelectElement} */ (event.target).value)}>
        <option value="" ?selected=${!this.#sort}>${remarkName("plain")}</option>
        ${REMARKS.map((sort) => html`<option value=${sort} ?selected=${sort === this.#sort}>${remarkName(sort)}</option>`)}
      </select></label
    >`;
  }

  /** Where an unsent text is kept. */
  get #draft() {
    return `comment-${this.#about.loop?.join("-") ?? this.#about.on ?? `at-${this.#desk.board.id}`}`;
  }

  #send() {
    const text = this.#field().value.trim();
    if (!text) return this.#field().focus();
    const { board, deeds } = this.#desk;
    const host = this.#about.on && board.get(this.#about.on);
    const answered = host?.kind === "comment" ? host.id : this.#answering;
    const on = answered || this.#about.on;
    const mentions = this.#mentioning.in(text);
    keep(this.#draft, "");
    this.#field().value = "";
    const said = { ...(!answered && this.#sort && { sort: this.#sort }), ...(mentions.length && { mentions }) };
    const id = deeds.comment(answered ? { on: answered } : this.#about, text, said);
    this.#sort = answered ? this.#sort : "";
    this.#only = "";
    if (!on) this.#about = { on: id };
    this.#answering = "";
    this.#removed = false;
    this.#sheet.draw();
    this.#field().focus();
    document.querySelector(`[data-comment="${id}"]`)?.scrollIntoView({ block: "nearest" });
  }

  /** @param {string} id */
  #answer(id) {
    this.#answering = this.#desk.board.get(this.#about.on)?.kind === "comment" ? "" : id;
    this.#sheet.draw();
    this.#field().focus();
  }

  /** @param {string} id of a comment to change; empty when that is over */
  #begin(id) {
    const before = this.#changing;
    this.#changing = id;
    this.#sheet.draw();
    if (id) this.#changed().focus();
    else /** @type {HTMLElement | null} */ (document.querySelector(`[data-comment="${before}"] .deed`))?.focus();
  }

  /** @param {string} id */
  #remove(id) {
    this.#desk.deeds.drop([id]);
    this.#desk.toast.hide();
    this.#removed = true;
    this.#sheet.draw();
    /** @type {HTMLElement} */ (document.querySelector(".talk__undo")).focus();
  }

  #undo = () => {
    this.#desk.deeds.undo();
    this.#removed = false;
    this.#sheet.draw();
    this.#field()?.focus();
  };

  #field() {
    return /** @type {HTMLTextAreaElement} */ (document.querySelector(".talk__field[name=comment]"));
  }

  #changed() {
    return /** @type {HTMLTextAreaElement} */ (document.querySelector(".talk__change"));
  }
}

/** Enter sends, Esc gives up; while an input method works neither does. @param {() => void} send @param {() => void} [giveUp] */
function keys(send, giveUp) {
  return (/** @type {KeyboardEvent} */ event) => {
    if (event.isComposing || event.keyCode === 229) return;
    const enter = event.key === "Enter" && !event.shiftKey;
    if (!enter && !(giveUp && event.key === "Escape")) return;
    event.preventDefault();
    if (enter) send();
    else giveUp?.();
  };
}
