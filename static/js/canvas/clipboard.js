/** Copy, cut, paste and duplicate: by keys with whatever the device's clipboard holds, by menus with what was copied here. */

import { again, lines, taken, understood, written, MOST } from "../model/copies.js";
import { carried } from "../space/carried.js";
import { freeBlock } from "../space/room.js";
import { brought } from "../ui/later.js";
import { t, tn } from "../ui/words.js";
import { addCard, addImages, fetchPictures } from "./files.js";

/** The clipboard's name for our own copies, next to plain text for everybody else. */
const TYPE = "application/x-mutirao";
const KEPT = "copied";
/** One address and nothing else. */
const ADDRESS = /^https?:\/\/\S+$/i;

export class Clipboard {
  #desk;
  #last = "";

  /** @param {any} desk */
  constructor(desk) {
    this.#desk = desk;
    document.addEventListener("beforecopy", (event) => this.#chosen(event) && event.preventDefault());
    document.addEventListener("copy", (event) => this.#copied(event));
    document.addEventListener("cut", (event) => this.#copied(event) && desk.commands.drop(this.#ids));
    document.addEventListener("paste", (event) => this.#pasted(event));
    document.addEventListener("keydown", (event) => this.#key(event));
  }

  /** Whether there is something to paste by a menu. */
  get full() {
    return Boolean(this.#kept);
  }

  /** @param {string[]} ids */
  copy(ids) {
    this.#desk.selection.set(ids);
    if (!document.execCommand("copy")) this.#keep(this.#take(ids));
  }

  /** @param {string[]} ids */
  cut(ids) {
    this.copy(ids);
    this.#desk.commands.drop(ids);
  }

  /** What was copied here last. @param {{x: number, y: number}} [at] */
  paste(at) {
    const copy = understood(this.#kept);
    if (copy) this.#put(copy, at ?? this.#looking(copy));
  }

  /** One more of each, beside them. @param {string[]} ids */
  duplicate(ids) {
    const { copy, box } = this.#take(ids) ?? {};
    if (copy && box) this.#put(copy, { x: box.x + box.w + 24, y: box.y });
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

  get #kept() {
    try {
      return sessionStorage.getItem(KEPT) ?? this.#last;
    } catch {
      return this.#last;
    }
  }

  /** Whether it is about things on the board, and not about words in a field or on the page. @param {Event} event */
  #chosen(event) {
    return ours(event) && getSelection()?.isCollapsed !== false && this.#ids.length > 0;
  }

  /** @param {ClipboardEvent} event */
  #copied(event) {
    const found = this.#chosen(event) && this.#take(this.#ids);
    if (!found || !event.clipboardData) return false;
    event.preventDefault();
    event.clipboardData.setData("text/plain", lines(found.copy, this.#desk.kinds));
    event.clipboardData.setData(TYPE, this.#keep(found));
    return true;
  }

  /** @param {{copy: import("../model/copies.js").Copy} | null} found */
  #keep(found) {
    if (!found) return "";
    this.#last = written(found.copy);
    try {
      sessionStorage.setItem(KEPT, this.#last);
    } catch {
      // Without storage it is kept until the page is left.
    }
    this.#desk.toast.show(tn("{n} thing copied.", "{n} things copied.", found.copy.things.length));
    return this.#last;
  }

  /** The chosen things with what lies in the frames among them, and the links from one to another. @param {string[]} ids */
  #take(ids) {
    const { board, space, reading, kinds, toast } = this.#desk;
    const chosen = ids.flatMap((id) => board.get(id) ?? []);
    const all = new Map([...chosen, ...chosen.flatMap((record) => carried(this.#desk, record))].map((record) => [record.id, record]));
    const order = new Map(reading.steps.map((/** @type {string} */ id, /** @type {number} */ at) => [id, at]));
    const things = [...all.values()]
      .filter((record) => record.x !== undefined && kinds[record.kind]?.again)
      .sort((a, b) => (order.get(a.id) ?? Infinity) - (order.get(b.id) ?? Infinity));
    const box = space.aroundAll(things.map(({ id }) => id));
    if (!box) return null;
    if (things.length > MOST) {
      toast.show(t("At most {most} things can be copied at once; choose fewer.", { most: MOST }));
      return null;
    }
    const links = things.flatMap(({ id }) => [...space.linksOf(id)]).flatMap((id) => board.get(id) ?? []);
    const among = new Map(links.filter(({ from, to }) => all.has(from) && all.has(to)).map((link) => [link.id, link]));
    return { copy: taken(board.id, things, [...among.values()], box), box };
  }

  /** @param {ClipboardEvent} event */
  #pasted(event) {
    const { clipboardData: data } = event;
    if (!data || !ours(event) || !this.#desk.allowed.edits) return;
    const copy = understood(data.getData(TYPE));
    const text = data.getData("text/plain");
    const files = [...data.files];
    if (!copy && !text.trim() && !files.length) return;
    event.preventDefault();
    const { allowed, shown, view } = this.#desk;
    const at = shown.list ? undefined : view.middle;
    if (copy) this.#put(copy, this.#looking(copy));
    else if (ADDRESS.test(text.trim()) && allowed.may("card")) addCard(this.#desk, text, at);
    else if (text.trim()) this.#list(text);
    else addImages(this.#desk, files, at);
  }

  /** @param {string} text */
  async #list(text) {
    const lists = await brought(this.#desk.toast, () => import("../ui/lists.js"));
    lists?.pasted(this.#desk, text);
  }

  /** @param {import("../model/copies.js").Copy} copy @param {{x: number, y: number}} near */
  async #put(copy, near) {
    const { space, kinds, board, allowed, deeds, selection, toast, shown } = this.#desk;
    if (copy.board !== board.id) await fetchPictures(copy, board.files);
    const box = freeBlock(space, copy, near);
    const may = (/** @type {string} */ kind) => allowed.may(kind);
    const { ids, deeds: all } = again(copy, kinds, { board: board.id, x: box.x, y: box.y, by: board.person, may });
    if (!ids.length) return toast.show(t("You can't add this here now."));
    deeds.together(all);
    const less = ids.length < copy.things.length ? [t("Some things can't be added here.")] : [];
    toast.show([tn("Pasted.", "{n} things pasted.", ids.length), ...less].join(" "), () => deeds.undo());
    selection.set(ids);
    if (!shown.list) this.#desk.view.reveal(box);
  }

  /** Where one is looking; in the list below everything. @param {{w: number, h: number}} size */
  #looking({ w, h }) {
    const { view, shown, deeds } = this.#desk;
    if (shown.list) return deeds.outside({ w, h });
    return { x: view.middle.x - w / 2, y: view.middle.y - h / 2 };
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
