/** The replay page: a board's story on its own canvas, read only. First the board as it is now, then how it came about. */

import { html, render } from "../vendor/lit/lit.js";
import { difference } from "./model/changes.js";
import { Bar } from "./replay/bar.js";
import { frameWords } from "./replay/deed.js";
import { listenHands } from "./replay/hands.js";
import { listenKeys } from "./replay/keys.js";
import { List } from "./replay/list.js";
import { Naming } from "./replay/naming.js";
import { Player } from "./replay/player.js";
import { Scene } from "./replay/scene.js";
import { Story } from "./replay/story.js";
import { lastVisit } from "./replay/visit.js";
import { drawViews, fitted, zoomBar } from "./replay/views.js";
import { know, t } from "./ui/words.js";

/** ms of rest after which the list is drawn, and the longest that it waits while the story goes on. */
const REST = 250;

const page = JSON.parse(part("page").textContent ?? "{}");

/** @param {string} id @returns {HTMLElement} */
function part(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** @param {string} path */
async function read(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
  return answer.json();
}

/** The board as it is now, at once. @param {{seq: number, names: Record<string, string>, records: Record<string, any>}} now */
function open({ seq, names, records }) {
  const scene = new Scene(page, part("canvas"));
  const shown = new Set(Object.values(records).map(({ file }) => file).filter(Boolean));
  scene.board.files = { keep: async () => {}, url: ({ file }) => (shown.has(file) ? `/api/v1/boards/${page.board}/files/${file}` : "") };
  scene.board.learn(names);
  scene.show(new Map(Object.entries(records)));
  scene.board.seq = seq;
  return scene;
}

/** @param {Scene} scene @param {any} told */
function tell(scene, told) {
  const story = new Story(told.entries);
  scene.board.learn(told.names);
  scene.show(differences(scene, story)); // what has come between the two answers
  const player = new Player(scene, story);
  const name = (/** @type {string} */ person) => scene.board.name(person);
  const bar = new Bar(player, part("player"), name, lastVisit(page, told.seq));
  const list = new List(scene, part("list"), (id) => reveal(scene, id));
  if (page.names) list.naming = new Naming(page.board, () => player.frame?.seq ?? 0, () => list.draw());
  let due = 0;
  const say = () => {
    const { frame } = player;
    const steps = story.steps(player.place - 1);
    list.marked = new Set(steps.map(([id]) => id));
    part("line").setAttribute("aria-live", player.playing ? "off" : "polite");
    part("line").textContent = frame ? frameWords(frame, steps, name) : t("Nothing had happened yet.");
    clearTimeout(due);
    due = setTimeout(() => list.draw(), REST);
  };
  player.listen(say);
  bar.draw();
  say();
  listenKeys(player, bar, scene);
  return player;
}

/** @param {Scene} scene @param {Story} story */
function differences(scene, story) {
  const ids = new Set([...story.records.keys(), ...[...scene.board.all()].map(({ id }) => id)]);
  const others = [...ids].filter((id) => difference(scene.board.get(id), story.records.get(id)));
  return new Map(others.map((id) => [id, story.records.get(id)]));
}

/** @param {Scene} scene @param {string} id */
function reveal(scene, id) {
  drawViews(page, "canvas", scene);
  scene.surface.bring(id);
  scene.surface.element(id)?.focus({ preventScroll: true });
}

async function start() {
  know(page.said);
  const coming = read(`/api/v1/boards/${page.board}/replay`);
  coming.catch(() => {});
  const scene = open(await read(`/api/v1/boards/${page.board}`));
  drawViews(page, "canvas", scene);
  fitted(scene, part("player"));
  zoomBar(scene, part("zoom"));
  listenHands(scene, part("canvas"));
  document.body.removeAttribute("data-loading");
  const player = tell(scene, await coming);
  document.body.dataset.told = String(player.story.length);
  return player;
}

start().catch((error) => {
  render(html`${t("The story could not be read. Check the connection, then load the page again.")}`, part("line"));
  throw error;
});
