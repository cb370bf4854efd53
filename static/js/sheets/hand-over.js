/** One device for several people: who has it now, of those who had it before, by a new name or by a personal code. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { openDialog } from "../ui/dialog.js";
import { t } from "../ui/words.js";

/** @param {{session?: {id: string}, page?: any}} desk */
export async function open({ session, page }) {
  const { id } = session ?? page.session;
  const people = await before(id);
  let trouble = "";
  const sheet = openDialog(t("Someone else writes here"), () => body(people, trouble, take));

  /** @param {object} who */
  async function take(who) {
    const asked = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(who) };
    const answer = await fetch(`/api/v1/sessions/${id}/hand-over`, asked).catch(() => undefined);
    if (answer?.ok) return location.assign(`/s/${id}/go`);
    trouble = (await answer?.json().catch(() => undefined))?.detail ?? t("This needs the connection. Try again in a moment.");
    sheet.draw();
  }
}

/** @param {string} id @returns {Promise<{id: string, name: string}[]>} those who had this device */
async function before(id) {
  const answer = await fetch(`/api/v1/sessions/${id}/device`).catch(() => undefined);
  return answer?.ok ? (await answer.json()).people : [];
}

/** @param {{id: string, name: string}[]} people @param {string} trouble @param {(who: object) => void} take */
function body(people, trouble, take) {
  return html`${people.length
      ? html`<ul class="device" aria-label=${t("Who was here before")}>
          ${people.map(({ id, name }) => html`<li><button type="button" class="button button--wide" @click=${() => take({ person: id })}>${name}</button></li>`)}
        </ul>`
      : nothing}
    ${asking("name", t("First name of who writes now"), t("Go on with this name"), { maxlength: 60 }, take)}
    ${asking("code", t("Or their personal code"), t("Go on with this code"), { maxlength: 10, digits: true }, take)}
    ${trouble ? html`<p class="field__error" role="alert">${trouble}</p>` : nothing}
    <p class="field__hint">${t("What was not sent yet stays with who wrote it, and is sent when they go on here.")}</p>`;
}

/** @param {string} field @param {string} label @param {string} deed @param {{maxlength: number, digits?: boolean}} look @param {(who: object) => void} take */
function asking(field, label, deed, { maxlength, digits }, take) {
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const input = /** @type {HTMLInputElement} */ (/** @type {HTMLFormElement} */ (event.target).elements.namedItem(field));
    take({ [field]: input.value });
  };
  return html`<form class="field" @submit=${submit}>
    <label class="field__label" for="hand-over-${field}">${label}</label>
    <input id="hand-over-${field}" name=${field} maxlength=${maxlength} autocomplete="off" inputmode=${digits ? "numeric" : nothing} required />
    <button class="button">${deed}</button>
  </form>`;
}
