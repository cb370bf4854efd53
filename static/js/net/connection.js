/** One board's line to the server: opens it, keeps it open, hears entries and people, and lets the sender send. */

import { Here } from "./here.js";
import { dropPage } from "./pages.js";
import { Sender } from "./sender.js";
import { Sequence } from "./sequence.js";
import { Uploads } from "./uploads.js";

/**
 * @typedef {import("../model/board.js").Board} Board
 * @typedef {import("../model/pending.js").Command} Command
 * @typedef {{on: Function, timeout: Function, connect: () => any, disconnect: () => any, connected: boolean}} Socket
 */

const ANSWER = 20_000;
const ALIVE = 4_000;

export class Connection {
  #board;
  #socket;
  #shelf;
  #sequence;
  #sender;
  #uploads;
  #here;
  #open = false;
  #opening = false;
  #round = 0;
  #heard = 0;
  /** Refused commands that are wanted no more, though the device may not have heard of it yet. @type {Set<string>} */
  #forgotten = new Set();

  /** @param {{board: Board, socket: Socket, shelf: import("./shelf.js").Shelf, post?: import("./uploads.js").Post}} given */
  constructor({ board, socket, shelf, post }) {
    this.#board = board;
    this.#socket = socket;
    this.#shelf = shelf;
    this.#sequence = new Sequence({
      seq: () => board.seq,
      take: (entries) => board.receive(entries),
      ask: () => this.#enter(),
    });
    this.#sender = new Sender({
      emit: (command) => this.#act(command),
      answered: (id, answer) => this.#answered(id, answer),
      named: (command) => this.#keep(command),
    });
    this.#uploads = new Uploads({
      board,
      shelf,
      post,
      arrived: (upload, file) => this.#sender.filed(upload, file),
      refused: (upload, answer) => this.#sender.unfiled(upload, answer),
    });
    board.files = this.#uploads;
    this.#here = new Here((state) => this.#ask("here", { board: board.id, ...state }, ALIVE));
    socket.on("connect", () => this.#enter());
    socket.on("disconnect", () => this.#lost());
    socket.on("entries", (/** @type {any} */ told) => this.#hear(told, () => this.#told(told)));
    socket.on("people", (/** @type {any} */ told) => this.#hear(told, () => board.meet(told.people, told.left)));
    socket.on("you", (/** @type {any} */ told) => this.#hear(told, () => board.changed()));
    for (const called of ["gather", "moved"]) socket.on(called, (/** @type {any} */ told) => this.#hear(told, () => board.call(told)));
    socket.on("push", (/** @type {any} */ told) => this.#hear(told, () => board.pushed(told)));
    socket.on("gone", (/** @type {any} */ told) => this.#hear(told, () => this.#gone(told)));
  }

  /** @param {Command} command */
  send(command) {
    this.#keep(command);
    this.#sender.send(command);
    this.#uploads.want(command);
  }

  /** Take up what an earlier visit, or a page that was closed, has left on this device. */
  async resume() {
    const { id, person } = this.#board;
    const rows = await this.#shelf.commands(id, person);
    await this.#uploads.recall(rows);
    for (const row of rows) {
      if (this.#board.waitsFor(row.id) || this.#sender.has(row.id) || this.#forgotten.has(row.id)) continue;
      if (row.refused) this.#board.refuse({ ...row, ...row.refused });
      else {
        this.#board.resume(row);
        this.#sender.send(row);
        this.#uploads.want(row);
      }
    }
  }

  /** A refused command is no longer wanted. @param {string} id */
  forget(id) {
    this.#forgotten.add(id);
    this.#shelf.forget(id);
  }

  /** What one points at, drags or writes; null takes a part away. @param {object} state */
  here(state) {
    this.#here.tell(state);
  }

  /** @param {number[]} view @param {string} [to] a board, to which everybody of the session is brought @returns {Promise<any>} */
  gather(view, to) {
    return this.#ask("gather", { board: this.#board.id, view, to }, ALIVE);
  }

  /** @param {string} factor @param {"up" | "down" | null} way @returns {Promise<any>} the answer */
  push(factor, way) {
    return this.#ask("push", { board: this.#board.id, factor, way }, ALIVE);
  }

  /** The page came back, or the network did: find out at once whether the line still stands. */
  async wake() {
    if (this.#board.gone) return;
    if (!this.#socket.connected) this.#again();
    else if (this.#open && Math.abs(Date.now() - this.#heard) > ALIVE) {
      await this.#here.now().catch(() => this.#again());
    }
  }

  #again() {
    this.#socket.disconnect();
    this.#socket.connect();
  }

  /** @param {string} event @param {object} payload @param {number} [patience] @returns {Promise<any>} */
  async #ask(event, payload, patience = ANSWER) {
    const answer = await this.#socket.timeout(patience).emitWithAck(event, payload);
    this.#heard = Date.now();
    return answer;
  }

  /** @param {{board: string}} told @param {() => void} take */
  #hear(told, take) {
    this.#heard = Date.now();
    if (told.board === this.#board.id) take();
  }

  /** @param {{entries: any[], names?: Record<string, string>}} told names of authors who may have left before one came */
  #told({ entries, names }) {
    if (names) this.#board.learn(names);
    this.#sequence.receive(entries);
  }

  /** @param {Command} given */
  async #act({ id, command, args }) {
    const answer = await this.#ask("act", { board: this.#board.id, id, command, args });
    if (answer.code === "unknown_board") this.#enter(); // the server has lost our seat; if we may not have it, it says so
    return answer;
  }

  /** @param {boolean} [fresh] without what this page has @returns {Promise<void>} */
  async #enter(fresh = false) {
    if (this.#opening || !this.#socket.connected) return;
    this.#opening = true;
    const [board, round, asked] = [this.#board, this.#round, Date.now()];
    const since = fresh || !board.read ? {} : { since: board.seq };
    const answer = await this.#ask("open", { board: board.id, ...since }).catch(() => undefined);
    if (round !== this.#round) return;
    this.#opening = false;
    if (!answer) this.#again();
    else if (!answer.ok) this.#refused(answer);
    else if (!answer.records && (board.person !== answer.person || board.role !== answer.role)) await this.#enter(true);
    else this.#welcome(answer, (Date.now() - asked) / 2);
  }

  /** @param {any} answer @param {number} delay ms that it was on its way */
  #welcome(answer, delay) {
    const board = this.#board;
    const { person, role, title, session } = answer;
    Object.assign(board, { person, role, title, session, gone: "", lead: answer.now + delay - Date.now() });
    if (answer.records) board.reset(answer.seq, Object.values(answer.records));
    this.#sequence.receive(answer.entries ?? []);
    this.#sequence.expect(answer.seq);
    board.learn(answer.names);
    board.meet(answer.people, undefined);
    board.connected(true);
    this.#open = true;
    this.#here.start();
    this.#sender.start();
    this.#uploads.start();
    this.resume();
  }

  /** @param {string} id @param {any} answer */
  #answered(id, answer) {
    if (answer.ok) this.#sequence.expect(answer.seq);
    this.#board.answered(id, answer);
    const refusal = this.#board.refusals.find((each) => each.id === id);
    if (refusal) this.#keep(refusal, { code: refusal.code, text: refusal.text });
    else {
      this.#shelf.forget(id);
      this.#uploads.done(id);
    }
  }

  /** @param {Command} command @param {{code: string, text: string}} [refused] */
  async #keep(command, refused) {
    const { id: board, person } = this.#board;
    await this.#shelf.keep({ ...command, board, person, refused });
    this.#board.stored(this.#shelf.storage);
  }

  /** @param {{code: string, text: string, retry_ms?: number}} answer */
  #refused(answer) {
    if (answer.retry_ms) setTimeout(() => this.#enter(), answer.retry_ms);
    else this.#gone(answer);
  }

  /** @param {{code: string, text: string}} told */
  #gone(told) {
    this.#lost();
    if (told.code === "not_allowed") this.#enter(true); // another role than before
    else {
      this.#board.end(told.text);
      this.#shelf.dropBoard(this.#board.id, this.#board.person);
      dropPage(this.#board.id);
      this.#socket.disconnect();
    }
  }

  #lost() {
    this.#round++;
    this.#opening = false;
    this.#open = false;
    this.#here.stop();
    this.#sequence.stop();
    this.#sender.stop();
    this.#uploads.stop();
    this.#board.connected(false);
  }
}
