/** The sheet one writes on: a text field, the colours, and what Enter and Esc do. */

import { html, nothing, ref } from "../../vendor/lit/lit.js";
import { COLORS, colorName } from "./colors.js";
import { openDialog } from "./dialog.js";
import { icon } from "./icon.js";
import { t, tn } from "./words.js";
import { Writing } from "./writing.js";

/**
 * @typedef {object} Subject what is written: one thing that is there, or new ones in a row
 * @property {string} id
 * @property {string} color empty for what has none
 * @property {boolean} many
 * @property {number} sent
 * @property {(text: string, base: string) => void} write
 * @property {(color: string) => void} paint
 * @property {() => void} [next]
 * @property {() => void} [giveUp] else the first text is put back
 */

/** @param {any} board @param {Subject} subject @param {{title: string, kind: any, text: string, picture?: string}} look picture: the address of what the words are about */
export function openWritingSheet(board, subject, { title, kind, text, picture }) {
  /** @type {HTMLTextAreaElement} */
  let area;
  /** @type {Writing} */
  let writing;
  let done = false;

  const begin = (/** @type {string} */ first) => {
    writing?.stop();
    writing = new Writing({ area, text: first, write: (now, base) => subject.write(now, base) });
    board.here({ editing: subject.id });
  };
  const meet = (/** @type {Element | undefined} */ element) => {
    if (!element || area) return;
    area = /** @type {HTMLTextAreaElement} */ (element);
    begin(text);
  };
  const send = () => {
    writing.save();
    if (!subject.many || !area.value.trim()) return sheet.close();
    subject.next?.();
    begin("");
    area.focus();
    sheet.draw();
  };
  const giveUp = () => {
    done = true;
    if (!subject.giveUp) writing.giveUp();
    else {
      writing.stop();
      subject.giveUp();
    }
    sheet.close();
  };
  const key = (/** @type {KeyboardEvent} */ event) => {
    if (writing.composes(event)) return;
    const enter = event.key === "Enter" && !(event.shiftKey && kind.lines);
    if (!enter && event.key !== "Escape") return;
    event.preventDefault();
    if (enter) send();
    else giveUp();
  };
  const paint = (/** @type {string} */ color) => {
    subject.paint(color);
    sheet.draw();
  };

  const body = () => html`<div class="composer">
    ${picture ? html`<img class="composer__picture" src=${picture} alt="" />` : nothing}
    <textarea
      class="composer__area ${subject.color && `composer__area--${subject.color}`}"
      rows="4"
      maxlength=${kind.most}
      enterkeyhint="send"
      aria-label=${title}
      placeholder=${subject.many ? t("Write one idea per note") : ""}
      autofocus
      @keydown=${key}
      ${ref(meet)}
    ></textarea>
    ${subject.color ? swatches(subject.color, paint) : nothing}
    <p class="composer__keys small muted">
      ${kind.lines ? t("Enter sends · Shift+Enter new line · Esc gives up") : t("Enter sends · Esc gives up")}
    </p>
    <div class="composer__foot">
      <span class="small muted" role="status">${subject.sent ? tn("{n} note written", "{n} notes written", subject.sent) : ""}</span>
      <button type="button" class="button" @click=${() => sheet.close()}>${t("Done")}</button>
      <button type="button" class="button button--primary" @click=${send}>${icon("arrow-up")}${t("Send")}</button>
    </div>
  </div>`;

  const sheet = openDialog(title, body, { name: "writing" });
  sheet.closed.then(() => {
    if (!done) writing.save();
    writing.stop();
    board.here({ editing: null });
  });
}

/** @param {string} chosen @param {(color: string) => void} paint */
function swatches(chosen, paint) {
  return html`<div class="swatches" role="group" aria-label=${t("Colour")}>
    ${COLORS.map(
      (color) => html`<button
        type="button"
        class="swatches__one"
        aria-pressed=${String(color === chosen)}
        aria-label=${colorName(color)}
        title=${colorName(color)}
        @click=${() => paint(color)}
      >
        <span class="swatch swatch--${color}"></span>
      </button>`,
    )}
  </div>`;
}
