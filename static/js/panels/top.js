/** The top bar: which board, which step, whether all is saved, who is here. */

import { html, nothing, render } from "../../vendor/lit/lit.js";
import { openSheet } from "../sheets/index.js";
import { icon } from "../ui/icon.js";
import { later, opening } from "../ui/later.js";
import { statusWords } from "../ui/states.js";
import { t, tn } from "../ui/words.js";
import { present } from "./people.js";

const FACES = 3;

const menu = later(() => import("./menu.js"));

/** @param {any} desk @param {HTMLElement} place */
export function drawTop(desk, place) {
  const { board, page, allowed, room, work } = desk;
  const step = board.stage.title;
  render(
    html`<div class="top__title">
        <h1 class="top__board">${board.title || page.title}</h1>
        <p class="top__session">${page.session?.title === board.title ? t("Mutirão") : page.session?.title}</p>
        <div class="top__status top__status--phone">${status(desk)}</div>
      </div>
      <div class="top__step">${room?.steps() ?? (step ? html`<span class="top__pill">${step}</span>` : nothing)}</div>
      <div class="top__end">
        ${room?.timer.draw()}
        <div class="top__status">${status(desk)}</div>
        ${faces(desk)}
        ${allowed.facilitates
          ? html`<button
              type="button"
              class="button button--primary top__conduct"
              aria-expanded=${String(work.now === "conduct")}
              @click=${() => conduct(desk)}
            >
              ${icon("sliders-horizontal")}<span class="top__word">${t("Conduct")}</span>${room?.calls ? html`<span class="top__calls">${room.calls}<span class="unseen"> ${t("asking for help")}</span></span>` : nothing}
            </button>`
          : nothing}
        <button
          type="button"
          class="button button--quiet button--icon top__menu"
          aria-label=${t("Menu")}
          aria-haspopup="menu"
          @click=${(/** @type {Event} */ event) => openMenu(desk, /** @type {Element} */ (event.currentTarget))}
        >
          ${icon("menu")}
        </button>
      </div>`,
    place,
  );
}

/** Pressed before the room has come, the panel opens then. @param {any} desk */
function conduct(desk) {
  if (desk.work.now === "conduct") desk.work.close();
  else if (desk.room) desk.work.open("conduct");
  else desk.wish = "conduct";
}

/** @param {any} desk @param {Element} anchor */
async function openMenu(desk, anchor) {
  (await opening(desk.toast, menu))?.openBoardMenu(desk, anchor);
}

/** @param {any} desk */
function status(desk) {
  const { status } = desk.board;
  const look = status.refused ? "refused" : status.state;
  const words = html`<span class="status__dot status__dot--${look}"></span><span>${statusWords(status)}</span>`;
  if (!status.waiting && !status.refused) return html`<p class="status">${words}</p>`;
  return html`<button type="button" class="status status--button" @click=${() => openSheet("waiting", desk)}>${words}</button>`;
}

/** @param {any} desk */
function faces(desk) {
  const people = present(desk.board);
  if (!people.length) return nothing;
  return html`<button
    type="button"
    class="button top__people"
    @click=${() => openSheet("here", desk)}
  >
    <span class="faces" aria-hidden="true">
      ${people.slice(0, FACES).map(({ initial, me }) => html`<span class="initial ${me ? "initial--me" : ""}">${initial}</span>`)}
    </span>
    <span aria-hidden="true">${people.length}</span>
    <span class="unseen">${tn("{n} person here", "{n} people here", people.length)}</span>
  </button>`;
}
