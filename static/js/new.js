/** The form about a workshop: where its clock is, what it begins with, and the notice that people will read, as one types. */

import "./page.js";

const PAUSE = 250;
const SAID = ["purpose", "basis", "keep_days", "children", "language"];

const form = /** @type {HTMLFormElement} */ (document.querySelector("[data-plan]"));
const told = /** @type {HTMLElement} */ (document.querySelector("[data-notice]"));
const beginning = /** @type {HTMLSelectElement | null} */ (document.getElementById("beginning"));
const about = document.getElementById("beginning-about");
/** @param {string} name */
const input = (name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));

input("zone").value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";

/** @param {string[]} sentences */
function say(sentences) {
  told.replaceChildren(
    ...sentences.map((sentence) => {
      const item = document.createElement("li");
      item.textContent = sentence;
      return item;
    }),
  );
  told.lang = String(new FormData(form).get("language") ?? "");
}

let asked = 0;

async function preview() {
  const mine = ++asked;
  const data = new FormData(form);
  const query = new URLSearchParams(SAID.map((name) => [name, String(data.get(name) ?? "")]));
  const answer = await fetch(`/api/v1/notice?${query}`);
  if (answer.ok && mine === asked) say((await answer.json()).sentences);
}

/** What is chosen says what it is for, and how long it takes. */
function choose() {
  const chosen = beginning?.selectedOptions[0];
  if (about) about.textContent = chosen?.dataset.about ?? "";
  if (chosen) until(Number(chosen.dataset.minutes));
}

let typed = input("ends").value !== "";

/** The end that fits the beginning, unless somebody has typed one. @param {number} minutes */
function until(minutes) {
  const [hour, minute] = input("begins").value.split(":").map(Number);
  if (typed || !minutes || hour === undefined || minute === undefined || Number.isNaN(minute)) return;
  const end = Math.min(hour * 60 + minute + minutes, 23 * 60 + 59);
  input("ends").value = `${String(Math.floor(end / 60)).padStart(2, "0")}:${String(end % 60).padStart(2, "0")}`;
}

let waiting = 0;
form.addEventListener("input", (event) => {
  const { name } = /** @type {HTMLInputElement} */ (event.target);
  if (name === "ends") typed = true;
  if (name === "beginning" || name === "begins") choose();
  if (!SAID.includes(name)) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => preview().catch(() => {}), PAUSE);
});
choose();
