/** Everybody who is here, who is writing, and whom to follow. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { present } from "../panels/people.js";
import { openDialog } from "../ui/dialog.js";
import { once } from "../ui/drawing.js";
import { each } from "../ui/each.js";
import { icon } from "../ui/icon.js";
import { t } from "../ui/words.js";

/** @param {any} desk */
export function open(desk) {
  const sheet = openDialog(t("Here now"), (_draw, close) => body(desk, close));
  const draw = once(() => sheet.draw());
  const stop = desk.board.listen((/** @type {{people: boolean}} */ { people }) => people && draw());
  sheet.closed.then(stop);
}

/** @param {any} desk @param {() => void} close */
function body(desk, close) {
  const { board, allowed } = desk;
  const bring = () => {
    close();
    desk.bringEverybody();
  };
  return html`<ul class="people">
      ${each(present(board), (person) => row(desk, person, close))}
    </ul>
    ${allowed.facilitates
      ? html`<button type="button" class="button people__bring" @click=${bring}>${icon("megaphone")}${t("Bring everybody here")}</button>
          <p class="small muted">${t("Everybody sees what you see now. Who is writing is only asked.")}</p>`
      : nothing}`;
}

/** @param {any} desk @param {ReturnType<typeof present>[number]} person @param {() => void} close */
function row({ board, following }, { id, name, initial, me, editing, follow }, close) {
  const doing = editing ? ["pencil", t("is writing")] : follow === board.person ? ["eye", t("follows you")] : null;
  const on = following.person === id;
  const turn = () => {
    if (on) following.stop();
    else following.start(id);
    close();
  };
  return html`<li class="people__one">
    <span class="initial ${me ? "initial--me" : ""}">${initial}</span>
    <span class="people__name">${me ? t("{name} (you)", { name }) : name}</span>
    ${doing ? html`<span class="small muted people__doing">${icon(doing[0], "icon--small")}${doing[1]}</span>` : nothing}
    ${me ? nothing : html`<button type="button" class="deed" @click=${turn}>${icon("eye")}${on ? t("Stop following") : t("Follow")}<span class="unseen">${name}</span></button>`}
  </li>`;
}
