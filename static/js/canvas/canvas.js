/** Sets up the canvas on the desk: view, surface, gestures, keys, writing. */

import { kept, keep } from "../ui/kept.js";
import { later, opening } from "../ui/later.js";
import { openMenu } from "../ui/menu.js";
import { narrow } from "../ui/room.js";
import { t } from "../ui/words.js";
import { Clipboard } from "./clipboard.js";
import { pickUp } from "./drag.js";
import { Editor } from "./editor.js";
import { listenFiles } from "./dropped.js";
import { Following } from "./following.js";
import { Glide } from "./glide.js";
import { Keys } from "./keys.js";
import { Overlay } from "./overlay.js";
import { Pointer } from "./pointer.js";
import { Surface } from "./surface.js";
import { Taps } from "./taps.js";
import { View } from "./view.js";
import { listenWheel } from "./wheel.js";

const FIRST_ZOOM = 0.7;

/** @param {any} desk @param {HTMLElement} root */
export function openCanvas(desk, root) {
  desk.view = new View();
  desk.surface = new Surface(desk, root);
  desk.overlay = new Overlay(desk, root);
  desk.editor = new Editor(desk);
  desk.glide = new Glide(desk.view);
  desk.following = new Following(desk);
  desk.taps = new Taps(desk);
  desk.pointer = new Pointer(desk, root);
  desk.keys = new Keys(desk, root);
  listenWheel(desk, root);
  desk.clipboard = new Clipboard(desk);
  desk.hand = later(() => import("./hand.js"));
  desk.pickUp = (/** @type {string} */ id) => pickUp(desk, id);
  getBar(desk, /** @type {HTMLElement} */ (root.querySelector(".bar")));
  desk.tools.listen(() => desk.surface.plan());
  root.addEventListener("contextmenu", (event) => openMore(desk, event));
  listenFiles(desk, root);
  getPen(desk);
  rememberView(desk, root);
}

/** The bar comes with the first thing that is chosen. @param {any} desk @param {HTMLElement} place */
function getBar(desk, place) {
  /** @type {import("./bar.js").Bar | undefined} */
  let bar;
  const get = later(async () => {
    const { Bar } = await import("./bar.js");
    bar ??= new Bar(desk, place);
  });
  const draw = () => bar?.draw();
  desk.surface.listen((/** @type {boolean} */ onlyView) => {
    if (bar) return onlyView ? bar.follow() : bar.draw();
    if (!onlyView && !desk.editor.id && desk.selection.ids.some((/** @type {string} */ id) => desk.board.get(id))) get().then(draw, () => {});
  });
}

/** @param {any} desk */
function getPen(desk) {
  const get = later(async () => {
    const { Pen } = await import("./pen.js");
    desk.pen = new Pen(desk);
  });
  desk.getPen = get;
  const away = () => desk.tools.now === "drawing" && desk.toast.show(t("This needs the connection. Try again in a moment."));
  desk.tools.listen(() => desk.tools.now === "drawing" && get().catch(away));
}

/** @param {any} desk @param {MouseEvent} event */
function openMore(desk, event) {
  const { selection, commands, board } = desk;
  const target = /** @type {HTMLElement} */ (event.target);
  const { id, link } = /** @type {HTMLElement | null} */ (target.closest("[data-id], [data-link]"))?.dataset ?? {};
  const wanted = id ?? link;
  const touch = /** @type {PointerEvent} */ (event).pointerType === "touch";
  if (!wanted && !touch && !target.closest(".surface__over > *")) return openGround(desk, event);
  if (!wanted || !board.get(wanted)) return;
  event.preventDefault();
  if (touch) return; // a long press picks up
  if (!selection.has(wanted)) selection.set([wanted]);
  commands.more(selection.ids, { x: event.clientX, y: event.clientY });
}

/** What can be done where nothing lies. @param {any} desk @param {MouseEvent} event */
async function openGround(desk, event) {
  if (!desk.allowed.edits) return;
  event.preventDefault();
  const { left, top } = desk.surface.root.getBoundingClientRect();
  const at = desk.view.toBoard(event.clientX - left, event.clientY - top);
  const menus = await opening(desk.toast, () => import("../ui/laying-menus.js"));
  const items = menus?.groundItems(desk, at) ?? [];
  if (items.length) openMenu({ x: event.clientX, y: event.clientY }, items, t("The board"));
}

/** Open where one left off in this browser, else at the beginning of the board. @param {any} desk @param {HTMLElement} root */
function rememberView({ view, space, board, page }, root) {
  const name = `view-of-${page.board}`;
  let timer = 0;
  const begin = () => {
    view.inset.top = narrow(64) ? 76 : 24;
    if (!root.clientWidth) return requestAnimationFrame(begin);
    view.width = root.clientWidth;
    view.height = root.clientHeight;
    const [x, y, zoom] = kept(name, "").split(" ").map(Number);
    if (zoom) view.set(x, y, zoom);
    else first(view, space);
    view.listen(() => {
      clearTimeout(timer);
      timer = setTimeout(() => keep(name, [view.x, view.y, view.zoom].join(" ")), 500);
    });
    return undefined;
  };
  board.listen((/** @type {{reset: boolean}} */ { reset }) => reset && !kept(name, "") && first(view, space));
  begin();
}

/** All of it when it can be read so; else from its upper left corner. @param {import("./view.js").View} view @param {import("../space/space.js").Space} space */
function first(view, space) {
  const all = space.around();
  if (!all) return view.set(view.width / 2, view.height / 3, 1);
  view.fit(all);
  if (view.zoom >= FIRST_ZOOM) return;
  view.set(view.inset.left - all.x * FIRST_ZOOM, view.inset.top - all.y * FIRST_ZOOM, FIRST_ZOOM);
}
