/** How it stands in all boards of the session, for who facilitates: asked for again and again, more often while it is looked at. */

import { newId } from "../model/id.js";
import { left } from "./clock.js";
import { ask } from "./ask.js";

const LOOKED_AT = 4_000;
const BESIDE = 15_000;
const SOON = 250;

/**
 * @typedef {{id: string, name: string, role: string, team?: string, board?: string, unsent?: number, writing?: boolean}} Person
 * @typedef {{person: string, name: string, board: string, since: number}} Help
 * @typedef {{stage: any, starts: number | null, ends: number | null, teams: {id: string, title: string}[], people: Person[], help: Help[], ready: number, time: number}} Told
 */

export class Standing {
  #desk;
  #changed;
  #etag = "";
  /** @type {any} */
  #due;
  #asking = false;
  #again = false;
  /** Whether the last time somebody answered. */
  reached = true;
  /** Whether the panel is open. */
  watched = false;
  /** @type {Told | null} */
  told = null;
  /** Who was there in this step and has gone, by the loss of their line or their own will. @type {Set<string>} */
  #seen = new Set();
  #step = "";

  /** @param {any} desk @param {() => void} changed */
  constructor(desk, changed) {
    this.#desk = desk;
    this.#changed = changed;
    document.addEventListener("visibilitychange", () => this.soon());
    this.look();
  }

  get path() {
    return `/api/v1/sessions/${this.#desk.page.session.id}/conduct`;
  }

  /** The plenary's stage: live where one looks at it. */
  get stage() {
    const { board, page } = this.#desk;
    return board.id === page.session.board ? board.stage : (this.told?.stage ?? board.stage);
  }

  /** @returns {Help[]} */
  get help() {
    return this.told?.help ?? [];
  }

  /** Those who take part. @returns {Person[]} */
  get people() {
    return (this.told?.people ?? []).filter(({ role }) => role === "participant");
  }

  /** Whose notes wait on their device, or who is writing. */
  get unsent() {
    return this.people.filter(({ unsent, writing }) => unsent || writing);
  }

  /** Who was here in this step and is at no board now: what they write meanwhile waits. */
  get lost() {
    return this.people.filter(({ id, board }) => !board && this.#seen.has(id));
  }

  /** ms left on the clock. */
  get left() {
    return left(this.stage, this.#desk.board.now());
  }

  /** Something happened: ask soon. */
  soon() {
    clearTimeout(this.#due);
    this.#due = setTimeout(() => this.look(), SOON);
  }

  async look() {
    if (this.#asking) {
      this.#again = true;
      return;
    }
    clearTimeout(this.#due);
    if (document.visibilityState === "visible" && this.#desk.allowed.facilitates) await this.#ask();
    this.#due = setTimeout(() => this.look(), this.#again ? SOON : this.watched ? LOOKED_AT : BESIDE);
    this.#again = false;
  }

  async #ask() {
    this.#asking = true;
    const { ok, status, told, etag } = await ask(this.path, { known: this.#etag });
    this.#asking = false;
    const before = this.reached;
    this.reached = ok || status > 0;
    if (ok) {
      this.told = told;
      this.#etag = etag;
      this.#remember();
    }
    if (ok || before !== this.reached) this.#changed();
  }

  #remember() {
    const step = this.stage.step ?? "";
    if (step !== this.#step) this.#seen.clear();
    this.#step = step;
    for (const { id, board } of this.people) if (board) this.#seen.add(id);
  }

  /** Move the room; where that can't be done it is said, and not done later. @param {string} command @param {Record<string, any>} args @returns {Promise<boolean>} */
  async give(command, args) {
    const body = { command, args, id: newId() };
    let answer = await ask(this.path, { method: "POST", body });
    if (!answer.status || answer.status === 503) answer = await ask(this.path, { method: "POST", body }); // the same id: it is done once
    this.soon();
    if (!answer.ok && answer.code !== "not_now") this.#desk.toast.show(answer.text);
    return answer.ok;
  }
}
