/** Copy, cut, paste and duplicate: by keys with whatever the device's clipboard holds, by menus with what was copied here. How it is done comes after the first look. */

import { brought, later } from "../ui/later.js";
import { copied, TYPE } from "./copied.js";

/** @typedef {import("./copying.js").Copying} Copying */

export class Clipboard {
  #desk;
  #get;
  /** @type {Copying | undefined} */
  #copying;
  /** A copy that waits for what knows how: what is pasted meanwhile is this one. @type {Promise<boolean> | undefined} */
  #underway;

  /** @param {any} desk */
  constructor(desk) {
    this.#desk = desk;
    this.#get = later(async () => {
      const { Copying } = await import("./copying.js");
      this.#copying ??= new Copying(desk);
      return this.#copying;
    });
    document.addEventListener("beforecopy", (event) => this.#chosen(event) && event.preventDefault());
    document.addEventListener("copy", (event) => this.#copied(event));
    document.addEventListener("cut", (event) => this.#copied(event));
    document.addEventListener("paste", (event) => this.#pasted(event));
    document.addEventListener("keydown", (event) => this.#key(event));
  }

  /** Whether there is something to paste by a menu. */
  get full() {
    return Boolean(copied());
  }

  /** @param {string[]} ids */
  copy(ids) {
    return this.#with((copying) => {
      this.#desk.selection.set(ids);
      if (!document.execCommand("copy")) copying.keep(ids);
    });
  }

  /** @param {string[]} ids */
  async cut(ids) {
    const done = await this.copy(ids);
    if (done) this.#desk.commands.drop(ids);
    return done;
  }

  /** What was copied here last. @param {{x: number, y: number}} [at] */
  paste(at) {
    return this.#with((copying) => copying.paste(copied(), at));
  }

  /** One more of each, beside them. @param {string[]} ids */
  duplicate(ids) {
    return this.#with((copying) => copying.duplicate(ids));
  }

  /** At once when it is there. @param {(copying: Copying) => unknown} act @returns {Promise<boolean>} */
  async #with(act) {
    const copying = this.#copying ?? (await brought(this.#desk.toast, this.#get));
    if (copying) act(copying);
    return Boolean(copying);
  }

  /** What is chosen, or has the focus; in the list what is ticked, or the row with the focus. */
  get #ids() {
    const { selection, surface, shown } = this.#desk;
    if (shown.list) {
      const row = document.activeElement?.closest("[data-row]")?.getAttribute("data-row");
      return selection.checking && selection.size ? selection.ids : row ? [row] : [];
    }
    const focused = surface.root.contains(document.activeElement) && document.activeElement?.getAttribute("data-id");
    return focused && !selection.has(focused) ? [focused] : selection.ids;
  }

  /** Whether it is about things on the board, and not about words in a field or on the page. @param {Event} event */
  #chosen(event) {
    return ours(event) && getSelection()?.isCollapsed !== false && this.#ids.length > 0;
  }

  /** The event can't wait for what knows how; the browser is asked for another one then. @param {ClipboardEvent} event */
  #copied(event) {
    if (!event.clipboardData || !this.#chosen(event)) return;
    const ids = this.#ids;
    const cut = event.type === "cut";
    if (!this.#copying) {
      const done = cut ? this.cut(ids) : this.copy(ids);
      this.#underway = done.finally(() => { this.#underway = undefined; });
    } else if (this.#copying.fill(event.clipboardData, ids)) {
      event.preventDefault();
      if (cut) this.#desk.commands.drop(ids);
    }
  }

  /** @param {ClipboardEvent} event */
  #pasted(event) {
    const { clipboardData: data } = event;
    if (!data || !ours(event) || !this.#desk.allowed.edits) return;
    const given = { copy: data.getData(TYPE), text: data.getData("text/plain"), files: [...data.files] };
    if (!this.#underway && !given.copy && !given.text.trim() && !given.files.length) return;
    event.preventDefault();
    if (this.#underway) this.#underway.then((done) => done && this.paste());
    else this.#with((copying) => copying.take(given));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== "d" || !ours(event)) return;
    const ids = this.#ids;
    if (!ids.length || !this.#desk.allowed.edits) return;
    event.preventDefault();
    this.duplicate(ids);
  }
}

/** @param {Event} event */
function ours(event) {
  return !(/** @type {HTMLElement} */ (event.target).closest?.("input, textarea, select, dialog, [contenteditable]"));
}
