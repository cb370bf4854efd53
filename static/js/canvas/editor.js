/** Writing on the canvas: a text field laid into the note, label or frame title itself. */

import { newId } from "../model/id.js";
import { freeNear } from "../space/room.js";
import { t } from "../ui/words.js";
import { Writing } from "../ui/writing.js";

const READABLE = 0.7;
const GAP = 24;

/** @typedef {{id: string, kind: any, area: HTMLTextAreaElement, writing: Writing, fresh: any, added: boolean}} Now fresh: what a new thing will be */

export class Editor {
  #desk;
  /** @type {Now | null} */
  #now = null;

  /** @param {any} desk */
  constructor(desk) {
    this.#desk = desk;
  }

  /** The id being written, or null. */
  get id() {
    return this.#now?.id ?? null;
  }

  /** Begin a new thing; nothing is sent before it has words. @param {"note" | "text"} name @param {Record<string, any>} wanted */
  start(name, wanted) {
    const { board, space, kinds } = this.#desk;
    const kind = kinds[name];
    const id = newId();
    const fresh = { color: "sand", size: "medium", ...wanted };
    space.draft({ id, kind: name, by: board.person, [kind.field]: "", order: "~", ...fresh });
    this.open(id, kind, fresh);
  }

  /** @param {string} id @param {any} kind @param {any} [fresh] what the thing will be, when it isn't there yet */
  open(id, kind, fresh) {
    this.finish();
    const { surface, selection, board, space, composer } = this.#desk;
    if (composer.preferred || kind.asks) return this.#onPaper(id, kind, fresh);
    this.#approach(id);
    const element = surface.element(id);
    if (!element) return;
    selection.set([id]);
    const area = this.#area(kind);
    element.setAttribute("data-editing", "");
    element.append(area);
    const { [kind.field]: text = "", lang = "" } = space.record(id) ?? {};
    if (lang) area.lang = lang;
    const writing = new Writing({ area, text, write: (now, base) => this.#write(now, base) });
    this.#now = { id, kind, area, writing, fresh, added: !fresh };
    area.focus({ preventScroll: true });
    area.setSelectionRange(text.length, text.length);
    this.#grow();
    board.here({ editing: id, at: fresh ? [fresh.x, fresh.y] : null });
    surface.plan();
  }

  /** Somebody else may have changed what is being written, or removed it. @param {Set<string>} ids */
  take(ids) {
    const now = this.#now;
    if (!now || !ids.has(now.id)) return;
    const record = now.added ? this.#desk.board.get(now.id) : this.#desk.space.record(now.id);
    if (!record) return this.#lose(now);
    now.writing.adopt(record[now.kind.field] ?? "");
    this.#grow();
  }

  /** What one is writing in is no longer there; words not sent yet are refused by the server, and so kept. @param {Now} now */
  #lose(now) {
    now.writing.save();
    this.#close();
    this.#desk.surface.root.focus({ preventScroll: true });
    this.#desk.toast.show(t("This is no longer on the board. Words not saved are kept for you."));
  }

  /** Keep what is written and put the pen down. */
  finish() {
    const now = this.#now;
    if (!now) return;
    now.writing.save();
    const empty = !now.writing.text.trim();
    this.#close();
    if (empty) this.#sweep(now);
  }

  /** @param {Now} now something left without words; what has a title stands without it */
  #sweep({ id, kind, fresh }) {
    const { board, allowed, deeds } = this.#desk;
    const record = board.get(id);
    if (record && kind.field !== "title" && (fresh || allowed.mayDrop(record))) deeds.drop([id]);
  }

