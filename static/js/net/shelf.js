/**
 * What this device keeps: commands that are not answered yet or were refused, the files that go with them, and the
 * boards last seen. In IndexedDB; where the browser forbids that or is full, only in the page's memory, and `storage`
 * says so.
 */

import { openDB } from "../../vendor/idb/idb.js";

/**
 * @typedef {import("../model/pending.js").Command} Command
 * @typedef {Command & {board: string, person: string, refused?: {code: string, text: string}}} Row
 * @typedef {{id: string, board: string, person: string, type: string, bytes: ArrayBuffer}} Kept a file
 * @typedef {{transaction: Function, get: Function, getAll: Function, delete: Function, clear: Function, getAllFromIndex: Function, getAllKeysFromIndex: Function, close: Function}} Database
 */

const NAME = "mutirao";
const PATIENCE = 3_000;

export class Shelf {
  #open;
  /** @type {Promise<Database> | undefined} */
  #db;
  /** @type {Map<string, Row>} what could not be put on disk */
  #memory = new Map();
  /** Files that could not be put on disk. @type {Set<string>} */
  #homeless = new Set();
  #works = true;

  /** @param {() => Promise<Database>} [open] */
  constructor(open = openDatabase) {
    this.#open = open;
  }

  /** "disk", or "memory" when closing the page would lose what is not sent. */
  get storage() {
    return this.#works && !this.#memory.size && !this.#homeless.size ? "disk" : "memory";
  }

  /** Keep a command until `forget`. @param {Row} row */
  async keep({ id, command, args, guess, board, person, refused }) {
    const row = { id, command, args, guess, board, person, ...(refused && { refused }) };
    if (!(await this.#place("commands", row))) this.#memory.set(id, row);
    else for (const each of [...this.#memory.values()]) if (await this.#save("commands", each)) this.#memory.delete(each.id);
  }

  /** @param {string} id */
  async forget(id) {
    this.#memory.delete(id);
    await this.#try((db) => db.delete("commands", id));
  }

  /** The commands of a person for a board, oldest first. @param {string} board @param {string} person @returns {Promise<Row[]>} */
  async commands(board, person) {
    const rows = await this.#try((db) => db.getAllFromIndex("commands", "place", [board, person]));
    return (rows ?? []).sort((/** @type {Row} */ a, /** @type {Row} */ b) => (a.id < b.id ? -1 : 1));
  }

  /** Keep a file until `forgetFile`. @param {Kept} file */
  async keepFile(file) {
    if (!(await this.#place("files", file))) this.#homeless.add(file.id);
  }

  /** @param {string} id @returns {Promise<Kept | undefined>} */
  async file(id) {
    return this.#try((db) => db.get("files", id));
  }

  /** The ids of the files a person keeps for a board. @param {string} board @param {string} person @returns {Promise<string[]>} */
  async files(board, person) {
    return (await this.#try((db) => db.getAllKeysFromIndex("files", "place", [board, person]))) ?? [];
  }

  /** @param {string} id */
  async forgetFile(id) {
    this.#homeless.delete(id);
    await this.#try((db) => db.delete("files", id));
  }

  /** @param {string} id @param {string} person */
  async board(id, person) {
    return this.#try((db) => db.get("boards", [id, person]));
  }

  /** @param {{id: string, person: string, [more: string]: any}} kept */
  async keepBoard(kept) {
    await this.#try((db) => put(db, "boards", kept));
  }

  /** Let go of a board, of one person or of all. @param {string} id @param {string} [person] */
  async dropBoard(id, person) {
    await this.#drop("boards", (row) => row.id === id && (!person || row.person === person));
  }

  /** Let go of a board and of all that was not sent to it. @param {string} id */
  async clear(id) {
    await this.dropBoard(id);
    for (const store of ["commands", "files"]) await this.#drop(store, ({ board }) => board === id);
  }

  /** The boards of a session that are kept, or that something waits for. @param {string} session @returns {Promise<string[]>} */
  async boardsOf(session) {
    const rows = (await this.#try((db) => db.getAll("boards"))) ?? [];
    return rows.flatMap((/** @type {any} */ row) => (row.session?.id === session ? [row.id] : []));
  }

  /** How many commands to these boards were not answered. @param {string[]} boards @returns {Promise<number>} */
  async unsent(boards) {
    const rows = (await this.#try((db) => db.getAll("commands"))) ?? [];
    return rows.filter((/** @type {Row} */ { board }) => boards.includes(board)).length;
  }

  /** @param {string} store @param {(row: any) => boolean} which */
  async #drop(store, which) {
    const rows = (await this.#try((db) => db.getAll(store))) ?? [];
    for (const row of rows.filter(which)) await this.#try((db) => db.delete(store, store === "boards" ? [row.id, row.person] : row.id));
  }

  /** Whether something is on disk now, if need be instead of what can be read again. @param {string} store @param {Row | Kept} row */
  async #place(store, row) {
    return (await this.#save(store, row)) || ((await this.#makeRoom()) && (await this.#save(store, row)));
  }

  /** @param {string} store @param {Row | Kept} row */
  async #save(store, row) {
    return this.#do((db) => put(db, store, row)).then(() => true, () => false);
  }

  /** The disk is full perhaps; boards can be read again, commands can't. */
  async #makeRoom() {
    return this.#do((db) => db.clear("boards")).then(() => true, () => false);
  }

  /** Do it, or without a database nothing. @param {(db: Database) => Promise<any>} work */
  async #try(work) {
    return this.#do(work).catch(() => undefined);
  }

  /** Browsers close databases by themselves at times, so one that fails is opened anew once. @param {(db: Database) => Promise<any>} work */
  async #do(work) {
    for (let tries = 2; ; tries--) {
      this.#db ??= this.#open();
      const opened = this.#db;
      try {
        const result = await work(await opened);
        this.#works = true;
        return result;
      } catch (error) {
        if (this.#db === opened) this.#db = undefined;
        opened.then((db) => db.close()).catch(() => {});
        if (tries > 1) continue;
        this.#works = false;
        throw error;
      }
    }
  }
}

/** Committed at once: a page that closes hears no answers, and what waits for one is lost. @param {Database} db @param {string} name @param {any} value */
async function put(db, name, value) {
  const transaction = db.transaction(name, "readwrite");
  const put = transaction.store.put(value);
  transaction.commit();
  await Promise.all([put, transaction.done]);
}

/** @returns {Promise<any>} */
function openDatabase() {
  const opening = openDB(NAME, 2, {
    upgrade(/** @type {any} */ fresh, /** @type {number} */ before) {
      if (before < 1) {
        fresh.createObjectStore("commands", { keyPath: "id" }).createIndex("place", ["board", "person"]);
        fresh.createObjectStore("boards", { keyPath: ["id", "person"] });
      }
      fresh.createObjectStore("files", { keyPath: "id" }).createIndex("place", ["board", "person"]);
    },
    blocking: (/** @type {any} */ _now, /** @type {any} */ _next, /** @type {any} */ event) => event.target.close(),
  });
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error("the device's storage does not answer")), PATIENCE));
  return Promise.race([opening, late]);
}
