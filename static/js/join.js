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

/** When the workshop starts, by this device's clock and in the page's language. @param {number | null | undefined} at ms since 1970 */
function tellWhen(at) {
  const place = /** @type {HTMLTimeElement | null} */ (document.getElementById("starts"));
  if (!place) return;
  const today = at && new Date(at).toDateString() === new Date().toDateString();
  const { lang } = document.documentElement;
  const date = /** @type {Intl.DateTimeFormatOptions} */ (today ? {} : { weekday: "long", day: "numeric", month: "long" });
  place.dateTime = at ? new Date(at).toISOString() : "";
  const clock = new Intl.DateTimeFormat(lang, { ...date, hour: "2-digit", minute: "2-digit" });
  const day = today ? `${new Intl.RelativeTimeFormat(lang, { numeric: "auto" }).format(0, "day")}, ` : "";
  place.textContent = at ? day + clock.format(at) : "";
}

/** What happens with people's data. @param {string[]} sentences */
function tellNotice(sentences) {
  const place = document.getElementById("notice");
  if (!place) return;
  place.hidden = !sentences.length;
  const rows = sentences.map((sentence) => Object.assign(document.createElement("li"), { textContent: sentence }));
  place.querySelector("ul")?.replaceChildren(...rows);
}

/** @param {HTMLInputElement} input @param {HTMLElement} error @param {HTMLElement} found */
function recogniser(input, error, found) {
  let asked = digits(input.value);

  /** @param {any} told @param {string} trouble */
  const tell = (told, trouble) => {
    found.hidden = !told;
    /** @type {HTMLElement} */ (found.querySelector(".notice__title")).textContent = told?.title ?? "";
    const host = /** @type {HTMLElement} */ (found.querySelector("#host"));
    host.textContent = told?.host ? (host.dataset.words ?? "").replace("{name}", told.host) : "";
    tellWhen(told?.starts);
    tellNotice(told?.notice ?? []);
    error.textContent = trouble;
    if (trouble) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  };

  return async () => {
    const code = digits(input.value);
    if (code === asked) return;
    asked = code;
    if (code.length < WHOLE) return tell(null, "");
    try {
      const answer = await fetch(`/api/v1/codes/${code}`);
      const told = await answer.json();
      if (asked === code) tell(answer.ok ? told : null, answer.ok ? "" : told.detail);
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
const starts = document.getElementById("starts")?.dataset.at;
if (starts) tellWhen(Number(starts));
