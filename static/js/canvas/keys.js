/** Keys on the canvas: stepping in reading order, writing, moving, removing. */

import { branch, mayBranch } from "../ui/branches.js";
import { letter } from "./letters.js";
import { Nudge } from "./nudge.js";

const ARROWS = /** @type {Record<string, [number, number]>} */ ({
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
});

/** What these tools make needs no pointer. */
const MADE = new Set(["note", "text", "frame"]);

export class Keys {
  #desk;
  #root;
  #nudge;
  /** After Esc the next Tab leaves the canvas. */
  #leaving = false;
  /** The space bar chose what is chosen, which stays so while one goes on to choose more. */
  #choosing = false;

  /** @param {any} desk @param {HTMLElement} root */
  constructor(desk, root) {
    this.#desk = desk;
    this.#root = root;
    this.#nudge = new Nudge(desk);
    root.addEventListener("keydown", (event) => this.#down(event));
    root.addEventListener("keyup", (event) => this.#up(event));
    root.addEventListener("focusin", (event) => this.#focused(event));
    root.addEventListener("focusout", () => this.#nudge.settle());
    root.addEventListener("pointerdown", () => {
      this.#choosing = false;
    });
  }

  /** Give the focus to the next or previous thing in reading order; false at the end. @param {string | null} id @param {number} by */
  step(id, by) {
    const { reading, surface, selection, space } = this.#desk;
    const steps = reading.steps.filter((/** @type {string} */ each) => space.seen(each) === each);
    const here = id ? steps.indexOf(id) : by > 0 ? -1 : steps.length;
    const next = steps[here + by];
    if (!next) return false;
    if (selection.size === 1 && !this.#choosing && this.#desk.tools.now !== "link") selection.clear();
    surface.focus(next);
    return true;
  }

  /** @param {KeyboardEvent} event */
  #down(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    if (target.closest(".surface__over") && !this.#fromBar(target, event)) return;
    if (event.key === " ") return this.#hold(event, true);
    const handled = event.ctrlKey || event.metaKey ? this.#combined(event) : this.#plain(event);
    if (handled) event.preventDefault();
  }

  /** A menu of the bar gives the focus back to its button; the next key is about what is chosen all the same. @param {HTMLElement} target @param {KeyboardEvent} event */
  #fromBar(target, { key }) {
    if (!target.closest(".bar") || ["Enter", " ", "Tab", "Shift", "Control", "Alt", "Meta"].includes(key)) return false;
    this.#root.focus({ preventScroll: true });
    return true;
  }

  /** @param {KeyboardEvent} event */
  #up(event) {
    if (event.key === " ") this.#hold(event, false);
  }

  /** @param {KeyboardEvent} event @param {boolean} down */
  #hold(event, down) {
    event.preventDefault();
    const id = this.#at();
    if (id && down && !event.repeat) this.#toggle(id);
    if (id && down) return;
    this.#desk.pointer.space = down;
    this.#root.toggleAttribute("data-panning", down);
  }

  /** @param {string} id */
  #toggle(id) {
    const { selection } = this.#desk;
    selection.toggle(id);
    this.#choosing = selection.size > 0;
  }

  /** @param {KeyboardEvent} event */
  #combined(event) {
    if (event.key.toLowerCase() !== "a") return false;
    const { selection, reading, space } = this.#desk;
    selection.set(reading.steps.filter((/** @type {string} */ id) => space.seen(id) === id));
    return true;
  }

  /** @param {KeyboardEvent} event */
  #plain(event) {
    const desk = this.#desk;
    const id = this.#at();
    const chosen = id && !desk.selection.has(id) ? [id] : desk.selection.ids;
    switch (event.key) {
      case "Tab":
        return !this.#leaving && (this.#along(id, event.shiftKey) || this.step(id, event.shiftKey ? -1 : 1));
      case "Escape":
        return this.#escape();
      case "Enter":
        return this.#enter(id ?? chosen[0]);
      case "Delete":
      case "Backspace":
        return this.#drop(chosen);
      case "ArrowLeft":
      case "ArrowRight":
      case "ArrowUp":
      case "ArrowDown":
        return event.altKey ? this.#branch(event.key, chosen) : this.#arrow(ARROWS[event.key], event.shiftKey, chosen);
      default:
        return !event.altKey && desk.settings.letters && letter(desk, event.key, chosen);
    }
  }

  /** From a chosen link to one of its ends. @param {string | null} id @param {boolean} back */
  #along(id, back) {
    const { selection, space, surface } = this.#desk;
    const ends = !id && selection.size === 1 && space.ends(selection.ids[0]);
    if (!ends) return false;
    selection.clear();
    surface.focus(ends[back ? 0 : 1]);
    return true;
  }

  #escape() {
    const { tools, selection, pointer, overlay } = this.#desk;
    pointer.cancel();
    overlay.line();
    if (tools.now !== "pick") tools.putDown();
    else if (selection.size) {
      this.#choosing = false;
      selection.clear();
    } else {
      this.#leaving = true;
      this.#root.focus({ preventScroll: true });
    }
    return true;
  }

  /** @param {string | undefined} id */
  #enter(id) {
    const { tools, commands } = this.#desk;
    if (MADE.has(tools.now)) return commands.make(tools.now);
    if (!id) return false;
    if (this.#desk.tools.now === "link") this.#desk.taps.linkEnd(id);
    else this.#desk.taps.write(id);
    return true;
  }

  /** @param {string[]} chosen */
  #drop(chosen) {
    const { board, allowed, deeds, selection } = this.#desk;
    const ids = chosen.filter((id) => allowed.mayDrop(board.get(id)));
    if (!ids.length) return false;
    selection.clear();
    this.#root.focus({ preventScroll: true });
    deeds.drop(ids);
    return true;
  }

  /** A cause below the one chosen note of a tree, or an effect above it. @param {string} key @param {string[]} chosen */
  #branch(key, [id, another]) {
    const way = { ArrowDown: /** @type {const} */ ("cause"), ArrowUp: /** @type {const} */ ("effect") }[key];
    if (!way || another || !mayBranch(this.#desk, this.#desk.board.get(id))) return false;
    branch(this.#desk, way, id);
    return true;
  }

  /** @param {[number, number]} way @param {boolean} fine @param {string[]} chosen */
  #arrow(way, fine, chosen) {
    const { view, allowed } = this.#desk;
    if (chosen.length && allowed.edits) this.#nudge.by(way, fine, chosen);
    else view.pan(-way[0] * 80, -way[1] * 80);
    return true;
  }

  /** @param {FocusEvent} event */
  #focused(event) {
    const { surface, editor } = this.#desk;
    const inside = this.#root.contains(/** @type {Node | null} */ (event.relatedTarget));
    if (event.target !== this.#root || !inside) this.#leaving = false;
    surface.pinned = new Set([editor.id, this.#at()].filter(Boolean));
  }

  /** The thing with the focus. @returns {string | null} */
  #at() {
    return /** @type {HTMLElement | null} */ (document.activeElement)?.closest?.("[data-id]")?.getAttribute("data-id") ?? null;
  }
}
