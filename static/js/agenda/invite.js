/** How others come in: the code, its QR picture, and a link. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { icon } from "../ui/icon.js";
import { t } from "../ui/words.js";

/** @param {any} desk */
export function drawInvite({ page, toast }) {
  const { code, id } = page.session;
  const copy = async () => {
    await navigator.clipboard.writeText(page.join_url);
    toast.show(t("The link is copied."));
  };
  return html`<div class="planning__top"><h2 class="planning__name" tabindex="-1">${t("Invite")}</h2></div>
    <div class="planning__sheet">
      <p>${t("Type this address and the code, or point a phone at the square.")}</p>
      <div class="invite">
        <p class="qr"><img src="/s/${id}/qr.svg" alt=${t("QR code with the link to join")} width="184" height="184" /></p>
        <div class="invite__words">
          <p class="invite__address">${new URL(page.join_url, location.href).host}</p>
          <p class="invite__code">${code.slice(0, 4)} ${code.slice(4)}</p>
          ${navigator.clipboard ? html`<button type="button" class="button" @click=${copy}>${icon("copy")}${t("Copy the link")}</button>` : nothing}
        </div>
      </div>
    </div>`;
}
