/** What a factor rests on. */

import { html } from "../../vendor/lit/lit.js";
import { openDialog } from "../ui/dialog.js";
import { evidencePart } from "../ui/evidence.js";
import { t } from "../ui/words.js";

/** @param {any} desk @param {string} id */
export function open(desk, id) {
  const { board } = desk;
  const text = board.get(id)?.text ?? "";
  const again = () => desk.sheet("evidence", id);
  const body = (/** @type {() => void} */ _draw, /** @type {() => void} */ close) => html`${evidencePart(desk, id, { close, again })}`;
  const sheet = openDialog(t("Evidence for “{text}”", { text: text.slice(0, 60) }), body);
  sheet.closed.then(board.listen(() => sheet.draw()));
}
