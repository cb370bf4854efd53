/** What the one at the projector can do: a dark room, the whole screen. It comes with the mouse or the keys and goes again. */

import { html, render } from "../../vendor/lit/lit.js";
import { keep, kept } from "../ui/kept.js";
import { settings } from "../ui/settings.js";
import { t } from "../ui/words.js";

const REST = 3_000;
const ROOM = "projector-theme";

/** @param {HTMLElement} element */
export function tools(element) {
  const chosen = kept(ROOM, "");
  if (chosen) wear(chosen);
  const draw = () => {
    const dark = document.documentElement.dataset.theme === "dark";
    render(
      html`<button type="button" class="button" aria-keyshortcuts="D" @click=${room}>${dark ? t("Bright room (D)") : t("Dark room (D)")}</button>
        <button type="button" class="button" aria-keyshortcuts="F" @click=${whole}>${document.fullscreenElement ? t("Leave full screen (F)") : t("Full screen (F)")}</button>`,
      element,
    );
  };
  const { body } = document;
  let timer = 0;
  const stir = () => {
    body.dataset.stirred = "";
    clearTimeout(timer);
    timer = setTimeout(() => delete body.dataset.stirred, REST);
  };
  for (const event of ["pointermove", "pointerdown", "keydown"]) addEventListener(event, stir);
  addEventListener("keydown", ({ key, ctrlKey, metaKey, altKey }) => {
    if (ctrlKey || metaKey || altKey || !settings.letters) return;
    if (key.toLowerCase() === "d") room();
    if (key.toLowerCase() === "f") whole();
  });
  addEventListener("worn", draw);
  document.addEventListener("fullscreenchange", draw);
  draw();
}

function room() {
  const theme = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
  keep(ROOM, theme);
  wear(theme);
}

function whole() {
  const going = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  going.catch(() => {}); // a browser may not allow it
}

/** On this page alone. @param {string} theme */
function wear(theme) {
  dispatchEvent(new CustomEvent("look", { detail: { theme } }));
}
