/** How others come in: the code, its QR picture, and a link. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { openDialog } from "../ui/dialog.js";
import { icon } from "../ui/icon.js";
import { t } from "../ui/words.js";

/** @param {any} desk */
export function open({ page, toast }) {
  const { code, id } = page.session ?? {};
  const copy = async () => {
    await navigator.clipboard.writeText(page.join_url);
    toast.show(t("The link is copied."));
  };
  let mine = "";
  const sheet = openDialog(
    t("Invite"),
    () => html`<p>${t("Type this address and the code, or point a phone at the square.")}</p>
      <div class="invite">
        ${id ? html`<p class="qr"><img src="/s/${id}/qr.svg" alt=${t("QR code with the link to join")} width="184" height="184" /></p>` : nothing}
        <div class="invite__words">
          <p class="invite__address">${address(page.join_url)}</p>
          ${code ? html`<p class="invite__code">${grouped(code)}</p>` : nothing}
          ${navigator.clipboard ? html`<button type="button" class="button" @click=${copy}>${icon("copy")}${t("Copy the link")}</button>` : nothing}
        </div>
      </div>
      ${mine ? html`<p>${t("Your code is {code}: with it you go on on another device.", { code: `${mine.slice(0, 3)} ${mine.slice(3)}` })}</p>` : nothing}`,
  );
  if (id) personal(id).then((found) => {
    mine = found;
    sheet.draw();
  }, () => {});
}

/** One's own six digits. @param {string} id of the session @returns {Promise<string>} */
async function personal(id) {
  const answer = await fetch(`/api/v1/sessions/${id}`);
  return answer.ok ? ((await answer.json()).person.code ?? "") : "";
}

/** @param {string} code of eight digits, said in two groups */
function grouped(code) {
  return `${code.slice(0, 4)} ${code.slice(4)}`;
}

/** @param {string} url */
function address(url) {
  return new URL(url, location.href).host;
}
