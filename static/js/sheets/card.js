/** The address of a web page, to be put on the board as a card. */

import { html } from "../../vendor/lit/lit.js";
import { addCard } from "../canvas/files.js";
import { openDialog } from "../ui/dialog.js";
import { icon } from "../ui/icon.js";
import { t } from "../ui/words.js";

/** @param {any} desk */
export function open(desk) {
  const { shown, view, surface } = desk;
  const submit = (/** @type {SubmitEvent} */ event, /** @type {() => void} */ close) => {
    event.preventDefault();
    const field = /** @type {HTMLInputElement} */ (/** @type {HTMLFormElement} */ (event.target).elements.namedItem("url"));
    const added = addCard(desk, field.value, shown.list ? undefined : view.middle);
    if (added) {
      close();
      if (!shown.list) surface.focus(added);
      return;
    }
    field.setCustomValidity(t("Write the address of a web page, such as city.example/plan."));
    field.reportValidity();
  };
  const change = (/** @type {InputEvent} */ event) => /** @type {HTMLInputElement} */ (event.target).setCustomValidity("");
  openDialog(
    t("Web page"),
    (_draw, close) => html`<form class="step" @submit=${(/** @type {SubmitEvent} */ event) => submit(event, close)}>
      <label class="field">
        <span class="field__label">${t("Address")}</span>
        <input name="url" inputmode="url" autocapitalize="none" autocomplete="off" spellcheck="false" maxlength="2000" autofocus required @input=${change} />
        <span class="field__hint">${t("You can also paste an address straight onto the board.")}</span>
      </label>
      <button class="button button--primary">${icon("plus")}${t("Add the page")}</button>
    </form>`,
  );
}
