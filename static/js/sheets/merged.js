/** The texts of the notes that became one, each with who wrote it. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { openDialog } from "../ui/dialog.js";
import { togetherWords } from "../ui/marks.js";
import { writer } from "../ui/merging.js";
import { t } from "../ui/words.js";

/** @param {any} desk @param {string} id */
export function open({ board }, id) {
  const texts = () => {
    const note = board.get(id);
    return note ? [note, ...(note.merged ?? [])] : [];
  };
  const body = () => html`<ul class="merged">
    ${texts().map((each) => html`<li class="merged__one"><p class="merged__text" lang=${each.lang ?? nothing}>${each.text || t("Empty note")}</p><p class="small muted">${writer(board, each)}</p></li>`)}
  </ul>`;
  const sheet = openDialog(togetherWords(board.get(id) ?? {}) || t("Note"), body);
  sheet.closed.then(board.listen(() => sheet.draw()));
}
