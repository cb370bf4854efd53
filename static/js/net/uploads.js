/**
 * Files on their way to the board: kept on this device until the command that shows them is answered, and sent one
 * at a time while the board is open. The same file sent twice is the same file, so sending again costs nothing.
 */

/**
 * @typedef {import("../model/pending.js").Command} Command
 * @typedef {{file: string} | {code: string, text: string}} Told what became of a file
 * @typedef {(board: string, blob: Blob) => Promise<Told | undefined>} Post undefined: try again
 */

const PATIENCE = 120_000;
const AGAIN = 2_000;
const LEFT = 3_600_000;

export class Uploads {
  #board;
  #shelf;
  #post;
  #arrived;
  #refused;
  #open = false;
  #busy = false;
  /** @type {string[]} */
  #wanted = [];
  /** @type {Map<string, {blob: Blob, url: string}>} upload -> what this page has of it */
  #here = new Map();
  /** @type {Map<string, string>} file -> the upload it came from */
  #names = new Map();
  /** @type {Map<string, string>} command -> the upload it waits for */
  #commands = new Map();

  /**
   * @param {{board: {id: string, person: string, stored: (storage: string) => void}, shelf: import("./shelf.js").Shelf, post?: Post,
   *   arrived: (upload: string, file: string) => void, refused: (upload: string, answer: any) => void}} given
   */
  constructor({ board, shelf, post = send, arrived, refused }) {
    this.#board = board;
    this.#shelf = shelf;
    this.#post = post;
    this.#arrived = arrived;
    this.#refused = refused;
  }

  /** Keep a file on this device, before the command that shows it is given. @param {string} upload @param {Blob} blob */
  async keep(upload, blob) {
    this.#put(upload, blob);
    const { id: board, person } = this.#board;
    await this.#shelf.keepFile({ id: upload, board, person, type: blob.type, bytes: await blob.arrayBuffer() });
    this.#board.stored(this.#shelf.storage);
  }

  /** Where the picture of a record is to be had: on this device, or on the server. @param {{upload?: string, file?: string}} record */
  url({ upload, file }) {
    const here = this.#here.get(upload ?? this.#names.get(file ?? "") ?? "");
    if (here) return here.url;
    return file ? `/api/v1/boards/${encodeURIComponent(this.#board.id)}/files/${encodeURIComponent(file)}` : "";
  }

  /** A command that shows a file. @param {Command} command */
  want(command) {
    const { upload } = command.args;
    if (!upload) return;
    this.#commands.set(command.id, upload);
    if (!this.#wanted.includes(upload)) this.#wanted.push(upload);
    this.#go();
  }

  /** A command was answered. @param {string} command */
  done(command) {
    const upload = this.#commands.get(command);
    this.#commands.delete(command);
    if (upload) this.#shelf.forgetFile(upload);
  }

  /** Take up the files of commands from an earlier visit, and let go of those that belong to none any more. @param {Command[]} commands */
  async recall(commands) {
    const needed = new Set(commands.flatMap(({ guess }) => guess.flatMap((change) => (change[0] === "put" && change[1].upload) || [])));
    for (const upload of needed) {
      const kept = this.#here.has(upload) ? undefined : await this.#shelf.file(upload);
      if (kept) this.#put(upload, new Blob([kept.bytes], { type: kept.type }));
    }
    for (const upload of await this.#shelf.files(this.#board.id, this.#board.person)) {
      if (!needed.has(upload) && !this.#here.has(upload) && age(upload) > LEFT) this.#shelf.forgetFile(upload);
    }
  }

  start() {
    this.#open = true;
    this.#go();
  }

  stop() {
    this.#open = false;
  }

  /** @param {string} upload @param {Blob} blob */
  #put(upload, blob) {
    this.#here.set(upload, { blob, url: URL.createObjectURL(blob) });
  }

  async #go() {
    if (this.#busy) return;
    this.#busy = true;
    while (this.#open && this.#wanted.length) {
      const upload = this.#wanted[0];
      const answer = await this.#send(upload);
      this.#wanted.shift();
      if (answer) this.#tell(upload, answer);
      else {
        this.#wanted.push(upload);
        await new Promise((resolve) => setTimeout(resolve, AGAIN));
      }
    }
    this.#busy = false;
  }

  /** @param {string} upload @returns {Promise<Told | undefined>} */
  async #send(upload) {
    const here = this.#here.get(upload);
    if (!here) return { code: "gone", text: "" };
    return this.#post(this.#board.id, here.blob).catch(() => undefined);
  }

  /** @param {string} upload @param {Told} answer */
  #tell(upload, answer) {
    if (!("file" in answer)) return this.#refused(upload, { ok: false, ...answer });
    this.#names.set(answer.file, upload);
    this.#arrived(upload, answer.file);
  }
}

/** @type {Post} */
async function send(board, blob) {
  const form = new FormData();
  form.append("file", blob, "picture");
  const url = `/api/v1/boards/${encodeURIComponent(board)}/files`;
  const answer = await fetch(url, { method: "POST", body: form, signal: AbortSignal.timeout(PATIENCE) });
  if (answer.status === 429 || answer.status >= 500) return undefined;
  const told = await answer.json();
  return answer.ok ? { file: told.file } : { code: told.code, text: told.detail };
}

/** ms since an id was made: it begins with its time. @param {string} id */
function age(id) {
  return Date.now() - Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16);
}
