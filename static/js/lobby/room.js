/** The room as the lobby knows it: told by the server, asked again whenever something rings, and by the clock without a line. */

import { newId } from "../model/id.js";

const SOON = 400;
const POLL = 8_000;
const QUIET = 30_000;
const PATIENCE = 6_000;
const ANSWER = 20_000;

export class Room {
  /** What the server told last. @type {any} */
  told;
  connected = false;
  /** Whether the workshop had begun already when this page was opened, or a team has to be found first. */
  late;
  /** Whether teams are offered to choose from. */
  choosing = false;
  /** Why something was not done, in one sentence. */
  trouble = "";
  #page;
  /** @type {any} */
  #socket;
  #seated = false;
  /** Commands that are not answered yet. @type {Map<string, any>} */
  #waiting = new Map();
  /** @type {any} */
  #due;
  #asked = 0;
  #lead = 0;
  #draw = () => {};

  /** @param {any} page */
  constructor(page) {
    this.#page = page;
    this.late = page.late;
    this.#learn(page.lobby);
  }

  get words() {
    return this.#page.words;
  }

  /** Ms since 1970 by the server's clock. */
  get now() {
    return Date.now() + this.#lead;
  }

  get team() {
    return this.told.teams.find((/** @type {any} */ { id }) => id === this.told.team);
  }

  /** Whether something waits to be sent. */
  get busy() {
    return this.#waiting.size > 0;
  }

  /** @param {() => void} draw */
  listen(draw) {
    this.#draw = draw;
  }

  start() {
    this.#open().catch(() => {});
    setInterval(() => Date.now() - this.#asked > (this.connected ? QUIET : POLL) && this.refresh(), 2_000);
    addEventListener("online", () => this.refresh());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.refresh());
  }

  /** Ask anew, soon: what rings often is asked once. */
  soon() {
    this.#due ??= setTimeout(() => {
      this.#due = undefined;
      this.refresh();
    }, SOON + Math.random() * SOON);
  }

  async refresh() {
    this.#asked = Date.now();
    const answer = await fetch(`/api/v1/sessions/${this.told.id}/lobby`, { signal: AbortSignal.timeout(PATIENCE) }).catch(() => undefined);
    if (answer?.status === 404) return location.reload();
    const told = answer?.ok && (await answer.json().catch(() => undefined));
    if (!told) return;
    this.#learn(told);
    if (told.state === "on" && !this.late) this.#begin();
    this.#draw();
  }

  /** Show the teams to choose from. */
  choose() {
    this.choosing = true;
    this.#draw();
  }

  /** Another team, or another name. @param {object} change */
  async change(change) {
    this.trouble = "";
    const headers = { "Content-Type": "application/json" };
    const asked = { method: "PATCH", headers, body: JSON.stringify(change) };
    const answer = await fetch(`/api/v1/sessions/${this.told.id}/me`, asked).catch(() => undefined);
    if (answer?.ok) this.choosing = false;
    else this.trouble = (await answer?.json().catch(() => undefined))?.detail ?? "";
    await this.refresh();
  }

  /** A word for everybody, without a name. @param {string} text */
  write(text) {
    const { free } = this.told.warm_up;
    const [x, y] = free[Math.floor(Math.random() * free.length)] ?? [0, 0];
    const colors = ["sand", "sky", "mint", "coral", "lilac", "amber"];
    const color = colors[Math.floor(Math.random() * colors.length)];
    this.#send("note.add", { note: newId(), x, y, text, color });
  }

  /** Ask for help, or need it no more. */
  help() {
    const { help } = this.told;
    if (help) this.#send("signal.lower", { sort: "help" });
    else this.#send("signal.raise", { signal: newId(), sort: "help" });
    this.told = { ...this.told, help: !help };
    this.#draw();
  }

  /** @param {any} told */
  #learn(told) {
    this.told = told;
    this.#lead = told.now - Date.now();
  }

  #begin() {
    if (!this.told.go) this.late = true;
    else location.assign(this.told.go);
  }

  /** @param {string} command @param {object} args */
  #send(command, args) {
    const id = newId();
    this.#waiting.set(id, { board: this.told.board, id, command, args });
    this.#emit(id);
    this.#draw();
  }

  /** @param {string} id of a command that is sent until it is answered, and done once */
  async #emit(id) {
    if (!this.#seated) return;
    const answer = await this.#socket.timeout(ANSWER).emitWithAck("act", this.#waiting.get(id)).catch(() => undefined);
    if (!answer || answer.retry_ms || answer.code === "unknown_board") return setTimeout(() => this.#waiting.has(id) && this.#emit(id), answer?.retry_ms ?? 1_000);
    this.#waiting.delete(id);
    this.trouble = answer.ok ? "" : answer.text;
    this.soon();
    this.#draw();
  }

  async #open() {
    const { boardSocket } = await import("../net/socket.js");
    const { board } = this.told;
    const socket = boardSocket(board);
    this.#socket = socket;
    socket.on("connect", () => this.#enter());
    socket.on("disconnect", () => this.#lost());
    for (const event of ["entries", "people", "moved", "gone"]) socket.on(event, () => this.soon());
    socket.on("gone", (/** @type {any} */ { code }) => code === "not_allowed" && this.#enter());
    socket.connect();
  }

  async #enter() {
    const answer = await this.#socket.timeout(ANSWER).emitWithAck("open", { board: this.told.board }).catch(() => undefined);
    this.#seated = this.connected = Boolean(answer?.ok);
    for (const id of this.#seated ? this.#waiting.keys() : []) this.#emit(id);
    this.soon();
    this.#draw();
  }

  #lost() {
    this.#seated = this.connected = false;
    this.#draw();
  }
}
