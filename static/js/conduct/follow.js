/**
 * Going where the room is: when people work on another board, the page goes there by itself as soon as nothing waits to
 * be sent. What somebody is writing is finished first, never lost.
 */

import { html, nothing } from "../../vendor/lit/lit.js";
import { icon } from "../ui/icon.js";
import { elsewhere } from "../ui/stage.js";
import { t } from "../ui/words.js";
import { late } from "./again.js";

const ARRIVED = "arrived";
const FIELDS = "textarea, input:not([type]), input[type='text'], input[type='search'], input[type='url']";

export class Follow {
  #desk;
  #changed;
  /** The board to go to. */
  #to = "";
  /** Somebody has called there, with where they look: the stage does not take that back. */
  #called = false;
  /** @type {object} */
  #told = {};
  #leaving = false;

  /** @param {any} desk @param {() => void} changed */
  constructor(desk, changed) {
    this.#desk = desk;
    this.#changed = changed;
    document.addEventListener("close", () => setTimeout(() => this.#try()), true);
    this.#arrive();
  }

  /** The board or the line has changed. */
  look() {
    const { board } = this.#desk;
    if (!this.#called) this.#to = this.#wanted;
    if (this.#to === board.id) this.#to = "";
    this.#try();
  }

  /** Somebody's team has changed, or the facilitator brings all to another board. @param {string} to @param {object} [told] `view` to look at there, and `name` of who called */
  go(to, told = {}) {
    if (to === this.#desk.board.id) return;
    [this.#to, this.#called, this.#told] = [to, true, told];
    this.#try();
  }

  /** What one is asked while one's text keeps one here. */
  band() {
    if (!this.#to && !this.teamless) return nothing;
    if (this.teamless) {
      return html`<p class="banner banner--quiet">
        ${icon("users")}<span>${t("The teams are working now, and you are in none yet.")}</span>
        <a class="banner__open" href="/s/${this.#desk.page.session.id}/lobby">${t("Choose a team")}</a>
      </p>`;
    }
    if (!writing()) return nothing;
    return html`<p class="banner banner--quiet">
      ${icon("arrow-right")}<span>${t("Everybody goes to another board now. Finish what you are writing; you go there afterwards.")}</span>
    </p>`;
  }

  /** The teams work, and this person has none. */
  get teamless() {
    const { board, page } = this.#desk;
    return board.role === "participant" && elsewhere(board.stage) && !board.stage.team && !this.#team && Boolean(page.session);
  }

  get #team() {
    return this.#desk.board.session?.team ?? this.#desk.page.session?.team;
  }

  get #wanted() {
    const { board, page } = this.#desk;
    if (board.role !== "participant" || !elsewhere(board.stage)) return "";
    return (board.stage.team ? page.session?.board : this.#team) ?? "";
  }

  #try() {
    if (!this.#to || this.#leaving) return this.#changed();
    const { board, editor } = this.#desk;
    editor.finish();
    for (const sheet of document.querySelectorAll("dialog.sheet--writing[open]")) /** @type {HTMLDialogElement} */ (sheet).close();
    const { state, waiting } = board.status;
    if (state === "offline" || waiting || writing()) return this.#changed();
    this.#leaving = true;
    try {
      sessionStorage.setItem(ARRIVED, JSON.stringify({ board: this.#to, late: late(board).length, ...this.#told }));
    } catch {} // then nobody tells where one is
    location.assign(`/b/${this.#to}`);
  }

  /** This page was opened by itself: say where one is. */
  #arrive() {
    const { board, page, toast, following } = this.#desk;
    const told = arrived();
    if (told.board !== board.id) return;
    const place = board.title || page.title;
    toast.show(told.name ? t("{name} brought everybody to the board “{board}”.", { name: told.name, board: place }) : t("You are on the board “{board}” now.", { board: place }));
    if (told.late) toast.show(t("What you wrote last is kept on this device. It is sent when all are back on that board."));
    if (told.view && !this.#desk.shown.list) following.take(told.view);
  }
}

/** Somebody is writing what is not on the board yet, in a sheet or a panel. */
function writing() {
  const fields = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll(`dialog[open] :is(${FIELDS}), #work :is(${FIELDS})`));
  return [...fields].some((field) => field.value.trim() && field.value !== field.defaultValue);
}

/** @returns {{board?: string, name?: string, late?: number, view?: number[]}} */
function arrived() {
  try {
    const told = JSON.parse(sessionStorage.getItem(ARRIVED) ?? "{}");
    sessionStorage.removeItem(ARRIVED);
    return told;
  } catch {
    return {};
  }
}
