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

for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-copy]"))) {
  const field = /** @type {HTMLInputElement} */ (document.getElementById(button.dataset.copy ?? ""));
  button.addEventListener("click", async () => {
    const copied = await navigator.clipboard?.writeText(field.value).then(
      () => true,
      () => false,
    );
    if (!copied) {
      field.select();
      document.execCommand("copy"); // the only way over plain HTTP
      button.focus();
    }
    button.textContent = button.dataset.copied ?? "";
  });
  button.hidden = false;
}

/** ms that signing out waits at most for what is kept here to go. */
const LATE = 2_000;

/** What this device keeps of the boards of who signs out, but for what was not sent. */
async function letGo() {
  const [{ keptPages }, { close }] = await Promise.all([import("./net/pages.js"), import("./net/forget.js")]);
  for (const { board } of await keptPages()) await close(board);
}

for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form[data-out]"))) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const late = new Promise((resolve) => setTimeout(resolve, LATE));
    Promise.race([letGo().catch(() => {}), late]).then(() => form.submit());
  });
}

// where not all pages fit beside each other, the one we are on is in sight
document.querySelector(".page__nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

/** Times of day on the pages of who is signed in are those of where this device is. */
function tellZone() {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!zone || document.cookie.includes(`zone=${zone}`)) return;
  // biome-ignore lint/suspicious/noDocumentCookie: cookieStore isn't there over plain HTTP
  document.cookie = `zone=${zone}; path=/; max-age=31536000; samesite=lax`;
}
if (document.querySelector(".mine")) tellZone();
