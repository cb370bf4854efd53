/** What somebody is typing: it is saved after a short rest and when they leave the field, and nobody types over it. */

const REST = 800;

export class Typing {
  #save;
  /** @type {Map<string, {id: string, field: string, text: string, due: any}>} */
  #fields = new Map();

  /** @param {(id: string, field: string, text: string) => void} save */
  constructor(save) {
    this.#save = save;
  }

  /** What the field shows: what is being typed, else how it is. @param {string} id @param {string} field @param {string} now */
  text(id, field, now) {
    return this.#fields.get(`${id} ${field}`)?.text ?? now;
  }

  /** @param {string} id @param {string} field @param {string} text */
  write(id, field, text) {
    const key = `${id} ${field}`;
    clearTimeout(this.#fields.get(key)?.due);
    this.#fields.set(key, { id, field, text, due: setTimeout(() => this.#save(id, field, text), REST) });
  }

  /** @param {string} id @param {string} field */
  leave(id, field) {
    const key = `${id} ${field}`;
    const typed = this.#fields.get(key);
    if (!typed) return;
    clearTimeout(typed.due);
    this.#fields.delete(key);
    this.#save(id, field, typed.text);
  }

  /** Save all at once, as when the page is left. */
  finish() {
    for (const { id, field } of [...this.#fields.values()]) this.leave(id, field);
  }
}
