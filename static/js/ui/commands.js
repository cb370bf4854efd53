/** What can be asked for anywhere, by menu, key or button: each opens the menu it needs, then does the deed. */

import { cellOf, cellsOf } from "../model/cells.js";
import { COLORS, colorName, cornerName } from "./colors.js";
import { grown } from "../space/grid.js";
import { keyed } from "./keyed.js";
import { later, opening } from "./later.js";
import { openMenu } from "./menu.js";
import { signIcon, signName, SIGNS } from "./signs.js";
import { SORTS, sortIcon, sortName } from "./sorts.js";
import { t } from "./words.js";

/** Left free around what one zooms to. */
const ROOM = 48;
/** Two presses within so many milliseconds are one. */
const TWICE = 500;

export class Commands {
  #desk;
  #pressed = { mark: "", at: 0 };
  #menu = later(() => import("./more.js"));
  #maps = later(() => import("./rests.js"));

  /** @param {any} desk */
  constructor(desk) {
    this.#desk = desk;
  }

  /** A new note where one is looking; on the canvas in place, in the list on a sheet.
   * @param {any} [frame] @param {number | null} [cell] of the frame */
  newNote(frame, cell = null) {
    const { view, deeds, composer, editor, shown } = this.#desk;
    if (shown.list || composer.preferred) return composer.add("note", { frame, cell });
    const { x, y } = view.middle;
    const place = deeds.place({ frame, x: x - 96, y: y - 60 });
    editor.start("note", { x: place.x, y: place.y });
  }

  /** @param {string} id */
  write(id) {
    const { board, composer, editor, kinds, shown } = this.#desk;
    if (board.get(id)?.kind === "comment") this.talk({ on: id });
    else if (shown.list) composer.write(id);
    else editor.open(id, kinds[board.get(id).kind]);
  }

  /** @param {string[]} ids @param {Element} anchor */
  color(ids, anchor) {
    const { board, deeds, group } = this.#desk;
    if (ids.length === 1 && board.get(ids[0])?.kind === "cluster") return group("color", ids[0], anchor);
    const now = board.get(ids[0])?.color;
    const items = COLORS.map((color) => ({
      words: colorName(color),
      detail: cornerName(color),
      swatch: color,
      checked: color === now,
      act: () => deeds.set(ids, { color }),
    }));
    openMenu(anchor, items, t("Colour"));
  }

  /** @param {string[]} ids @param {Element} anchor */
  sort(ids, anchor) {
    const { board, deeds } = this.#desk;
    const now = board.get(ids[0])?.sort;
    const items = SORTS.map((sort) => ({
      words: sortName(sort),
      icon: sortIcon(sort),
      checked: sort === now,
      act: () => deeds.set(ids, { sort }),
    }));
    openMenu(anchor, items, t("What it is"));
  }

  /** @param {string[]} ids @param {Element} anchor */
  textSize(ids, anchor) {
    const { board, deeds } = this.#desk;
    const now = board.get(ids[0])?.size;
    const sizes = [
      { size: "small", words: t("Small") },
      { size: "medium", words: t("Medium") },
      { size: "large", words: t("Large") },
    ];
    const items = sizes.map(({ size, words }) => ({
      words,
      checked: size === now,
      act: () => deeds.set(ids, { size }),
    }));
    openMenu(anchor, items, t("Size"));
  }

  /** @param {string[]} ids @param {Element} anchor */
  moveTo(ids, anchor) {
    const { board, kinds, reading, clusters } = this.#desk;
    ids = ids.flatMap((id) => (board.get(id)?.kind === "cluster" ? clusters.allNotes(id).map((/** @type {any} */ note) => note.id) : [id]));
    const record = board.get(ids[0]);
    if (!record) return;
    const home = reading.frameOf(record);
    const frames = reading.sections.flatMap((/** @type {any} */ { frame }) => (frame ? [frame] : []));
    const item = (/** @type {any} */ frame, /** @type {number | null} */ cell, /** @type {string} */ words) => {
      const here = frame?.id === home?.id && (!frame || cell === cellOf(frame, record));
      const act = () => here || this.#moveInto(ids, frame?.id ?? null, cell);
      return { words, checked: here, detail: here ? t("is here") : "", act };
    };
    const items = frames.flatMap((/** @type {any} */ frame) => {
      const name = kinds.frame.words(frame);
      if (!frame.layout) return item(frame, null, name);
      return cellsOf(frame).map((_, cell) => item(frame, cell, `${name}: ${kinds.frame.part(frame, cell)}`));
    });
    openMenu(anchor, [...items, item(null, null, t("In no frame"))], t("Move to…"));
  }

