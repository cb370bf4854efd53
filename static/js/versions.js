/** The page of versions: two moments of a board compared, on the canvas and in words. Nothing on the board can be changed here. */

import { html, nothing, render } from "../vendor/lit/lit.js";
import { ask } from "./conduct/ask.js";
import { together, turned } from "./replay/both.js";
import { dresser } from "./replay/dressed.js";
import { listenHands } from "./replay/hands.js";
import { momentWords } from "./replay/moments.js";
import { drawPanel } from "./replay/panel.js";
import { Scene } from "./replay/scene.js";
import { counts, summary } from "./replay/summary.js";
import { lastVisit } from "./replay/visit.js";
import { icon } from "./ui/icon.js";
import { know, t, tn } from "./ui/words.js";

/** @typedef {{sort: string, seq: number, at: number, title?: string, id?: string, by?: string}} Moment */

const EDGE = 24;
const TOASTED = 4_000;
const page = JSON.parse(part("page").textContent ?? "{}");
const path = `/api/v1/boards/${page.board}`;
know(page.said);

/** @type {Moment[]} */
let moments = [];
let mayName = false;
/** The chosen moments, by their place in the list. */
let [from, to] = [0, 0];
let mode = "together";
/** @type {any} */
let compared;
/** The change one looks at. */
let at = "";
let problem = "";
/** The pictures that are on the board now. @type {Set<string>} */
let pictures = new Set();
/** @type {Map<string, any>} */
let told = new Map();
const scenes = {
  before: scene("before", (element, record) => (mode === "together" ? undefined : dresser(told, false)(element, record))),
  after: scene("canvas", (element, record) => dresser(told, mode === "together")(element, record)),
};
const shown = { before: new Map(), after: new Map() };

