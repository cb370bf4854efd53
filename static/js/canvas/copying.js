/** How things are copied, pasted and duplicated. */

import { again, lines, taken, understood, written, MOST } from "../model/copies.js";
import { carried } from "../space/carried.js";
import { freeBlock } from "../space/room.js";
import { brought } from "../ui/later.js";
import { t, tn } from "../ui/words.js";
import { keepCopied, TYPE } from "./copied.js";
import { addCard, addImages, fetchPictures } from "./files.js";

/** One address and nothing else. */
const ADDRESS = /^https?:\/\/\S+$/i;

export class Copying {
  #desk;

  /** @param {any} desk */
  constructor(desk) {
    this.#desk = desk;
  }

  /** @param {DataTransfer} data the device's clipboard, for the time of an event @param {string[]} ids @returns {boolean} */
  fill(data, ids) {
    const found = this.#take(ids);
    if (!found) return false;
    data.setData("text/plain", lines(found.copy, this.#desk.kinds));
    data.setData(TYPE, this.#keep(found));
    return true;
  }

  /** Where the device's clipboard can't be had. @param {string[]} ids */
  keep(ids) {
    const found = this.#take(ids);
    if (found) this.#keep(found);
  }

  /** @param {string} given a copy of ours @param {{x: number, y: number}} [at] else where one is looking */
  paste(given, at) {
    const copy = understood(given);
    if (copy) this.#put(copy, at ?? this.#looking(copy));
  }

  /** @param {string[]} ids */
  duplicate(ids) {
    const { copy, box } = this.#take(ids) ?? {};
    if (copy && box) this.#put(copy, { x: box.x + box.w + 24, y: box.y });
  }

  /** What the device's clipboard holds. @param {{copy: string, text: string, files: File[]}} given */
  take({ copy: ours, text, files }) {
    const { allowed, shown, view } = this.#desk;
    const copy = understood(ours);
    const at = shown.list ? undefined : view.middle;
    if (copy) this.#put(copy, this.#looking(copy));
    else if (ADDRESS.test(text.trim()) && allowed.may("card")) addCard(this.#desk, text, at);
    else if (text.trim()) this.#list(text);
    else if (files.length) addImages(this.#desk, files, at);
  }

  /** @param {{copy: import("../model/copies.js").Copy}} found */
  #keep({ copy }) {
    const kept = written(copy);
    keepCopied(kept);
    this.#desk.toast.show(tn("{n} thing copied.", "{n} things copied.", copy.things.length));
    return kept;
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
}
