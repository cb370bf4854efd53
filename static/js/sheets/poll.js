/** For the facilitator: asking for a vote, with its question, its way, what it is about, and who sees what. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { Draft } from "../asking/draft.js";
import { list, takeWritten } from "../asking/list.js";
import { settings } from "../asking/settings.js";
import { ASKED, wayName, wayWords } from "../asking/ways.js";
import { openDialog } from "../ui/dialog.js";
import { icon } from "../ui/icon.js";
import { t, tn } from "../ui/words.js";

/** @param {any} desk @param {{ids?: string[], after?: string}} [given] what was chosen on the board, or the round before */
export function open(desk, given = {}) {
  const { board, toast } = desk;
  const draft = new Draft(desk, given);
  let tried = false;

  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    tried = true;
    takeWritten(draft);
    if (draft.missing) return sheet.draw();
    const { poll, command, args, guess } = draft.command(board.person, board.now());
    board.do(command, args, guess);
    sheet.close();
    toast.show(t("The vote is open for everybody."));
    desk.withVotes().then((/** @type {any} */ votes) => votes?.open(poll));
  };
  const body = (/** @type {() => void} */ draw) => html`<form class="step asking" novalidate @submit=${submit}>
    ${draft.before ? again(draft) : nothing} ${question(draft, draw)} ${ways(draft, draw)} ${settings(draft, draw)} ${list(desk, draft, draw)}
    ${secrecy(draft, draw)} ${groups(draft, draw)}
    <p class="field__error" role="alert">${tried && draft.missing ? html`${icon("circle-alert")}${draft.missing}` : nothing}</p>
    <button class="button button--primary button--large">${icon("vote")}${t("Open the vote")}</button>
  </form>`;
  const sheet = openDialog(t("Ask for a vote"), body, { wide: true, name: "asking" });
  look(board, draft).then(sheet.draw);
}

/** Ask which notes are likely the same, also in other words; without a connection the same words are enough. @param {any} board @param {Draft} draft */
async function look(board, draft) {
  const answer = await fetch(`/api/v1/boards/${encodeURIComponent(board.id)}/insights/duplicates`).catch(() => undefined);
  if (answer?.ok) draft.likely = (await answer.json()).pairs.map((/** @type {{ids: string[]}} */ { ids }) => ids);
}

/** @param {Draft} draft */
function again({ before, round }) {
  return html`<p class="asking__again">${icon("rotate-ccw")}<span>${t("Round {n} of “{title}”. Both rounds are kept and can be compared.", { n: round, title: before.title })}</span></p>`;
}

/** @param {Draft} draft @param {() => void} draw */
function question(draft, draw) {
  const write = (/** @type {Event} */ event) => {
    draft.title = /** @type {HTMLTextAreaElement} */ (event.target).value;
    draw();
  };
  return html`<label class="field">
    <span class="field__label">${t("Question")}</span>
    <textarea name="title" rows="2" maxlength="200" autofocus required placeholder=${t("Which three ideas do we start with?")} .value=${draft.title} @input=${write}></textarea>
  </label>`;
}

/** @param {Draft} draft @param {() => void} draw */
function ways(draft, draw) {
  const choose = (/** @type {Event} */ event) => {
    draft.name = /** @type {HTMLInputElement} */ (event.target).value;
    draw();
  };
  return html`<fieldset class="field" @change=${choose}>
    <legend class="field__label">${t("Way to vote")}</legend>
    <div class="asking__ways">
      ${ASKED.map(
        ({ name, icon: picture }) => html`<label class="pick asking__way">
          <input type="radio" name="way" value=${name} .checked=${name === draft.name} aria-describedby="way-${name}" />
          ${icon(picture)}<span><strong>${wayName(name)}</strong><span class="asking__when" id="way-${name}">${wayWords(name)}</span></span>
        </label>`,
      )}
    </div>
  </fieldset>`;
}

/** @param {Draft} draft @param {() => void} draw */
function secrecy(draft, draw) {
  const choose = (/** @type {Event} */ event) => {
    draft.secret = /** @type {HTMLInputElement} */ (event.target).value === "secret";
    draw();
  };
  const words = draft.secret
    ? t("Nobody sees a vote, not even you. When you show the result, everybody sees the ballots without names.")
    : t("Everybody sees who votes for what, as the votes come.");
  return html`<fieldset class="field" @change=${choose}>
    <legend class="field__label">${t("Who sees the votes")}</legend>
    <div class="segments">
      <label><input type="radio" name="secret" value="secret" .checked=${draft.secret} />${t("Secret vote")}</label>
      <label><input type="radio" name="secret" value="open" .checked=${!draft.secret} />${t("Open vote")}</label>
    </div>
    <span class="field__hint" role="status">${words}</span>
  </fieldset>`;
}

/** @param {Draft} draft @param {() => void} draw */
function groups(draft, draw) {
  const write = (/** @type {Event} */ event) => {
    draft.groups = /** @type {HTMLInputElement} */ (event.target).value;
    draw();
  };
  const { length } = draft.groupNames;
  return html`<label class="field">
    <span class="field__label">${t("Groups to compare, if any")}</span>
    <input name="groups" autocomplete="off" placeholder=${t("North, Centre, South")} .value=${draft.groups} @input=${write} />
    <span class="field__hint"
      >${length ? tn("{n} group: each person may say which is theirs.", "{n} groups: each person may say which is theirs.", length) : t("Names with commas between them.")}
      ${t("Groups of fewer than five are never shown.")}</span
    >
  </label>`;
}
