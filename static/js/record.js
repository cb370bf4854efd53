/** The record's page: files are made while it is told how far they are, and what is typed shows beside after a pause. */

import "./page.js";
import { lines } from "./record/lines.js";

const PAUSE = 1200;
const STEPS = ["read", "compose", "write"];

const making = /** @type {HTMLElement} */ (document.querySelector("[data-making]"));
const form = /** @type {HTMLFormElement} */ (document.querySelector("[data-record]"));
const look = /** @type {HTMLButtonElement} */ (document.querySelector("[data-preview]"));

/** @param {string} words @param {number} [done] of all steps */
function say(words, done) {
  const told = document.createElement("p");
  told.textContent = words;
  making.replaceChildren(told);
  if (done === undefined) return;
  const bar = document.createElement("progress");
  bar.max = STEPS.length;
  bar.value = done;
  bar.setAttribute("aria-label", words);
  making.append(bar);
}

/** @param {{file: string, name: string, type: string}} made */
function hand(made) {
  const bytes = Uint8Array.from(atob(made.file), (letter) => letter.charCodeAt(0));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type: made.type }));
  link.download = made.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  say(made.name);
}

/** @param {HTMLAnchorElement} link */
async function make(link) {
  link.setAttribute("aria-disabled", "true");
  try {
    const answer = await fetch(link.dataset.make ?? "");
    if (!answer.ok || !answer.body) throw new Error(String(answer.status));
    for await (const line of lines(answer.body)) {
      const told = JSON.parse(line);
      if (told.step) say(told.words, STEPS.indexOf(told.step));
      else if (told.file) hand(told);
      else say(told.wrong);
    }
  } catch {
    location.assign(link.href); // the plain way: the browser waits, or says what is wrong
  } finally {
    link.removeAttribute("aria-disabled");
  }
}

document.querySelector("[data-files]")?.addEventListener("click", (event) => {
  const link = /** @type {Element} */ (event.target).closest("a");
  const plain = /** @type {MouseEvent} */ (event);
  if (!link || plain.ctrlKey || plain.metaKey || plain.shiftKey) return;
  event.preventDefault();
  if (link.getAttribute("aria-disabled") !== "true") make(link);
});

const plainly = look.formAction;
let waiting = 0;
form.addEventListener("input", (event) => {
  const section = /** @type {Element} */ (event.target).closest("fieldset");
  look.formAction = section ? `${plainly}#${section.id}` : plainly; // the preview opens where one writes
  clearTimeout(waiting);
  waiting = window.setTimeout(() => form.requestSubmit(look), PAUSE);
});
