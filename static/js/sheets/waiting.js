/** What is not saved yet: what waits for the connection, and what was refused, with its text kept. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { openDialog } from "../ui/dialog.js";
import { once } from "../ui/drawing.js";
import { each } from "../ui/each.js";
import { icon } from "../ui/icon.js";
import { t, tn } from "../ui/words.js";

const MOST = 5;

/** @param {any} desk */
export function open(desk) {
  const { board } = desk;
  const sheet = openDialog(t("Not saved yet"), (draw) => body(desk, draw));
  const stop = board.listen(once(() => sheet.draw()));
  sheet.closed.then(stop);
}

/** @param {any} desk @param {() => void} draw */
function body(desk, draw) {
  const { board, kinds } = desk;
  const { waiting } = board.status;
  const kept = [...board.all()].filter(({ id, kind }) => kinds[kind] && ["waiting", "sending"].includes(board.stateOf(id)));
  const { refusals } = board;
  if (!waiting && !refusals.length) return html`<p>${t("All saved")}.</p>`;
  return html`
    ${waiting
      ? html`<p>
          ${onTheWay(board)}
        </p>`
      : nothing}
    ${kept.length ? html`<ul class="waiting">${kept.map((record) => html`<li class="waiting__one">${said(kinds, record)}</li>`)}</ul>` : nothing}
    ${refusals.length
      ? html`<h3 class="waiting__head">${t("Refused")}</h3>
          <ul class="waiting">
            ${each(refusals, (refusal) => refused(refusal, desk, draw))}
          </ul>`
      : nothing}
  `;
}

/** @param {any} board */
function onTheWay({ status: { state, waiting }, storage }) {
  if (state !== "offline") return tn("{n} change is on its way.", "{n} changes are on their way.", waiting);
  if (storage === "memory") return tn("{n} change waits for the connection. Leave the page open.", "{n} changes wait for the connection. Leave the page open.", waiting);
  return tn("{n} change is kept on this device and is sent when the connection is back.", "{n} changes are kept on this device and are sent when the connection is back.", waiting);
}

/** @param {any} refusal @param {any} desk @param {() => void} draw */
function refused(refusal, { board, kinds, live }, draw) {
  const text = words(refusal);
  const about = text ? [] : concerned(refusal, board, kinds);
  const act = (/** @type {() => unknown} */ deed) => (/** @type {Event} */ event) => {
    const sheet = /** @type {Element} */ (event.currentTarget).closest("dialog");
    deed();
    draw();
    if (sheet?.contains(document.activeElement)) return;
    /** @type {HTMLElement | null | undefined} */ (sheet?.querySelector(".choices .button") ?? sheet?.querySelector(".sheet__title"))?.focus();
  };
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    live.say(t("Copied."));
  };
  return html`<li class="waiting__one waiting__one--refused">
    ${text ? html`<p class="waiting__text">${text}</p>` : nothing} ${about.map((each) => html`<p>${each}</p>`)}
    <p class="waiting__why">${icon("circle-alert", "icon--small")}${refusal.text || t("This picture is no longer on this device. Add it again.")}</p>
    <div class="choices">
      <button type="button" class="button" @click=${act(() => board.retry(refusal.id))}>${icon("rotate-ccw")}${t("Try again")}</button>
      ${text && navigator.clipboard ? html`<button type="button" class="button" @click=${copy}>${icon("copy")}${t("Copy")}</button>` : nothing}
      <button type="button" class="button button--quiet" @click=${act(() => board.dismiss(refusal.id))}>${t("Discard")}</button>
    </div>
  </li>`;
}

/** What somebody has written in a command, or in all that went together. @param {{command: string, args: any}} given @returns {string} */
function words({ command, args }) {
  if (command !== "together") return args.text ?? args.words ?? args.title ?? args.alt ?? args.url ?? "";
  const all = args.commands.map((/** @type {[string, any]} */ [each, given]) => words({ command: each, args: given }));
  return all.filter(Boolean).join("\n");
}

/** What a command without words of its own was to change. @param {any} refusal @param {any} board @param {Record<string, any>} kinds @returns {string[]} */
function concerned({ guess }, board, kinds) {
  const records = guess.map((/** @type {any[]} */ [verb, what]) => (verb === "put" ? what : board.get(what)));
  const known = records.filter((/** @type {any} */ record) => kinds[record?.kind]);
  return known.slice(0, MOST).map((/** @type {any} */ record) => said(kinds, record));
}

/** @param {Record<string, any>} kinds @param {any} record */
function said(kinds, record) {
  const kind = kinds[record.kind];
  const words = kind.words?.(record);
  return words ? `${kind.title()}: ${words}` : kind.title();
}
