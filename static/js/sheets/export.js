/** A copy of the board to take along, as far as this person may see it. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { openDialog } from "../ui/dialog.js";
import { icon } from "../ui/icon.js";
import { t } from "../ui/words.js";

/** @param {any} desk */
export function open({ page, allowed }) {
  const url = (/** @type {string} */ format) => `/api/v1/boards/${page.board}/export/${format}`;
  openDialog(
    t("Take a copy"),
    () => html`<p>${t("The file holds what you can see on the board now.")}</p>
      <div class="choices">
        <a class="button" href=${url("csv")} download>${icon("download")}${t("Table (CSV)")}</a>
        <a class="button" href=${url("xlsx")} download>${icon("download")}${t("Workbook (XLSX)")}</a>
        <a class="button" href=${url("json")} download>${icon("download")}${t("Everything (JSON)")}</a>
        <a class="button" href=${url("graphml")} download>${icon("download")}${t("Causal map (GraphML)")}</a>
        <a class="button" href=${url("png")} download>${icon("download")}${t("Picture (PNG)")}</a>
        <a class="button" href=${url("svg")} download>${icon("download")}${t("Picture that stays sharp (SVG)")}</a>
        ${allowed.facilitates ? html`<a class="button" href=${`/b/${page.board}/replayed`} download>${icon("play")}${t("Replay as one file (HTML)")}</a>` : nothing}
      </div>`,
  );
}
