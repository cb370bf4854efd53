/** The honest band under the top bar: offline, locked, private, or something refused. */

import { html, nothing, render } from "../../vendor/lit/lit.js";
import { openSheet } from "../sheets/index.js";
import { icon } from "../ui/icon.js";
import { t, tn } from "../ui/words.js";

/** @typedef {{words: string, act: () => void}} Deed */

/** @param {any} desk @param {HTMLElement} place */
export function drawBanner(desk, place) {
  const { board, allowed, following, votes } = desk;
  const { state, waiting, refused } = board.status;
  const bands = [
    board.gone && band("danger", "info", board.gone),
    state === "offline" && !board.gone && band("offline", "cloud-off", offline(waiting, board.storage)),
    board.storage === "memory" && waiting > 0 && band("danger", "info", t("This browser keeps nothing: its storage is full or switched off. Leave the page open until all is saved.")),
    refused > 0 &&
      band("danger", "circle-alert", tn("{n} change was not saved. Its text is kept.", "{n} changes were not saved. Their text is kept.", refused), { words: t("See what"), act: () => openSheet("waiting", desk) }),
    following.person && band("quiet", "eye", t("You are following {name}.", { name: following.name }), { words: t("Stop"), act: () => following.stop() }),
    ...(votes?.bands() ?? []).map((/** @type {[string, string, string, Deed]} */ told) => band(...told)),
    allowed.reason && band("quiet", "lock", allowed.reason),
  ];
  render(html`${bands.map((each) => each || nothing)}${desk.room?.bands()}`, place);
}

/** @param {number} waiting @param {string} storage where it waits */
function offline(waiting, storage) {
  if (storage === "memory") return tn("No connection. You can go on; {n} change waits on this page.", "No connection. You can go on; {n} changes wait on this page.", waiting);
  if (!waiting) return t("No connection. You can go on; what you write is kept on this device.");
  return tn("No connection. {n} change is kept on this device and is sent later.", "No connection. {n} changes are kept on this device and are sent later.", waiting);
}

/** @param {string} look @param {string} picture @param {string} words @param {Deed} [deed] */
function band(look, picture, words, deed) {
  return html`<p class="banner banner--${look}">
    ${icon(picture)}<span>${words}</span>
    ${deed ? html`<button type="button" class="banner__open" @click=${deed.act}>${deed.words}</button>` : nothing}
  </p>`;
}
