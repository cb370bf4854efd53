/** The marks of some notes: those of the method in whose frame they lie, one of each group. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { groupOf, offeredMarks } from "../ui/badges.js";
import { openDialog } from "../ui/dialog.js";
import { icon } from "../ui/icon.js";
import { markWords } from "../ui/methods.js";
import { t, tn } from "../ui/words.js";

/** @param {any} desk @param {string[]} ids of notes */
export function open(desk, ids) {
  const { board, deeds } = desk;
  const notes = () => ids.map((id) => board.get(id)).filter((note) => note?.kind === "note");
  /** A mark stays offered while this sheet is open. @type {Set<string>} */
  const offered = new Set();

  const toggle = (/** @type {string} */ mark) => {
    deeds.mark(ids, mark, !notes().every(({ marks = [] }) => marks.includes(mark)));
    sheet.draw();
  };
  const body = () => {
    for (const mark of offeredMarks(desk, notes())) offered.add(mark);
    const groups = [...new Set([...offered].map(groupOf))];
    return html`<div class="tagging">
      <div class="marking" role="group" aria-label=${t("Marks")}>
        ${groups.map(
          (group) => html`<div class="tagging__all" role="group" aria-label=${groupName(group)}>
            ${[...offered].filter((mark) => groupOf(mark) === group).map((mark) => one(notes(), mark, () => toggle(mark)))}
          </div>`,
        )}
      </div>
      ${offered.size ? nothing : html`<p class="muted">${t("These notes have no marks, and lie in no frame that offers some.")}</p>`}
      <button type="button" class="button" @click=${() => sheet.close()}>${t("Done")}</button>
    </div>`;
  };
  const title = ids.length > 1 ? tn("Marks of {n} note", "Marks of {n} notes", ids.length) : t("Marks");
  const sheet = openDialog(title, body, { name: "tagging" });
  sheet.closed.then(board.listen(() => sheet.draw()));
}

/** @param {any[]} notes @param {string} mark @param {() => void} toggle */
function one(notes, mark, toggle) {
  const count = notes.filter(({ marks = [] }) => marks.includes(mark)).length;
  const pressed = count === 0 ? "false" : count === notes.length ? "true" : "mixed";
  return html`<button type="button" class="tagging__one" aria-pressed=${pressed} @click=${toggle}>
    ${pressed === "false" ? icon("plus", "icon--small") : icon(pressed === "true" ? "check" : "minus", "icon--small")}${markWords([mark])}
  </button>`;
}

/** @param {string} group */
function groupName(group) {
  switch (group) {
    case "stance":
      return t("Where they stand");
    case "presence":
      return t("Whether they are in the room");
    case "sign":
      return t("What it leads to");
    case "keep":
      return t("What is worth keeping");
    case "basis":
      return t("What it rests on");
    case "feeling":
      return t("How it feels");
    case "assumption":
      return t("Whether it has been checked");
    default:
      return t("Whose words these are");
  }
}
