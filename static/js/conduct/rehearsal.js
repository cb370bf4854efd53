/** What a rehearsal says of itself to whoever conducts it: that the others are simulated, and how it is wiped. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { icon } from "../ui/icon.js";
import { t } from "../ui/words.js";

/** @param {any} desk */
export function rehearsalBand({ page, allowed }) {
  if (!page.session?.rehearsal) return nothing;
  return html`<form class="banner banner--quiet" method="post" action="/s/${page.session.id}/rehearse/end">
    ${icon("users")}<span>${t("This is a rehearsal: the others are simulated, and nothing of it is kept.")}</span>
    ${allowed.facilitates ? html`<button class="banner__open">${t("End the rehearsal")}</button>` : nothing}
  </form>`;
}
