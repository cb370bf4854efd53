/** Dialogs: a lit template in a modal <dialog> that cleans up after itself. */

import { html, nothing, render } from "../../vendor/lit/lit.js";
import { icon } from "./icon.js";
import { t } from "./words.js";

/**
 * @param {string} title
 * @param {(draw: () => void, close: () => void) => unknown} body called at every draw
 * @param {{wide?: boolean, name?: string}} [look]
 * @returns {{draw: () => void, close: () => void, closed: Promise<void>}}
 */
export function openDialog(title, body, look = {}) {
  const dialog = document.createElement("dialog");
  dialog.className = `sheet ${look.wide ? "sheet--wide" : ""} ${look.name ? `sheet--${look.name}` : ""}`;
  dialog.setAttribute("aria-label", title);
  const close = () => dialog.close();
  const draw = () =>
    render(
      html`<div class="sheet__head">
          <h2 class="sheet__title" tabindex="-1">${title}</h2>
          <button class="button button--quiet button--icon" type="button" @click=${close} aria-label=${t("Close")}>
            ${icon("x")}
          </button>
        </div>
        <div class="sheet__body">${body(draw, close) ?? nothing}</div>`,
      dialog,
    );
  /** @type {Promise<void>} */
  const closed = new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve();
    });
  });
  dialog.addEventListener("pointerdown", (event) => {
    if (event.target === dialog && outside(dialog, event)) dialog.close();
  });
  document.body.append(dialog);
  draw();
  dialog.showModal();
  const first = dialog.querySelector("[autofocus]") ?? dialog.querySelector(".sheet__title");
  /** @type {HTMLElement | null} */ (first)?.focus();
  return { draw, close, closed };
}

/** @param {HTMLElement} element @param {PointerEvent} event */
export function outside(element, event) {
  const box = element.getBoundingClientRect();
  return (
    event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom
  );
}