/** @param {string} id @returns {HTMLElement} */
function part(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** @param {string} id @param {(element: HTMLElement, record: any) => void} dress */
function scene(id, dress) {
  const made = new Scene(page, part(id), dress);
  made.board.files = { keep: async () => {}, url: ({ file }) => (pictures.has(file) ? `${path}/files/${file}` : "") };
  listenHands(made, part(id), (tapped) => tapped && told.has(tapped) && look(tapped));
  return made;
}

/** @param {Moment} moment */
function nameOf({ sort, title }) {
  if (sort === "step") return t("End of {step}", { step: title ?? "" });
  if (sort === "named") return title ?? "";
  const names = /** @type {Record<string, string>} */ ({ begin: t("The beginning"), day: t("End of the day"), visit: t("Your last visit"), now: t("Now") });
  return names[sort];
}

async function learn() {
  const { ok, told: answer, text } = await ask(`${path}/versions`);
  if (!ok) return say(text);
  take(answer);
}

/** @param {{moments: Moment[], names_moments: boolean}} answer */
function take(answer) {
  moments = answer.moments;
  mayName = answer.names_moments;
  const now = moments.at(-1)?.seq ?? 0;
  const visit = lastVisit(page, now);
  if (visit && visit.seq < now) {
    const before = moments.findIndex(({ seq }) => seq > visit.seq);
    moments.splice(before, 0, { sort: "visit", seq: visit.seq, at: visit.at ?? moments[before - 1]?.at ?? 0 });
  }
}

/** The moments that the address names, else the last one that ended something, or one's last visit, and now. */
function choose() {
  const asked = new URLSearchParams(location.search);
  const of = (/** @type {string} */ name) => (asked.has(name) ? moments.findLastIndex(({ seq }) => seq <= Number(asked.get(name))) : -1);
  const visited = moments.findIndex(({ sort }) => sort === "visit");
  from = of("from") >= 0 ? of("from") : visited >= 0 ? visited : Math.max(0, moments.length - 2);
  to = of("to") >= 0 ? of("to") : moments.length - 1;
}

async function compare() {
  const [a, b] = [moments[from]?.seq ?? 0, moments[to]?.seq ?? 0];
  history.replaceState(null, "", `?from=${a}&to=${b}`);
  const { ok, told: answer, text } = await ask(`${path}/compare?from=${a}&to=${b}`);
  if (!ok) return say(text);
  compared = a <= b ? answer : turned(answer);
  await see();
  told = new Map(compared.differences.map((/** @type {any} */ each) => [each.id, each]));
  at = "";
  for (const each of Object.values(scenes)) each.board.learn(compared.names);
  draw();
  requestAnimationFrame(fit);
}

/** Pictures are shown as long as they are on the board. */
async function see() {
  if (pictures.size || ![...Object.values(compared.before), ...Object.values(compared.after)].some(({ file }) => file)) return;
  const { ok, told: now } = await ask(path);
  if (ok) pictures = new Set(Object.values(now.records).map((/** @type {any} */ { file }) => file));
}

/** Give a scene other records, in what is different. @param {"before" | "after"} name @param {Map<string, any>} records */
function show(name, records) {
  const changed = new Map(records);
  for (const id of shown[name].keys()) if (!records.has(id)) changed.set(id, undefined);
  shown[name] = records;
  scenes[name].show(changed);
  scenes[name].surface.redraw();
}

function draw() {
  const both = mode === "side";
  part("desk").dataset.mode = mode;
  if (both || mode === "before") show("before", new Map(Object.entries(compared.before)));
  if (mode !== "before") show("after", mode === "together" ? together(compared) : new Map(Object.entries(compared.after)));
  scenes.after.single(mode === "together" ? (id) => told.has(id) : null);
  drawBars();
}

function drawBars() {
  const given = { compared, names: compared.names, at, go: look, copy, mayName: mayName && moments.length > 0, name, naming: problem, forget, named: moments.filter(({ sort }) => sort === "named"), moment: momentWords(moments[to]?.at ?? 0) };
  render(modes(), part("modes"));
  render(between(), part("between"));
  render(stepper(), part("changes"));
  drawPanel(part("panel"), given);
}

function modes() {
  const all = [["together", t("Together")], ["side", t("Side by side")], ["before", t("Only before")], ["after", t("Only after")]];
  const choice = (/** @type {string[]} */ [name, words]) => html`<button type="button" class="replay__view" aria-pressed=${String(name === mode)} @click=${() => turn(name)}>${words}</button>`;
  return all.map(choice);
}

/** @param {string} name */
function turn(name) {
  mode = name;
  draw();
  requestAnimationFrame(fit);
}

function between() {
  const options = (/** @type {number} */ chosen) =>
    moments.map((each, index) => html`<option value=${index} ?selected=${index === chosen}>${nameOf(each)} · ${momentWords(each.at)}</option>`);
  const pick = (/** @type {(index: number) => void} */ take) => (/** @type {any} */ event) => {
    take(Number(event.target.value));
    compare();
  };
  return html`<span class="between__words">${t("What changed from")}</span>
    <label class="between__one"><b class="sign" aria-hidden="true">A</b><select aria-label=${t("Before")} @change=${pick((index) => (from = index))}>${options(from)}</select></label>
    <span class="between__words">${t("to")}</span>
    <label class="between__one"><b class="sign sign--new" aria-hidden="true">B</b><select aria-label=${t("After")} @change=${pick((index) => (to = index))}>${options(to)}</select></label>
    <button type="button" class="button button--quiet between__swap" @click=${swap}>${icon("shuffle", "icon--small")}${t("Swap")}</button>`;
}

function swap() {
  [from, to] = [to, from];
  compare();
}

function stepper() {
  const { differences, same } = compared;
  const n = counts(differences);
  const one = (/** @type {string} */ look, /** @type {string} */ picture, /** @type {string} */ words) => html`<li class="changes__one"><span class="sign sign--${look}">${icon(picture, "icon--small")}</span>${words}</li>`;
  const place = differences.findIndex((/** @type {any} */ each) => each.id === at) + 1;
  return html`<ul class="changes__counts" aria-label=${t("How much changed")}>
      ${one("new", "plus", tn("{n} new", "{n} new", n.added))} ${one("written", "pencil-line", tn("{n} text changed", "{n} texts changed", n.written))}
      ${one("grouped", "shuffle", tn("{n} moved", "{n} moved", n.moved))} ${one("withdrawn", "minus", tn("{n} withdrawn", "{n} withdrawn", n.withdrawn))}
      ${one("same", "dot", tn("{n} the same", "{n} the same", same))}
    </ul>
    ${differences.length
      ? html`<div class="changes__steps">
          <button type="button" class="player__step" aria-label=${t("The change before")} @click=${() => go(-1)}>${icon("chevron-left")}</button>
          <span class="changes__at" aria-live="polite">${place ? t("Change {n} of {all}", { n: place, all: differences.length }) : tn("{n} change", "{n} changes", differences.length)}</span>
          <button type="button" class="player__step" aria-label=${t("The next change")} @click=${() => go(1)}>${icon("chevron-right")}</button>
        </div>`
      : nothing}`;
}

/** @param {1 | -1} way */
function go(way) {
  const { differences } = compared;
  const here = differences.findIndex((/** @type {any} */ each) => each.id === at);
  const next = here < 0 ? (way > 0 ? 0 : differences.length - 1) : (here + way + differences.length) % differences.length;
  look(differences[next].id);
}

/** @param {string} id of a change */
function look(id) {
  at = id;
  drawBars();
  part("panel").querySelector("[data-now]")?.scrollIntoView({ block: "nearest" });
  for (const each of Object.values(scenes)) {
    each.surface.root.querySelector("[data-at]")?.removeAttribute("data-at");
    if (!each.surface.root.clientWidth || !each.board.get(id)) continue;
    each.surface.bring(id);
    requestAnimationFrame(() => requestAnimationFrame(() => each.surface.element(id)?.setAttribute("data-at", "")));
  }
}

async function copy() {
  const lines = compared.differences.map((/** @type {any} */ { words, deeds }) => `- ${deeds[0] === "new" ? "+ " : deeds[0] === "withdrawn" ? "− " : ""}${words}`);
  await navigator.clipboard?.writeText([summary(compared), "", ...lines].join("\n")).then(() => say(t("The summary is copied.")), () => say(t("This browser doesn’t let the page copy. Mark the text and copy it.")));
}

/** @param {string} title @param {() => void} done */
async function name(title, done) {
  const { ok, told: answer, text } = await ask(`${path}/versions`, { method: "POST", body: { seq: moments[to]?.seq ?? 0, title } });
  problem = ok ? "" : text;
  if (ok) again(answer, done);
  else drawBars();
}

/** @param {string} id */
async function forget(id) {
  const { ok, told: answer, text } = await ask(`${path}/versions/${id}`, { method: "DELETE" });
  if (ok) again(answer);
  else say(text);
}

/** The same two moments in another list. @param {any} answer @param {() => void} [done] */
function again(answer, done) {
  const [a, b] = [moments[from]?.seq ?? 0, moments[to]?.seq ?? 0];
  take(answer);
  const of = (/** @type {number} */ seq) => moments.findLastIndex((each) => each.seq === seq);
  [from, to] = [Math.max(0, of(a)), of(b) < 0 ? moments.length - 1 : of(b)];
  done?.();
  drawBars();
}

/** @param {string} words */
function say(words) {
  const toast = part("toast");
  toast.textContent = words;
  toast.hidden = false;
  setTimeout(() => (toast.hidden = true), TOASTED);
}

function fit() {
  for (const each of Object.values(scenes)) {
    const root = each.surface.root;
    if (!root.clientWidth) continue;
    const { bottom, top } = root.getBoundingClientRect();
    const under = (/** @type {string} */ id) => part(id).getBoundingClientRect();
    const [above, below] = [under("between").bottom - top, bottom - under("changes").top];
    each.view.inset = { top: Math.max(0, above) + EDGE * 1.5, right: EDGE, bottom: Math.max(0, below < root.clientHeight / 2 ? below : 0) + EDGE, left: EDGE };
    each.view.resize(root.clientWidth, root.clientHeight);
    each.fit();
  }
}

/** Side by side both look at the same place. */
function inStep() {
  let led = false;
  for (const [one, other] of [[scenes.before, scenes.after], [scenes.after, scenes.before]]) {
    one.view.listen(() => {
      if (led || mode !== "side" || one.view.resized) return;
      led = true;
      other.view.set(one.view.x, one.view.y, one.view.zoom);
      led = false;
    });
  }
}

function listenKeys() {
  document.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || target.closest("input, select, textarea")) return;
    const way = { ArrowLeft: /** @type {const} */ (-1), ArrowRight: /** @type {const} */ (1) }[event.key];
    if (!way || !compared?.differences.length) return;
    event.preventDefault();
    go(way);
  });
}

async function start() {
  await learn();
  choose();
  await compare();
  inStep();
  listenKeys();
  addEventListener("resize", fit);
  document.body.removeAttribute("data-loading");
  document.body.dataset.told = String(compared?.differences.length ?? "");
}

start();
