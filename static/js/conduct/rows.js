/** What holds in the room now, a row each: first how it is, then what one can do about it. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { openSheet } from "../sheets/index.js";
import { icon } from "../ui/icon.js";
import { t, tn } from "../ui/words.js";

/** Pages of the same session. */
const LINKS = [
  { to: "wall", icon: "layout-grid", words: () => t("The wall") },
  { to: "projector", icon: "external-link", words: () => t("Projector") },
  { to: "agenda", icon: "list-checks", words: () => t("Agenda") },
  { to: "print", icon: "file", words: () => t("Paper and cards") },
];

/** @param {any} desk @param {any} panel */
export function drawRows(desk, panel) {
  const { stage } = desk.room.standing;
  if (stage.done) return nothing;
  const set = (/** @type {Record<string, any>} */ fields) => () => panel.give("stage.set", fields);
  const hidden = stage.authors === "hidden";
  const rows = html`${row(hidden ? "eye-off" : "eye", hidden ? t("Names are hidden") : t("Names are shown"), hidden ? t("Reveal") : t("Hide"), set({ authors: hidden ? "shown" : "hidden" }), t("Names"))}
  ${row(
    stage.private ? "pencil-line" : "users",
    stage.private ? t("Private writing") : t("All see all notes"),
    stage.private ? t("Show the notes") : t("Write in private"),
    set({ private: !stage.private }),
  )}
  ${row(stage.locked ? "lock" : "lock-open", stage.locked ? t("Boards are locked") : t("Boards are open"), stage.locked ? t("Unlock") : t("Lock"), set({ locked: !stage.locked }), t("Boards"))}
  ${elsewhereRow(desk)} ${announce(desk, panel)}`;
  return html`<ul class="conduct__rows">
    ${rows}
  </ul>`;
}

/** What is needed less often, and the way to other pages. @param {any} desk @param {any} panel */
export function drawMore(desk, panel) {
  const { page, room } = desk;
  const { stage } = room.standing;
  const silence = () => panel.give("stage.set", { silent: !stage.silent });
  return html`<section aria-labelledby="conduct-more">
    <h3 class="conduct__title" id="conduct-more">${t("More")}</h3>
    ${stage.done
      ? nothing
      : html`<ul class="conduct__rows">
          ${row("volume-2", stage.silent ? t("Silent round") : t("Talking is fine"), stage.silent ? t("End the silence") : t("Silent round"), silence)} ${spotlight(desk)}
        </ul>`}
    <div class="conduct__links">
      <button type="button" class="button button--quiet" @click=${() => openSheet("step", desk)}>${icon("sliders-horizontal")}${t("Change this step")}</button>
      <button type="button" class="button button--quiet" @click=${() => desk.work.open("gardener")}>${icon("undo-2")}${t("Last changes")}</button>
      <button type="button" class="button button--quiet" @click=${() => openSheet("invite", desk)}>${icon("share-2")}${t("Invite")}</button>
      ${LINKS.map(({ to, icon: picture, words }) => html`<a class="button button--quiet" href="/s/${page.session.id}/${to}">${icon(picture)}${words()}</a>`)}
    </div>
  </section>`;
}

/** @param {string} picture @param {string} words how it is @param {string} deed @param {() => void} act @param {string} [about] what the deed is done to, for who only hears it */
function row(picture, words, deed, act, about) {
  return html`<li class="conduct__row">
    ${icon(picture)}<span class="conduct__words">${words}</span>
    <button type="button" class="button" @click=${act}>${deed}${about ? html`<span class="unseen">: ${about}</span>` : nothing}</button>
  </li>`;
}

/** @param {any} desk */
function elsewhereRow(desk) {
  const { board, page } = desk;
  const plenary = board.id === page.session.board;
  const away = desk.room.standing.people.filter((/** @type {any} */ { board: at, team }) => at && at !== board.id && (plenary || team === board.id));
  if (!away.length) return nothing;
  return row("crosshair", tn("{n} on another board", "{n} on other boards", away.length), t("Bring all here"), () => desk.bringEverybody(undefined, board.id));
}

/** @param {any} desk */
function spotlight(desk) {
  const { board, selection, room } = desk;
  const lit = room.spotlight.ids.length;
  const put = (/** @type {string[] | null} */ ids) => () => board.ask("stage.set", { spotlight: ids });
  const chosen = selection.ids.filter((/** @type {string} */ id) => board.get(id));
  if (chosen.length && String(chosen) !== String(room.spotlight.ids)) {
    return row("crosshair", tn("{n} chosen", "{n} chosen", chosen.length), t("Put in the spotlight"), put(chosen));
  }
  if (lit) return row("crosshair", tn("{n} in the spotlight", "{n} in the spotlight", lit), t("Switch it off"), put(null), t("Spotlight"));
  return html`<li class="conduct__row muted">${icon("crosshair")}<span class="conduct__words">${t("Choose things on the board to put them in the spotlight.")}</span></li>`;
}

/** @param {any} desk @param {any} panel */
function announce(desk, panel) {
  const { notice } = desk.room.standing.stage;
  const turn = (/** @type {boolean} */ on) => () => {
    panel.announcing = on;
    panel.redraw();
    if (on) /** @type {HTMLElement | null} */ (document.querySelector("#work [name='notice']"))?.focus();
  };
  if (!panel.announcing) {
    return notice
      ? row("megaphone", `“${notice}”`, t("Take it down"), () => panel.give("stage.set", { notice: null }), t("What is announced"))
      : row("megaphone", t("Nothing is announced"), t("Announce…"), turn(true));
  }
  const say = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const words = String(new FormData(form).get("notice")).trim();
    if (words && !(await panel.give("stage.set", { notice: words }))) return; // what was written stays
    turn(false)();
    /** @type {HTMLElement | null} */ (document.getElementById("work"))?.focus();
  };
  return html`<li>
    <form class="conduct__say" @submit=${say}>
      <label class="field">
        <span class="field__label">${t("For everybody")}</span>
        <textarea name="notice" rows="2" maxlength="300" required></textarea>
      </label>
      <div class="conduct__deeds">
        <button type="button" class="button" @click=${turn(false)}>${t("Cancel")}</button>
        <button class="button">${icon("megaphone")}${t("Announce")}</button>
      </div>
    </form>
  </li>`;
}
