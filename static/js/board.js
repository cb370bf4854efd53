/** The board page: puts its parts together and keeps them told. */

import { kinds } from "../objects/index.js";
import { openCanvas } from "./canvas/canvas.js";
import { frameOf } from "./model/placing.js";
import { open } from "./net/start.js";
import { Coming } from "./outline/coming.js";
import { drawBanner } from "./panels/banner.js";
import { listenCarrying } from "./panels/carry.js";
import { Find } from "./panels/find.js";
import { drawHint } from "./panels/hint.js";
import { drawAsk } from "./panels/question.js";
import { Side } from "./panels/side.js";
import { drawTools } from "./panels/tools.js";
import { drawTop } from "./panels/top.js";
import { openSheet } from "./sheets/index.js";
import { Clusters } from "./space/clusters.js";
import { Evidence } from "./space/evidence.js";
import { Finding } from "./space/finding.js";
import { Reading } from "./space/reading.js";
import { Hanging } from "./space/hanging.js";
import { Space } from "./space/space.js";
import { Allowed } from "./ui/allowed.js";
import { Commands } from "./ui/commands.js";
import { Composer } from "./ui/composer.js";
import { Deeds } from "./ui/deeds.js";
import { listenPresses, once } from "./ui/drawing.js";
import { kept } from "./ui/kept.js";
import { brought, come, later, restAt } from "./ui/later.js";
import { Links } from "./ui/links.js";
import { Live } from "./ui/live.js";
import { methodsAt } from "./ui/methods.js";
import { Ink } from "./ui/pens.js";
import { Selection } from "./ui/selection.js";
import { settings } from "./ui/settings.js";
import { Shown } from "./ui/shown.js";
import { Toast } from "./ui/toast.js";
import { Tools } from "./ui/tools.js";
import { makeRoom, narrow } from "./ui/room.js";
import { Work } from "./ui/work.js";
import { learn, t } from "./ui/words.js";

const LIST_PAUSE = 150;
const SETTLED = 6_000;

const page = JSON.parse(part("page").textContent ?? "{}");

