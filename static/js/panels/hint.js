/** One line above the tools that says what the tool in the hand does, or how to end the writing. */

import { html, nothing, render } from "../../vendor/lit/lit.js";
import { icon } from "../ui/icon.js";
import { widthName } from "../ui/pens.js";
import { t } from "../ui/words.js";

/** @param {any} desk @param {HTMLElement} place */
export function drawHint(desk, place) {
  const { tools, editor, selection, space, view } = desk;
  const words = editor.hint || toolHint(tools) || (selection.adding ? t("Tap what you want to choose. Tap beside it when you are done.") : "");
  const stop = () => {
    tools.putDown();
    selection.clear();
  };
  const button = editor.hint ? nothing : html`<button type="button" class="hint__stop" @click=${stop}>${t("Stop")}</button>`;
  const pen = tools.now === "drawing" && !editor.hint ? pens(desk) : nothing;
  render(words ? html`<p class="hint__words">${words}</p>${pen}${button}` : nothing, place);
  place.hidden = !words;
  const box = editor.hint && space.box(editor.id);
  place.classList.toggle("hint--beneath", Boolean(box));
  if (!box) return;
  const { x, y } = view.toScreen(box.x + box.w / 2, box.y + box.h);
  place.style.setProperty("--x", `${x}px`);
  place.style.setProperty("--y", `${y}px`);
}

/** What to draw with. @param {any} desk */
function pens({ ink }) {
  return html`<button type="button" class="hint__pen" @click=${(/** @type {Event} */ event) => ink.chooseColor(/** @type {Element} */ (event.currentTarget))}>
      <span class="swatch swatch--pen-${ink.color}"></span>${t("Colour")}
    </button>
    <button type="button" class="hint__pen" @click=${(/** @type {Event} */ event) => ink.chooseWidth(/** @type {Element} */ (event.currentTarget))}>
      ${widthName(ink.width)}${icon("chevron-down", "icon--small")}
    </button>`;
}

/** @param {import("../ui/tools.js").Tools} tools */
function toolHint(tools) {
  switch (tools.now) {
    case "note":
      return t("Choose a place for the note, or press Enter.");
    case "text":
      return t("Choose a place for the text, or press Enter.");
    case "frame":
      return t("Draw the frame, tap where it should be, or press Enter.");
    case "comment":
      return t("Choose what to comment on, or a place on the board.");
    case "link":
      return tools.from ? t("Now choose where the link goes.") : t("Choose where the link starts.");
    case "drawing":
      return t("Draw with pen, finger or mouse. Two fingers move the board.");
    default:
      return "";
  }
}
