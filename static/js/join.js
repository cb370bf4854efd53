/** The join form: groups the code's digits, says whose code it is before asking for a name, and the easy reading. */

import "./page.js";
import { settings } from "./ui/settings.js";

const WHOLE = 8;

/** @param {string} typed */
function digits(typed) {
  return typed.replace(/\D/g, "").slice(0, WHOLE);
}

/** @param {HTMLInputElement} input whose digits become groups of four; the caret stays behind its digit */
function group(input) {
  const before = digits(input.value.slice(0, input.selectionStart ?? input.value.length)).length;
  const code = digits(input.value);
  const grouped = code.length > 4 ? `${code.slice(0, 4)} ${code.slice(4)}` : code;
  if (grouped === input.value) return;
  input.value = grouped;
  const caret = before > 4 ? before + 1 : before;
  input.setSelectionRange(caret, caret);
}

/** @param {HTMLInputElement} input @param {HTMLElement} error @param {HTMLElement} found */
function recogniser(input, error, found) {
  let asked = digits(input.value);

  /** @param {string} title @param {string} trouble */
  const tell = (title, trouble) => {
    found.hidden = !title;
    /** @type {HTMLElement} */ (found.querySelector(".notice__title")).textContent = title;
    error.textContent = trouble;
    if (trouble) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  };

  return async () => {
    const code = digits(input.value);
    if (code === asked) return;
    asked = code;
    if (code.length < WHOLE) return tell("", "");
    try {
      const answer = await fetch(`/api/v1/codes/${code}`);
      const told = await answer.json();
      if (asked === code) tell(answer.ok ? told.title : "", answer.ok ? "" : told.detail);
    } catch {
      asked = ""; // no connection: the server says what is wrong when the form is sent
    }
  };
}

/** @param {HTMLElement} row of the switch, which works only with this script */
function readingSwitch(row) {
  const box = /** @type {HTMLInputElement} */ (row.querySelector("input"));
  const show = () => {
    box.checked = document.documentElement.dataset.reading === "easy";
  };
  box.addEventListener("change", () => {
    settings.reading = box.checked ? "easy" : "plain";
  });
  addEventListener("worn", show);
  show();
  row.hidden = false;
}

const code = /** @type {HTMLInputElement} */ (document.getElementById("code"));
const error = /** @type {HTMLElement} */ (document.getElementById("code-error"));
const found = document.getElementById("found");
const reading = document.getElementById("reading");
const recognise = found ? recogniser(code, error, found) : () => {};

code.addEventListener("input", () => {
  group(code);
  recognise();
});
if (reading) readingSwitch(reading);
