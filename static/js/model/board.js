/**
 * A board as this page shows it: the records the server has confirmed, with one's own guesses laid over them.
 *
 * @typedef {import("./changes.js").Rec} Rec
 * @typedef {import("./changes.js").Change} Change
 * @typedef {import("./pending.js").Command} Command
 * @typedef {{seq: number, at: number, by: string | null, command: string | null, id?: string, changes: Change[]}} Entry
 * @typedef {Command & {code: string, text: string}} Refusal
 * @typedef {{send: (command: Command) => void, here: (state: object) => void, gather: (view: number[], to?: string) => Promise<any>, push?: (factor: string, way: "up" | "down" | null) => Promise<any>, forget: (id: string) => void}} Outlet
 */

import { Bell } from "./bell.js";
import { apply, difference, target } from "./changes.js";
import { follow, newId } from "./id.js";
import { Pending } from "./pending.js";
import { joined, packed } from "./packing.js";
import { NOBODY, forget, learn, meet, still } from "./people.js";
import { Records } from "./records.js";
import { likely, pairs, Undo } from "./undo.js";

export class Board {
  seq = 0;
  /** Whether this page has read the board; until then there is nothing to write on. */
  read = false;
  person = "";
  role = "observer";
  title = "";
  /** @type {{id: string, title: string, code?: string, board?: string, team?: string | null} | undefined} */
  session;
  /** Why this page may no longer show the board; empty while it may. */
  gone = "";
  /** "disk" when unsent changes survive closing the page, "memory" when this browser keeps nothing. */
  storage = "disk";
  /** Files on their way to the board. @type {{keep: (upload: string, blob: Blob) => Promise<void>, url: (record: any) => string} | undefined} */
  files;
  /** ms to add to this device's clock to have the server's. */
  lead = 0;
  /** @type {Map<string, import("./people.js").Someone>} */
  people = new Map();
  /** @type {Refusal[]} */
  refusals = [];

  /** @type {Map<string, Rec>} */
  #confirmed = new Map();
  #shown = new Records();
  #pending = new Pending();
  #undo = new Undo();
  #bell = new Bell();
  #online = false;
  #outlet;

  /** @param {{id: string, outlet?: Outlet}} given */
  constructor({ id, outlet }) {
    this.id = id;
    this.#outlet = outlet;
  }

  /** @param {string} id */
  get(id) {
    return this.#shown.get(id);
  }

  all() {
    return this.#shown.all();
  }

  /** @param {string} kind */
  of(kind) {
    return this.#shown.of(kind);
  }

  /** What the facilitator allows and shows now. */
  get stage() {
    return this.#shown.get("stage") ?? {};
  }

  /** ms since 1970 by the server's clock. */
  now() {
    return Date.now() + this.lead;
  }

  /** @param {string} person */
  name(person) {
    return this.people.get(person)?.name ?? (person === NOBODY ? "–" : "?");
  }