  /** In the list the note leaves its place, so the focus goes on to the next.
   * @param {string[]} ids @param {string | null} frame @param {number | null} cell */
  #moveInto(ids, frame, cell) {
    const { deeds, shown, outline } = this.#desk;
    if (shown.list) outline.focusBeside(ids[0]);
    deeds.moveInto(ids, frame, cell);
  }

  /** A link from this to what is chosen next. @param {string} [from] */
  link(from) {
    const { shown, tools, sheet } = this.#desk;
    if (shown.list && from) return this.#linkTo(from);
    if (shown.list) return sheet("choose", t("Link from…"), (/** @type {string} */ id) => this.#linkTo(id));
    tools.take("link", { from, once: Boolean(from) });
  }

  /** @param {string} from */
  #linkTo(from) {
    const { board, kinds, deeds, sheet } = this.#desk;
    const start = board.get(from);
    const lead = t("From “{text}” to…", { text: kinds[start.kind].words(start) });
    sheet("choose", t("Link to…"), (/** @type {string} */ to) => deeds.link(from, to), { lead, but: from });
  }

  /** What was said about something, and room to say more; or a first comment at a place. @param {{on?: string, loop?: string[], x?: number, y?: number}} about */
  talk(about) {
    this.#desk.sheet("talk", about);
  }

  /** Ask for a vote on these; on what lies in a frame where one is chosen alone. @param {string[]} ids */
  vote(ids) {
    this.#desk.sheet("poll", { ids });
  }

  /** One pressed a mark on a thing. @param {string} id @param {string} mark */
  mark(id, mark) {
    const { allowed, deeds, shown } = this.#desk;
    if (mark === "talk") return this.talk({ on: id });
    if (mark === "evidence" || mark === "merged") return this.#desk.sheet(mark, id);
    if (mark === "voted") return this.#desk.votes.openMarked();
    if (mark === "fold") return this.#desk.group("fold", id);
    const before = this.#pressed;
    this.#pressed = { mark: `${shown.list} ${mark} ${id}`, at: performance.now() };
    const again = this.#pressed.mark === before.mark && this.#pressed.at - before.at < TWICE;
    if (!again && allowed.may("reaction")) deeds.react(id, mark);
  }

  /** A comment on this, or on what is chosen next. @param {string} [on] */
  comment(on) {
    const { shown, tools, sheet } = this.#desk;
    if (on) this.talk({ on });
    else if (shown.list) sheet("choose", t("Comment on…"), (/** @type {string} */ id) => this.talk({ on: id }));
    else tools.take(tools.now === "comment" ? "pick" : "comment");
  }

  /** @param {string} id @param {Element | {x: number, y: number}} anchor */
  react(id, anchor) {
    const { deeds, hanging } = this.#desk;
    const signs = hanging.signs(id);
    const items = SIGNS.map((sign) => ({
      words: signName(sign),
      icon: signIcon(sign),
      detail: String(signs.get(sign)?.count ?? ""),
      checked: Boolean(signs.get(sign)?.mine),
      several: true,
      act: () => deeds.react(id, sign),
    }));
    openMenu(anchor, items, t("React"));
  }

  /** @param {string[]} ids */
  drop(ids) {
    const { board, allowed, deeds, selection, shown, outline, surface } = this.#desk;
    selection.clear();
    if (shown.list) outline.focusBeside(ids[0]);
    else surface.root.focus({ preventScroll: true });
    deeds.drop(ids.filter((id) => allowed.mayDrop(board.get(id))));
  }

  /** What one does with a causal map; it is fetched when it is wanted. @param {"whatIf" | "newFactor" | "layOut"} deed @param {any[]} given */
  async map(deed, ...given) {
    const module = await opening(this.#desk.toast, this.#maps);
    /** @type {any} */ (module)?.[deed](this.#desk, ...given);
  }

  /** Everything that can be done with these. @param {string[]} ids @param {Element | {x: number, y: number}} anchor */
  async more(ids, anchor) {
    const { board, kinds, links, toast } = this.#desk;
    if (ids.every((id) => board.get(id)?.kind === "link")) return links.menu(ids, anchor);
    const menu = await opening(toast, this.#menu);
    const items = menu?.moreItems(this.#desk, ids, anchor) ?? [];
    const [first] = ids.map((id) => board.get(id));
    const text = ids.length === 1 && kinds[first?.kind]?.words?.(first);
    if (items.length) openMenu(anchor, items, text ? t("More about “{text}”", { text: text.slice(0, 60) }) : t("More"));
  }

  /** A frame with a name, in a free place; on the canvas one draws it. */
  newFrame() {
    const { shown, tools, composer, sheet } = this.#desk;
    if (shown.list || composer.preferred) sheet("frame");
    else tools.take("frame");
  }

  /** What the tool in the hand would make, without a pointer: where one is looking, a frame beside everything. @param {string} tool */
  make(tool) {
    const { tools, taps, view, sheet } = this.#desk;
    tools.putDown();
    if (tool === "note") this.newNote();
    else if (tool === "frame") sheet("frame");
    else {
      const { x, y } = view.middle;
      taps.put(tool, view.toScreen(x, y));
    }
    return true;
  }

  /** The whole board in the window. */
  fit() {
    const { space, view } = this.#desk;
    const box = space.around();
    if (box) view.fit(box);
  }

  /** Some things as large as they fit. @param {string[]} ids */
  fitTo(ids) {
    const { space, view } = this.#desk;
    const box = space.aroundAll(ids.flatMap((id) => space.ends(id) ?? [id]));
    if (box) view.fit(grown(box, ROOM), 2);
  }

  /** @param {Element} anchor */
  zoom(anchor) {
    const { view, selection } = this.#desk;
    const step = (/** @type {number} */ percent) => ({
      words: `${percent} %`,
      checked: view.percent === percent,
      act: () => view.zoomBy(percent / 100 / view.zoom),
    });
    const chosen = selection.size && { words: t("Zoom to what is chosen"), key: keyed(this.#desk, "2"), icon: "zoom-in", act: () => this.fitTo(selection.ids) };
    const all = { words: t("See all"), key: keyed(this.#desk, "1"), icon: "maximize", apart: true, act: () => this.fit() };
    openMenu(anchor, [...[50, 100, 200].map(step), all, ...(chosen ? [chosen] : [])], t("Zoom"));
  }
}
