/** The head of the page: which workshop and when, its parts, whether all is saved, and the way into the room. */

import { html, nothing, render } from "../../vendor/lit/lit.js";
import { icon } from "../ui/icon.js";
import { statusWords } from "../ui/states.js";
import { t } from "../ui/words.js";
import { open as openWaiting } from "../sheets/waiting.js";
import { tabs } from "./tabs.js";
import { clock, day } from "./times.js";

/** @param {any} desk @param {HTMLElement} place */
export function drawHead(desk, place) {
  const { page, tab } = desk;
  render(
    html`<div class="planning__id">
        <a class="button button--quiet button--icon planning__back" href="/" aria-label=${t("To the start page")}>${icon("arrow-left")}</a>
        <div class="planning__names">
          <h1 class="planning__title">${page.session.title}</h1>
          <p class="planning__when">${when(page.session)}</p>
        </div>
      </div>
      <nav class="planning__tabs" aria-label=${t("Parts of this workshop")}>
        ${tabs(page.session.id).map(({ name, words, href }) => html`<a href=${href ?? `#${name}`} aria-current=${name === tab ? "page" : nothing}>${words}</a>`)}
      </nav>
      <div class="planning__end">
        ${status(desk)}
        <form method="post" action="/s/${page.session.id}/rehearse">
          <button class="button">${icon("users")}${t("Rehearse")}</button>
        </form>
        <a class="button button--primary" href="/b/${page.board}">${t("Open the room")}</a>
      </div>`,
    place,
  );
}

/** @param {{starts: number | null, ends: number | null}} session */
function when({ starts, ends }) {
  if (!starts) return t("No date yet");
  const begin = clock(starts, 0);
  return ends ? t("{day}, {begin} to {end}", { day: day(starts), begin, end: clock(ends, 0) }) : t("{day}, {begin}", { day: day(starts), begin });
}

/** @param {any} desk */
function status(desk) {
  const { status } = desk.board;
  const look = status.refused ? "refused" : status.state;
  const words = html`<span class="status__dot status__dot--${look}"></span><span>${statusWords(status)}</span>`;
  if (!status.waiting && !status.refused) return html`<p class="status">${words}</p>`;
  return html`<button type="button" class="status status--button" @click=${() => openWaiting(desk)}>${words}</button>`;
}
