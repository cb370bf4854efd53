/** Asks before somebody leaves a workshop while something of theirs was not sent. */

import { html } from "../../vendor/lit/lit.js";
import { openDialog } from "../ui/dialog.js";
import { t, tn } from "../ui/words.js";

/** @param {number} unsent @param {() => void} go */
export function open(unsent, go) {
  openDialog(
    t("Leave the workshop?"),
    (_draw, close) => html`<p>${tn("{n} change was not sent yet and is lost when you leave.", "{n} changes were not sent yet and are lost when you leave.", unsent)}</p>
      <div class="choices">
        <button type="button" class="button button--primary" @click=${close}>${t("Stay")}</button>
        <button type="button" class="button button--danger" @click=${go}>${t("Leave and lose it")}</button>
      </div>`,
  );
}
