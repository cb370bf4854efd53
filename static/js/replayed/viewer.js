/** A board's story in a file of its own: played, scrubbed, read by chapters and as a list, without any server. */

import { outline } from "./outline.js";
import { Scene } from "./scene.js";
import { Story, chapters } from "./story.js";
import { know, speak, spoken, t } from "./words.js";

const PACE = 3;
/** Entries a second at simple speed. */

/**
 * @template {Element} T
 * @param {string} id
 * @returns {T}
 */
const part = (id) => /** @type {any} */ (document.getElementById(id));

const told = JSON.parse(part("story").textContent ?? "{}");
const story = new Story(told.entries);
const found = chapters(story.entries);
const scene = new Scene(part("view"), told.pictures);
/** @type {HTMLInputElement} */
const slider = part("slider");
/** @type {HTMLSelectElement} */
const speed = part("speed");
/** @type {HTMLSelectElement} */
const chapter = part("chapter");
/** @type {HTMLSelectElement} */
const language = part("language");
/** @type {HTMLButtonElement} */
const play = part("play");
let playing = false;
let began = 0;
let from = 0;
let listed = 0;

/** @param {number} at */
function go(at) {
  const changed = story.go(at);
  scene.show(story.things, changed);
  slider.value = String(story.at);
  const moment = when();
  slider.setAttribute("aria-valuetext", `${t("{n} of {all}", { n: story.at, all: story.length })}, ${moment}`);
  part("when").textContent = moment;
  const last = found.findLastIndex((each) => each.at <= story.at);
  chapter.value = String(last);
  if (!playing) list();
}

function when() {
  const entry = story.entries[Math.max(0, story.at - 1)];
  if (!entry) return "";
  return new Intl.DateTimeFormat(spoken(), { dateStyle: "medium", timeStyle: "short" }).format(entry.at);
}

function list() {
  window.clearTimeout(listed);
  listed = window.setTimeout(() => part("outline").replaceChildren(outline(story.things)), 150);
}

/** @param {boolean} on */
function run(on) {
  playing = on && story.length > 0;
  play.textContent = playing ? t("Pause") : t("Play");
  if (!playing) {
    list();
    return;
  }
  if (story.at >= story.length) go(0);
  [began, from] = [performance.now(), story.at];
  requestAnimationFrame(tick);
}

/** @param {number} now */
function tick(now) {
  if (!playing) return;
  const at = from + Math.floor(((now - began) / 1000) * PACE * Number(speed.value));
  if (at !== story.at) go(at);
  if (story.at >= story.length) run(false);
  else requestAnimationFrame(tick);
}

/** @param {number} at */
function jump(at) {
  run(false);
  go(at);
}

function name() {
  document.documentElement.lang = spoken();
  for (const each of document.querySelectorAll("[data-say]")) {
    const sentence = /** @type {HTMLElement} */ (each).dataset.say ?? "";
    if (each.hasAttribute("aria-label")) each.setAttribute("aria-label", SAID[sentence]());
    else each.textContent = SAID[sentence]();
  }
  chapter.replaceChildren(
    new Option(t("Beginning"), "-1"),
    ...found.map((each, number) => new Option(each.title || t("Step {n}", { n: number + 1 }), String(number))),
  );
  run(playing);
  go(story.at);
}

/** @type {Record<string, () => string>} */
const SAID = {
  before: () => t("One change back"),
  after: () => t("One change on"),
  moment: () => t("Moment"),
  speed: () => t("Speed"),
  chapter: () => t("Chapter"),
  language: () => t("Language"),
  larger: () => t("Enlarge"),
  smaller: () => t("Make smaller"),
  whole: () => t("See all"),
  board: () => t("The board at this moment"),
  list: () => t("The board as a list"),
  about: () => t("This file holds what everybody could see, without names. It needs no network."),
};

know(told.words);
speak(told.language);
language.value = told.language;
slider.max = String(story.length);
play.addEventListener("click", () => run(!playing));
slider.addEventListener("input", () => jump(Number(slider.value)));
speed.addEventListener("change", () => run(playing));
chapter.addEventListener("change", () => jump(found[Number(chapter.value)]?.at ?? 0));
language.addEventListener("change", () => {
  speak(language.value);
  name();
});
part("before").addEventListener("click", () => jump(story.at - 1));
part("after").addEventListener("click", () => jump(story.at + 1));
part("larger").addEventListener("click", () => scene.zoom(1.3));
part("smaller").addEventListener("click", () => scene.zoom(1 / 1.3));
part("whole").addEventListener("click", () => scene.fit());
part("view").addEventListener("keydown", (event) => {
  if (event.target !== event.currentTarget) return;
  const { key } = /** @type {KeyboardEvent} */ (event);
  const [x, y] = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[key] ?? [0, 0];
  if (x || y) scene.pan(x, y);
  else if (key === "+") scene.zoom(1.3);
  else if (key === "-") scene.zoom(1 / 1.3);
  else if (key === " ") run(!playing);
  else return;
  event.preventDefault();
});
story.go(story.length);
scene.show(story.things, null);
name();
scene.fit();
window.addEventListener("resize", () => scene.fit());
