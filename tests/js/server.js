/** A server in memory that speaks the wire of one board; its lines can lose, double, delay and end. */

import { after, apply, difference, target } from "../../static/js/model/changes.js";

/**
 * @typedef {import("../../static/js/model/changes.js").Rec} Rec
 * @typedef {import("../../static/js/model/changes.js").Change} Change
 * @typedef {{seq: number, at: number, by: string, command: string, id: string, changes: Change[], undo: Change[]}} Entry
 */

export const BOARD = "plenary";

/** What a line does to what goes over it; a perfect one does nothing. */
export const PERFECT = {
  /** @returns {boolean} whether a frame is lost */
  loses: () => false,
  doubles: () => false,
  /** @returns {boolean} whether the server says "busy" */
  busy: () => false,
  delay: () => 0,
};

export class FakeServer {
  /** @type {Entry[]} */
  log = [];
  /** @type {Map<string, Rec>} */
  records = new Map();
  /** @type {Set<FakeSocket>} */
  seats = new Set();
  /** @type {Map<string, string>} */
  roles = new Map();
  /** Entries older than so many are not told one by one. */
  tail = 50;

  get seq() {
    return this.log.length;
  }

  /** @param {FakeSocket} socket @param {string} event @param {any} args */
  hear(socket, event, args) {
    if (event === "open") return this.#open(socket, args);
    if (!this.seats.has(socket)) return refused("unknown_board");
    if (event === "act") return this.act(socket.person, args);
    return { ok: true };
  }

  /** @param {string} by @param {{id: string, command: string, args: any}} given */
  act(by, { id, command, args }) {
    const before = this.log.find((entry) => entry.id === id);
    if (before) return { ok: true, seq: before.seq };
    const changes = this.#decide(by, command, args);
    if (!changes) return refused("gone");
    /** @type {Change[]} */
    const undo = [];
    for (const change of changes) {
      const record = this.records.get(target(change));
      const back = difference(after(record, change), record);
      if (back) undo.unshift(back);
      apply(this.records, [change]);
    }
    const entry = { seq: this.seq + 1, at: Date.now(), by, command, id, changes, undo };
    this.log.push(entry);
    for (const seat of this.seats) seat.tell("entries", { board: BOARD, entries: [told(entry, seat.person)] });
    return { ok: true, seq: entry.seq };
  }

  /** @param {FakeSocket} socket @param {{since?: number}} args */
  #open(socket, { since }) {
    this.seats.add(socket);
    const { person } = socket;
    const role = this.roles.get(person) ?? "participant";
    const recent = since !== undefined && since <= this.seq && since >= this.seq - this.tail;
    const rest = recent
      ? { entries: this.log.slice(since).map((entry) => told(entry, person)) }
      : { records: Object.fromEntries(structuredClone([...this.records])) };
    return { ok: true, seq: this.seq, person, role, title: "Bairro", names: {}, people: [{ person, name: person }], now: Date.now() + 5000, ...rest };
  }

  /** @param {string} by @param {string} command @param {any} args @returns {Change[] | undefined} undefined to refuse */
  #decide(by, command, args) {
    if (command === "note.add") {
      if (this.records.has(args.note) || args.text === "refuse me") return undefined;
      const { note: id, x, y, text } = args;
      return [["put", { id, kind: "note", by, x, y, text, order: String(this.seq).padStart(6, "0") }]];
    }
    if (command === "note.write") {
      const note = this.records.get(args.note);
      const text = note?.text === args.base ? args.text : `${note?.text}\n${args.text}`;
      return note && (note.text === args.text ? [] : [["patch", note.id, { text }]]);
    }
    if (command === "move") {
      const there = args.moves.filter((/** @type {[string]} */ [id]) => this.records.has(id));
      return there.length ? there.map((/** @type {any} */ [id, x, y]) => ["patch", id, { x, y }]) : undefined;
    }
    if (command === "drop") {
      const there = args.ids.filter((/** @type {string} */ id) => this.records.has(id));
      return there.length ? there.map((/** @type {string} */ id) => ["drop", id]) : undefined;
    }
    return this.#restore(by, args.seq);
  }

  /** @param {string} by @param {number} seq @returns {Change[] | undefined} */
  #restore(by, seq) {
    const entry = this.log[seq - 1];
    if (entry?.by !== by) return undefined;
    const possible = entry.undo.filter((back) => (back[0] === "put") !== this.records.has(target(back)));
    return possible.length || !entry.undo.length ? possible : undefined;
  }
}

/** One page's line to the server. Commands arrive in their order or not at all, as over TCP; the rest may be worse. */
export class FakeSocket {
  connected = false;
  #server;
  #quality;
  /** @type {Map<string, (told: any) => void>} */
  #listeners = new Map();
  /** @type {Set<() => void>} what ends the asks that are under way */
  #asks = new Set();
  #round = 0;
  /** When the last ask reaches the server; none overtakes another. */
  #arrival = 0;

  /** @param {FakeServer} server @param {string} person @param {typeof PERFECT} [quality] */
  constructor(server, person, quality = PERFECT) {
    this.#server = server;
    this.person = person;
    this.#quality = quality;
  }

  /** @param {string} event @param {(told: any) => void} listener */
  on(event, listener) {
    this.#listeners.set(event, listener);
  }

  connect() {
    if (this.connected) return;
    this.connected = true;
    this.#listeners.get("connect")?.(undefined);
  }

  disconnect() {
    if (!this.connected) return;
    this.connected = false;
    this.#round++;
    this.#server.seats.delete(this);
    for (const end of this.#asks) end();
    this.#listeners.get("disconnect")?.("transport close");
  }

  /** @param {number} patience */
  timeout(patience) {
    return { emitWithAck: (/** @type {string} */ event, /** @type {any} */ args) => this.#ask(event, args, patience) };
  }

  /** @param {string} event @param {any} frame */
  tell(event, frame) {
    const copies = this.#quality.loses() ? 0 : this.#quality.doubles() ? 2 : 1;
    for (let copy = 0; copy < copies; copy++) this.#later(() => this.#listeners.get(event)?.(structuredClone(frame)));
  }

  /** @param {string} event @param {any} args @param {number} patience @returns {Promise<any>} */
  #ask(event, args, patience) {
    return new Promise((resolve, reject) => {
      const end = () => {
        this.#asks.delete(end);
        reject(new Error("no answer"));
      };
      this.#asks.add(end);
      setTimeout(() => this.#asks.has(end) && end(), patience);
      this.#arrival = Math.max(this.#arrival, Date.now() + this.#quality.delay());
      this.#later(() => {
        const answer = this.#quality.busy() ? refused("busy", 200) : this.#server.hear(this, event, structuredClone(args));
        if (this.#quality.loses()) return;
        this.#later(() => {
          this.#asks.delete(end);
          resolve(structuredClone(answer));
        });
      }, this.#arrival - Date.now());
    });
  }

  /** @param {() => void} deed */
  #later(deed, delay = this.#quality.delay()) {
    const round = this.#round;
    setTimeout(() => round === this.#round && deed(), delay);
  }
}

/** @param {string} code @param {number} [retry_ms] */
function refused(code, retry_ms) {
  return { ok: false, code, text: "That can't be done.", ...(retry_ms && { retry_ms }) };
}

/** @param {Entry} entry @param {string} person */
function told({ seq, at, by, command, id, changes }, person) {
  return structuredClone({ seq, at, by, command, changes, ...(by === person && { id }) });
}