/** @param {string} id @returns {HTMLElement} */
function part(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** Everything on the table that a part of the page may need. @param {any} board @param {Shown} shown */
function lay(board, shown) {
  methodsAt(page.methods);
  const live = new Live(part("live"));
  /** @type {any} */
  const desk = { page, board, kinds, live, settings, shown, held: new Set() };
  desk.toast = new Toast(part("toast"), live);
  desk.clusters = new Clusters(board);
  desk.reading = new Reading(board, frameOf, ({ kind }) => kind in kinds, desk.clusters);
  desk.space = new Space(board, kinds, desk.clusters);
  desk.hanging = new Hanging(board, kinds);
  desk.evidence = new Evidence(board);
  desk.allowed = new Allowed(board, kinds);
  desk.selection = new Selection();
  desk.tools = new Tools();
  desk.ink = new Ink();
  desk.deeds = new Deeds(desk);
  desk.commands = new Commands(desk);
  desk.links = new Links(desk);
  desk.sheet = (/** @type {string} */ name, /** @type {any[]} */ ...given) => openSheet(name, desk, ...given);
  desk.composer = new Composer(desk);
  desk.work = new Work(desk, part("work"));
  desk.finding = new Finding(desk);
  desk.find = new Find(desk, part("finder"));
  desk.grouping = later(() => import("./ui/grouping.js"));
  desk.group = async (/** @type {string} */ deed, /** @type {any[]} */ ...given) => /** @type {any} */ (await brought(desk.toast, desk.grouping))?.[deed](desk, ...given);
  desk.outline = new Coming(desk, later(async () => makeList(desk, await import("./outline/outline.js"))));
  desk.gathering = later(() => import("./panels/gather.js"));
  desk.whatIf = later(async () => new (await import("./panels/what-if.js")).WhatIf(desk, part("desk")));
  desk.bringEverybody = async (/** @type {any[]} */ ...given) => (await brought(desk.toast, desk.gathering))?.bringEverybody(desk, ...given);
  openCanvas(desk, part("canvas"));
  return desk;
}

/** @param {any} desk */
function listen(desk) {
  const { board, clusters, space, hanging, evidence, reading, finding, find, surface, editor, following, selection, tools, shown, view } = desk;
  const side = new Side(desk, part("panel"));
  const top = once(() => drawTop(desk, part("top")));
  const banner = once(() => drawBanner(desk, part("banner")));
  const bars = once(() => drawTools(desk, part("bars")));
  const hint = once(() => drawHint(desk, part("hint")));
  const lists = once(() => (shown.list ? desk.outline.draw() : side.draw()), LIST_PAUSE);
  const finder = once(() => find.draw());
  const ask = once(() => drawAsk(desk, part("ask")));
  const work = once(() => desk.work.draw());

  desk.withVotes = () => openVotes(desk, () => everything.forEach((draw) => draw()));
  const votes = once(desk.withVotes);

  const legend = once(() => openLegend(desk));

  const everything = [top, banner, bars, hint, ask, finder, lists, work, votes, legend];
  board.listen((/** @type {import("./model/bell.js").News} */ change) => {
    const { call, push } = change;
    if (call) desk.gathering().then((/** @type {any} */ { beBrought }) => beBrought(desk, call), () => {});
    if (push) desk.whatIf().then((/** @type {any} */ each) => each.take(push), () => {});
    if (change.reset) clusters.reset();
    if (change.reset) space.reset();
    if (change.reset) reading.reset();
    if (change.reset) hanging.reset();
    if (change.reset) evidence.reset();
    const grouped = new Set([...change.ids].flatMap((id) => clusters.update(id)));
    for (const id of new Set([...change.ids, ...grouped])) space.update(id);
    surface.touch([...grouped, ...[...change.ids].flatMap((id) => hanging.update(id)), ...evidence.update(change.ids)]);
    reading.changed(change.ids);
    if (change.ids.size || change.reset) finding.changed();
    if (reading.stale) surface.touch([...board.of("frame")].map(({ id }) => id));
    surface.take(change);
    editor.take(change.ids);
    desk.news?.take(change);
    for (const draw of everything) draw();
  });
  selection.listen(() => [bars, hint, lists, work].forEach((draw) => draw()));
  tools.listen(() => [bars, hint].forEach((draw) => draw()));
  desk.ink.listen(hint);
  tools.listen(() => surface.root.setAttribute("data-tool", tools.now));
  surface.listen((/** @type {boolean} */ onlyView) => (!onlyView || editor.id) && hint());
  finding.listen((/** @type {string[]} */ changed) => {
    surface.touch(changed);
    for (const draw of [finder, lists]) draw();
  });
  following.listen(banner);
  let percent = 0;
  view.listen(() => {
    if (percent !== view.percent) bars();
    percent = view.percent;
  });
  addEventListener("worn", () => {
    surface.redraw();
    for (const draw of everything) draw();
  });
  addEventListener("beforeprint", () => desk.outline.print(true));
  addEventListener("afterprint", () => desk.outline.print(false));
  shown.listen(() => {
    editor.finish();
    for (const draw of everything) draw();
    for (const draw of [bars, lists]) draw.now();
  });
  for (const draw of everything) draw();
  openMap(desk).then(bars, () => {});
  openNews(desk).catch(() => {});
  openRoom(desk, { top, all: () => everything.forEach((draw) => draw()) });
  openFirst(desk).then(lists, () => {});
  if (page.review) come(() => import("./review/review.js")).then(({ review }) => review(desk, part("notice")), () => {});
}

/** @param {any} desk @param {typeof import("./outline/outline.js")} module */
function makeList(desk, { Outline }) {
  if (desk.outline instanceof Outline) return desk.outline;
  desk.outline = new Outline(desk, part("list"));
  desk.outline.draw();
  return desk.outline;
}

/** The first steps come after the first look, and to nobody twice. @param {any} desk */
async function openFirst(desk) {
  if (kept("first-steps", "") === "over") return;
  const { First } = await import("./panels/first.js");
  desk.first = new First(desk, part("first"));
}

/** Votes come with the first of them. @param {any} desk @param {() => void} redraw @returns {Promise<any>} the desk's votes; undefined while there are none */
async function openVotes(desk, redraw) {
  if (desk.votes || ![...desk.board.of("poll")].length) return desk.votes;
  desk.voting ??= come(() => import("./votes/votes.js"));
  try {
    const { Votes } = await desk.voting;
    if (!desk.votes) desk.votes = new Votes(desk, redraw);
    redraw();
  } catch {
    desk.voting = null;
  }
  return desk.votes;
}

/** What the signs of a causal map mean comes with the first of them. @param {any} desk */
async function openLegend(desk) {
  if (desk.legend || ![...desk.board.of("link")].some(({ sort }) => sort === "causal")) return;
  desk.legend = come(() => import("./panels/legend.js"));
  try {
    const { Legend } = await desk.legend;
    new Legend(desk, part("hint")).draw();
  } catch {
    desk.legend = null;
  }
}

/** What the others do is told in words once the first look is over. @param {any} desk */
async function openNews(desk) {
  const { News } = await import("./ui/news.js");
  desk.news = new News(desk.board, desk.live, desk.settings);
}

/** The agenda, the timer and what else a workshop puts around its board: at once where one is led, else when there is nothing to do. @param {any} desk @param {{top: () => void, all: () => void}} draw */
function openRoom(desk, draw) {
  const { board } = desk;
  const get = later(async () => {
    const { Room } = await import("./conduct/room.js");
    if (desk.room) return;
    desk.room = new Room(desk, draw);
    if ((desk.wish ?? location.hash.slice(1)) === "conduct" && desk.allowed.facilitates) desk.work.open("conduct");
  });
  const look = () => !desk.room && led(board) && get().catch(() => {});
  board.listen(look);
  look();
}

/** Whether somebody leads a workshop over this board, or has planned one. @param {any} board */
function led(board) {
  const { step, notice, spotlight, left, ends_at: ends, where, team } = board.stage;
  return Boolean(step || notice || spotlight?.length || left !== undefined || ends || where || team) || [...board.of("step")].length > 0;
}

/** The map comes after the first look, and not to phones. @param {any} desk */
async function openMap(desk) {
  if (narrow(40)) return;
  const { Minimap } = await import("./canvas/minimap.js");
  desk.minimap = new Minimap(desk);
}

/** Keys that work wherever one is, except in a text field. @param {any} desk */
function listenKeys(desk) {
  const { deeds, settings } = desk;
  document.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.defaultPrevented || target.closest("input, textarea, select, dialog")) return;
    const key = event.key.toLowerCase();
    const combined = event.ctrlKey || event.metaKey;
    if (combined && key === "z") {
      event.preventDefault();
      if (event.shiftKey) deeds.redo();
      else deeds.undo();
    } else if (combined && key === "y") {
      event.preventDefault();
      deeds.redo();
    } else if (event.key === "?" && settings.letters) openSheet("keys", desk);
  });
}

/** Once the board stands and nobody waits for the line. */
function keepForOffline() {
  come(() => import("./net/keep.js")).then(({ keepPage }) => keepPage(page.offline)).catch(() => {});
}

async function start() {
  restAt(page.later);
  const words = page.words ? learn(page.words) : Promise.resolve();
  const shown = new Shown(part("desk"));
  const [board, list] = await Promise.all([open(page), shown.list ? import("./outline/outline.js") : null, words]);
  const desk = lay(board, shown);
  if (list) makeList(desk, list);
  part("top").replaceChildren();
  listen(desk);
  listenKeys(desk);
  listenPresses(document);
  listenCarrying(desk);
  makeRoom(desk.view);
  setTimeout(keepForOffline, SETTLED);
  document.body.removeAttribute("data-loading");
}

start().catch((error) => {
  part("loading").textContent = t("The board could not be opened. Check the connection, then load the page again.");
  throw error;
});
