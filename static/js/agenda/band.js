/** The honest band under the head: no connection, something refused, or the page may no longer be shown. */

import { html, nothing, render } from "../../vendor/lit/lit.js";
import { open as openWaiting } from "../sheets/waiting.js";
import { icon } from "../ui/icon.js";
import { t, tn } from "../ui/words.js";

/** @param {any} desk @param {HTMLElement} place */
export function drawBand(desk, place) {
  const { board } = desk;
  const { state, waiting, refused } = board.status;
  const offline = waiting
    ? tn("No connection. {n} change is kept on this device and is sent later.", "No connection. {n} changes are kept on this device and are sent later.", waiting)
    : t("No connection. You can go on; what you write is kept on this device.");
  render(
    html`${board.gone ? band("danger", "info", board.gone) : state === "offline" ? band("offline", "cloud-off", offline) : nothing}
    ${refused
      ? html`<p class="banner banner--danger">
          ${icon("circle-alert")}<span>${tn("{n} change was not saved. Its text is kept.", "{n} changes were not saved. Their text is kept.", refused)}</span>
          <button type="button" class="banner__open" @click=${() => openWaiting(desk)}>${t("See what")}</button>
        </p>`
      : nothing}`,
    place,
  );
}

/** @param {string} look @param {string} picture @param {string} words */
function band(look, picture, words) {
  return html`<p class="banner banner--${look}">${icon(picture)}<span>${words}</span></p>`;
}