  #giveUp() {
    const now = this.#now;
    if (!now) return;
    if (now.fresh) {
      now.writing.stop();
      const there = this.#desk.board.get(now.id);
      this.#close();
      if (there) this.#desk.deeds.drop([now.id]);
    } else {
      now.writing.giveUp();
      this.#close();
    }
    this.#desk.surface.root.focus({ preventScroll: true });
  }

  #close() {
    const now = this.#now;
    if (!now) return;
    this.#now = null;
    now.writing.stop();
    now.area.remove();
    const { surface, space, board } = this.#desk;
    surface.element(now.id)?.removeAttribute("data-editing");
    surface.pinned.delete(now.id);
    space.forget(now.id);
    if (!board.get(now.id)) this.#desk.selection.clear();
    board.here({ editing: null });
    surface.touch([now.id]);
  }

  /** @param {string} text @param {string} base */
  #write(text, base) {
    const now = this.#now;
    if (!now) return;
    const { deeds } = this.#desk;
    if (now.added) return deeds.write(now.kind.name, now.id, text, base);
    if (!text.trim()) return;
    now.added = true;
    deeds.add(now.kind.name, { ...now.fresh, text }, now.id);
  }

  /** @param {any} kind */
  #area(kind) {
    const area = document.createElement("textarea");
    area.className = "thing__area";
    area.maxLength = kind.most;
    area.rows = 1;
    area.setAttribute("aria-label", kind.title());
    area.setAttribute("enterkeyhint", "send");
    area.addEventListener("keydown", (event) => this.#key(event));
    area.addEventListener("input", () => this.#grow());
    area.addEventListener("blur", () => document.hasFocus() && this.finish());
    return area;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    event.stopPropagation();
    const now = this.#now;
    if (!now || now.writing.composes(event)) return;
    if (event.key === "Escape") {
      event.preventDefault();
      this.#giveUp();
    } else if (event.key === "Enter" && !(event.shiftKey && now.kind.lines)) {
      event.preventDefault();
      this.#send(now);
    } else if (event.key === "Tab") {
      event.preventDefault();
      this.finish();
      this.#desk.keys.step(now.id, event.shiftKey ? -1 : 1);
    }
  }

  /** Enter: keep it, and after a new note begin the next. @param {Now} now */
  #send(now) {
    const written = now.writing.text.trim();
    this.finish();
    if (!now.fresh || now.kind.name !== "note" || !written) return this.#desk.surface.focus(now.id);
    this.start("note", { ...now.fresh, ...this.#next(now) });
  }

  /** Beside a note just written; where the window, or the frame, ends, in a new row from its other side. @param {Now} now */
  #next({ id, fresh }) {
    const { space, kinds, view, reading } = this.#desk;
    const size = kinds.note.size({ text: "" });
    const box = space.box(id) ?? { ...fresh, ...size };
    const frame = reading.frameOf(box);
    const end = Math.min(view.toBoard(view.width - view.inset.right, 0).x, frame ? frame.x + frame.w : Infinity);
    const start = Math.max(view.toBoard(view.inset.left, 0).x, frame ? frame.x : -Infinity);
    const step = size.w + GAP;
    const back = Math.max(0, Math.floor((box.x - start) / step)) * step;
    const place = box.x + step + size.w <= end ? { x: box.x + step, y: box.y } : { x: box.x - back, y: box.y + box.h + GAP };
    const { x, y } = freeNear(space, size, place.x, place.y);
    return { x, y };
  }

  /** Bring the thing near enough to read what one writes. @param {string} id */
  #approach(id) {
    const { view, surface, space } = this.#desk;
    const box = space.box(id);
    surface.pinned.add(id);
    if (view.zoom < READABLE && box) {
      const middle = view.toScreen(box.x + box.w / 2, box.y + box.h / 2);
      view.zoomBy(1 / view.zoom, middle.x, middle.y);
    }
    if (box) view.show({ ...box, h: Math.min(box.h, 240) });
    surface.touch([id]);
    surface.draw();
  }

  #grow() {
    if (!this.#now) return;
    const { area, id } = this.#now;
    area.style.setProperty("block-size", "0");
    area.style.setProperty("block-size", `${area.scrollHeight}px`);
    this.#desk.surface.touch([id]);
  }

  /** On a phone one writes on a sheet of its own, above the keyboard. @param {string} id @param {any} kind @param {any} fresh */
  #onPaper(id, kind, fresh) {
    this.#desk.space.forget(id);
    if (fresh) this.#desk.composer.add(kind.name, fresh);
    else this.#desk.composer.write(id);
  }

  get hint() {
    if (!this.#now) return "";
    return this.#now.kind.lines ? t("Enter sends · Shift+Enter new line · Esc gives up") : t("Enter sends · Esc gives up");
  }
}
