/** What every page around a board can do: choose how pages look, and forget here what one leaves. Fetched when asked for. */

import { leave } from "./ui/leaving.js";
import { learn } from "./ui/words.js";

const button = /** @type {HTMLElement} */ (document.getElementById("preferences"));
const words = () => learn(button.dataset.words ?? "");

button.addEventListener("click", async () => {
  const [{ open }] = await Promise.all([import("./sheets/preferences.js"), words()]);
  if (!document.querySelector("dialog[open]")) open(); // pressed twice, it comes once
});
button.hidden = false;

for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form[data-leave]"))) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    leave(form, words).catch(() => form.submit());
  });
}

const closed = /** @type {HTMLElement | null} */ (document.querySelector("[data-closed]"))?.dataset.closed;
if (closed) import("./net/forget.js").then(({ close }) => close(closed)).catch(() => {});
