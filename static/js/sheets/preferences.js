/** What a person prefers on this device: how pages look and move, keys, announcements, language. Opens on every page. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { openDialog } from "../ui/dialog.js";
import { settings } from "../ui/settings.js";
import { language, LANGUAGES, percent, t } from "../ui/words.js";

const SIZES = ["100", "125", "150", "200"];

/** @typedef {"theme" | "size" | "motion" | "news"} Name */

export function open() {
  let trouble = "";
  const letters = (/** @type {Event} */ event) => {
    settings.letters = /** @type {HTMLInputElement} */ (event.target).checked;
  };
  const reading = (/** @type {Event} */ event) => {
    settings.reading = /** @type {HTMLInputElement} */ (event.target).checked ? "easy" : "plain";
  };
  const speak = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const body = new FormData(/** @type {HTMLFormElement} */ (event.target), event.submitter);
    const asked = fetch("/language", { method: "POST", body, headers: { Accept: "application/json" } });
    const answer = await asked.catch(() => null);
    if (answer?.ok) return location.replace(location.pathname + location.search);
    trouble = t("This needs the connection. Try again in a moment.");
    sheet.draw();
  };
  const body = () => html`
    ${choices("theme", t("Colours of the page"), [["auto", t("Like the device")], ["light", t("Light")], ["dark", t("Dark")]])}
    ${choices("size", t("Size of the letters"), SIZES.map((size) => [size, percent(Number(size))]), t("Around the board and in the list; zoom makes the notes themselves larger."))}
    ${toggle(t("Larger letters and more space"), settings.reading === "easy", reading)}
    ${choices(
      "motion",
      t("Less movement"),
      [["auto", t("Like the device")], ["less", t("Yes")], ["full", t("No")]],
      t("Also without the others' pointers and the flash around what they change."),
    )}
    ${toggle(t("Single letters are keys while the board has the focus"), settings.letters, letters)}
    ${choices(
      "news",
      t("Read aloud what others do"),
      [["off", t("No")], ["quiet", t("A little")], ["all", t("Everything")]],
      t("For screen readers; at most one sentence in five seconds."),
    )}
    <form class="field" aria-label=${t("Language")} @submit=${speak}>
      <p class="field__label">${t("Language")}</p>
      <div class="choices">${LANGUAGES.map(([tag, name]) => tongue(tag, name))}</div>
      <p class="field__error" role="alert">${trouble}</p>
    </form>`;
  const sheet = openDialog(t("Reading and colours"), body);
}

/** @param {Name} name @param {string} title @param {string[][]} options @param {string} [hint] */
function choices(name, title, options, hint) {
  const change = (/** @type {Event} */ event) => {
    settings[name] = /** @type {HTMLInputElement} */ (event.target).value;
  };
  return html`<fieldset class="field" @change=${change}>
    <legend class="field__label">${title}</legend>
    <div class="segments">
      ${options.map(([value, words]) => html`<label><input type="radio" name=${name} value=${value} .checked=${settings[name] === value} /><span>${words}</span></label>`)}
    </div>
    ${hint ? html`<p class="field__hint">${hint}</p>` : nothing}
  </fieldset>`;
}

/** @param {string} words @param {boolean} on @param {(event: Event) => void} change */
function toggle(words, on, change) {
  return html`<label class="switch"><span>${words}</span><input type="checkbox" role="switch" .checked=${on} @change=${change} /></label>`;
}

/** @param {string} tag @param {string} name as its speakers call it */
function tongue(tag, name) {
  const now = tag === language;
  return html`<button class="button ${now ? "" : "button--quiet"}" name="language" value=${tag} lang=${tag} aria-current=${now}>${name}</button>`;
}
