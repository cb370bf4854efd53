/** What a tap means: choose, write, put down a new thing, or name the end of a link. */

import { PIN } from "../../objects/comment.js";
import { snap } from "../space/room.js";

const FRAME = { w: 456, h: 360 };

/** @typedef {{x: number, y: number}} Point */

export class Taps {
  #desk;

  /** @param {any} desk */
  constructor(desk) {
    this.#desk = desk;
  }

  /** @param {Point} at screen pixels inside the canvas */
  background(at) {
    const { tools, editor, selection, surface } = this.#desk;
    editor.finish();
    if (tools.now === "note" || tools.now === "text") return this.put(tools.now, at);
    if (tools.now === "link") return tools.take("link");
    if (tools.now === "comment") return this.#pin(at);
    if (!selection.adding) selection.clear();
    surface.root.focus({ preventScroll: true });
  }

  /** @param {string} id @param {PointerEvent | null} event */
  thing(id, event) {
    const { tools, selection, editor, surface, board, commands } = this.#desk;
    if (tools.now === "link") return this.linkEnd(id);
    if (tools.now === "comment") return this.#comment(id);
    const mark = /** @type {HTMLElement | undefined} */ (event?.target)?.closest("[data-mark]")?.getAttribute("data-mark");
    if (mark) return commands.mark(id, mark);
    if (board.get(id)?.kind === "comment" && !event?.shiftKey && !selection.adding) return commands.talk({ on: id });
    const again = selection.size === 1 && selection.has(id) && event?.pointerType === "touch";
    if (again) return this.write(id);
    editor.finish();
    if (event?.shiftKey || event?.ctrlKey || event?.metaKey || selection.adding) selection.toggle(id);
    else selection.set([id]);
    if (board.get(id)?.kind !== "link") surface.element(id)?.focus({ preventScroll: true });
    else surface.root.focus({ preventScroll: true });
  }

  /** @param {string | null} id @param {Point} at */
  double(id, at) {
    if (id) return this.write(id);
    if (this.#desk.allowed.may("note")) this.put("note", at);
  }

  /** @param {import("../space/grid.js").Box | null} box null for a click @param {Point} at */
  frame(box, at) {
    const { view, deeds, tools, editor, kinds, space } = this.#desk;
    const { x, y } = view.toBoard(at.x, at.y);
    const id = deeds.add("frame", box ?? { x: snap(x - FRAME.w / 2), y: snap(y - 24), ...FRAME });
    space.update(id);
    tools.used();
    editor.open(id, kinds.frame);
  }

  /** One end of a link: the first, or the second. @param {string} id */
  linkEnd(id) {
    const { tools, selection, overlay } = this.#desk;
    if (!tools.from) {
      selection.set([id]);
      return tools.start(id);
    }
    overlay.line();
    if (id !== tools.from) this.link(tools.from, id);
  }

  /** @param {string} from @param {string} to */
  link(from, to) {
    const { deeds, tools, links } = this.#desk;
    const id = deeds.link(from, to);
    tools.used();
    if (id && tools.now === "pick") links.choose(id);
  }

  /** A comment where nothing lies; the tip of the pin is where one has tapped. @param {Point} at */
  #pin(at) {
    const { view, tools, commands } = this.#desk;
    const { x, y } = view.toBoard(at.x, at.y);
    tools.used();
    commands.talk({ x: Math.round(x), y: Math.round(y - PIN) });
  }

  /** @param {string} id */
  #comment(id) {
    const { tools, commands } = this.#desk;
    tools.used();
    commands.talk({ on: id });
  }

  /** @param {string} id */
  write(id) {
    const { board, allowed, kinds, editor, toast, commands, links, surface } = this.#desk;
    const record = board.get(id);
    if (record?.kind === "comment") return commands.talk({ on: id });
    if (record?.kind === "link") return links.menu([id], surface.root.querySelector(`[data-link="${id}"]`) ?? surface.root);
    if (!record?.kind || !kinds[record.kind].field || !allowed.may(record.kind)) return;
    if (record.locked) toast.show(allowed.lockWords(record));
    else editor.open(id, kinds[record.kind]);
  }

  /** A new thing here. @param {string} kind @param {Point} at screen pixels inside the canvas: its middle, near enough */
  put(kind, at) {
    const { editor, tools, view } = this.#desk;
    if (kind === "frame") return this.frame(null, at);
    const { x, y } = view.toBoard(at.x, at.y);
    tools.used();
    if (kind === "note") editor.start("note", { x: snap(x - 96), y: snap(y - 36) });
    else editor.start("text", { x: snap(x), y: snap(y - 18) });
  }
}