  /** @param {string} id @returns {"saved" | "sending" | "waiting" | "refused"} */
  stateOf(id) {
    if (this.#pending.touches(id)) return this.#online ? "sending" : "waiting";
    return this.refusals.some(({ guess }) => guess.some((change) => target(change) === id)) ? "refused" : "saved";
  }

  get status() {
    const waiting = this.#pending.unanswered;
    const refused = this.refusals.length;
    const state = !this.#online ? "offline" : waiting ? "sending" : refused ? "refused" : "saved";
    return { state, waiting, refused };
  }

  get canUndo() {
    return this.#undo.canUndo;
  }

  get canRedo() {
    return this.#undo.canRedo;
  }

  /** Hear what changed, at most once a task. @param {(news: import("./bell.js").News) => void} listener @returns {() => void} stop */
  listen(listener) {
    return this.#bell.listen(listener);
  }

  /**
   * Ask for something: the guess shows at once, the command is kept until the server answers.
   * @param {string} command @param {Record<string, any>} args @param {Change[]} [guess]
   * @param {string} [group] of commands that are undone together @returns {Promise<any>} the answer
   */
  do(command, args, guess = [], group) {
    const id = newId();
    const given = this.#give({ id, command, args, guess });
    this.#undo.did({ command: id, pairs: given.pairs, group });
    return given.answer;
  }

  /** Do several things as one step, in as few commands as hold them. @param {import("./packing.js").Deed[]} deeds @returns {Promise<any>[]} the answers */
  together(deeds) {
    const parts = packed(deeds);
    const group = parts.length > 1 ? newId() : undefined;
    return parts.map(({ command, args, guess }) => this.do(command, args, guess, group));
  }

  /** Ask for something that is taken back by no undo, as a vote. @param {string} command @param {Record<string, any>} args @param {Change[]} [guess] @returns {Promise<any>} the answer */
  ask(command, args, guess = []) {
    return this.#give({ id: newId(), command, args, guess }).answer;
  }

  undo() {
    return this.#restore(false);
  }

  redo() {
    return this.#restore(true);
  }

  /** Tell the others what one points at, drags or writes. @param {object} state */
  here(state) {
    this.#outlet?.here(state);
  }

  /** Bring everybody to where one looks. @param {number[]} view @param {string} [to] a board, to which everybody of the session is brought @returns {Promise<any>} the answer */
  async gather(view, to) {
    return this.#outlet?.gather(view, to);
  }

  /** Ask with everybody what happens when a factor goes up or down; null stops. @param {string} factor @param {"up" | "down" | null} way @returns {Promise<any>} the answer */
  async push(factor, way) {
    return this.#outlet?.push?.(factor, way);
  }

  /** Send a refused command again, as a new one. @param {string} id */
  retry(id) {
    const refusal = this.refusals.find((each) => each.id === id);
    if (!refusal) return;
    this.dismiss(id);
    const { command, args, guess } = refusal;
    return this.do(command, args, guess);
  }

  /** @param {string} id */
  dismiss(id) {
    const refusal = this.refusals.find((each) => each.id === id);
    if (!refusal) return;
    this.refusals = this.refusals.filter((each) => each !== refusal);
    this.#outlet?.forget(id);
    this.#bell.ring(refusal.guess.map(target), { status: true });
  }

  // What the connection tells.

  /** What to keep of this board on this device. */
  get kept() {
    const { id, seq, person, role, title, session } = this;
    const names = [...this.people].map(([each, { name }]) => [each, name]);
    return { id, seq, person, role, title, session, names, records: [...this.#confirmed.values()], undo: this.#undo.kept };
  }

  /** What one could take back at the last visit. @param {{done?: import("./undo.js").Step[], undone?: import("./undo.js").Step[]}} kept */
  remember(kept) {
    this.#undo = new Undo(kept);
    this.#undo.prune((command) => this.waitsFor(command));
  }

  /** Whether a command still waits to be seen on the board. @param {string} id */
  waitsFor(id) {
    return this.#pending.get(id) !== undefined;
  }

  /** A command from the last visit, or another page, that was not answered. @param {Command} command */
  resume(command) {
    follow(command.id);
    this.#refresh(this.#pending.add({ ...command }));
    this.#bell.ring([], { status: true });
  }

  /** A command that was refused. @param {Refusal} refusal */
  refuse(refusal) {
    this.refusals = [...this.refusals.filter(({ id }) => id !== refusal.id), refusal];
    this.#bell.ring(refusal.guess.map(target), { status: true });
  }

  /** The whole board anew; listeners hear of what is different. @param {number} seq @param {Iterable<Rec>} records */
  reset(seq, records) {
    const before = new Map([...this.#shown.all()].map((record) => [record.id, record]));
    const first = !this.read;
    [this.seq, this.read] = [seq, true];
    this.#confirmed = new Map([...records].map((record) => [record.id, record]));
    this.#pending.settle(seq);
    if (!first) forget(this.people, this.#confirmed.values());
    this.#show([...before.keys(), ...this.#confirmed.keys()]);
    const ids = new Set([...before.keys(), ...this.#shown.ids()]);
    const changed = [...ids].filter((id) => difference(before.get(id), this.get(id)));
    this.#bell.ring(changed, { status: true, ...(first && { reset: true }) });
  }

  /** The next entries, in order. @param {Entry[]} entries */
  receive(entries) {
    /** @type {string[]} */
    const ids = [];
    for (const entry of entries) {
      this.seq = entry.seq;
      ids.push(...apply(this.#confirmed, entry.changes));
      if (entry.id) this.answered(entry.id, { ok: true, seq: entry.seq });
    }
    ids.push(...this.#pending.settle(this.seq));
    if (entries.some(({ command }) => command === "erased")) forget(this.people, this.#confirmed.values());
    this.#refresh(ids);
    this.#bell.ring([], { status: true });
  }

  /** The server's answer to a command. @param {string} id @param {any} answer */
  answered(id, answer) {
    const command = this.#pending.get(id);
    if (!command || command.seq !== undefined) return;
    const { answered, seq, ...plain } = command;
    if (answer.ok) {
      command.seq = answer.seq;
      this.#undo.numbered(id, answer.seq);
      this.#refresh([...plain.guess.map(target), ...this.#pending.settle(this.seq)]);
    } else {
      this.#undo.refused(id, answer.code);
      this.#refresh(this.#pending.remove(id));
      if (plain.command !== "restore") this.refuse({ ...plain, code: answer.code, text: answer.text });
    }
    this.#bell.ring([], { status: true });
    answered?.(answer);
  }

  /** @param {boolean} online */
  connected(online) {
    if (this.#online === online) return;
    this.#online = online;
    if (!online) still(this.people);
    this.#bell.ring([], { status: true, people: true });
  }

  /** @param {string} storage */
  stored(storage) {
    if (this.storage === storage) return;
    this.storage = storage;
    this.#bell.ring([], { status: true });
  }

  /** The names of people, whether they are here or not. @param {Record<string, string>} names */
  learn(names) {
    learn(this.people, names);
    this.#bell.ring([], { people: true });
  }

  /** Who is here: all of them, or what changed. @param {import("./people.js").Told[]} people @param {string[] | undefined} left */
  meet(people, left) {
    meet(this.people, people, left);
    this.#bell.ring([], { people: true });
  }

  /** Something of who oneself is in the workshop has changed. */
  changed() {
    this.#bell.ring([], { you: true });
  }

  /** A facilitator brings everybody somewhere. @param {import("./bell.js").Call} call */
  call(call) {
    this.#bell.ring([], { call });
  }

  /** Somebody asks what happens when a factor moves. @param {import("./bell.js").Push} push */
  pushed(push) {
    this.#bell.ring([], { push });
  }

  /** @param {string} text */
  end(text) {
    this.gone = text;
    this.#bell.ring([], { status: true });
  }

  /** @param {Command} command @returns {{answer: Promise<any>, pairs: import("./undo.js").Pair[]}} */
  #give(command) {
    const before = new Map(command.guess.map((change) => [target(change), this.get(target(change))]));
    /** @type {Promise<any>} */
    const answer = new Promise((resolve) => {
      this.#refresh(this.#pending.add({ ...command, answered: resolve }));
    });
    this.#bell.ring([], { status: true });
    this.#outlet?.send(command);
    return { answer, pairs: pairs(before, (id) => this.get(id)) };
  }

  /** Take back a step, or all of its group. @param {boolean} again @returns {Promise<any>} */
  async #restore(again) {
    const group = this.#undo.group(again);
    const answers = [this.#restoreOne(again)];
    while (group && this.#undo.group(again) === group) answers.push(this.#restoreOne(again));
    return joined(await Promise.all(answers));
  }

  /** Ask the server to take back a step; one it has not numbered yet is named by its command instead.
   * @param {boolean} again @returns {Promise<any>} */
  #restoreOne(again) {
    const step = this.#undo.take(again);
    if (!step) return Promise.resolve({ ok: false });
    const id = newId();
    const args = step.seq === undefined ? { after: step.command } : { seq: step.seq };
    const guess = likely(step.pairs, (each) => this.get(each));
    const given = this.#give({ id, command: "restore", args, guess });
    this.#undo.restored(again, { command: id, pairs: given.pairs, undoes: step });
    return given.answer;
  }

  /** Show records as they are now, and tell. @param {string[]} ids */
  #refresh(ids) {
    this.#show(ids);
    this.#bell.ring(ids);
  }

  /** @param {string[]} ids */
  #show(ids) {
    for (const id of new Set(ids)) this.#shown.set(id, this.#pending.over(id, this.#confirmed.get(id)));
  }
}
