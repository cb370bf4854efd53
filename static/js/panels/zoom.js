/** The zoom at the bottom right, with the map of the whole board beside it; where there is no panel also the way to find. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { icon } from "../ui/icon.js";
import { percent, t } from "../ui/words.js";

/** @param {any} desk */
export function zoom({ view, commands, find, minimap }) {
  return html`<div class="zoom float" role="group" aria-label=${t("Zoom")}>
    ${minimap?.element ?? nothing}
    <button type="button" class="zoom__one zoom__find" aria-label=${t("Find")} @click=${() => find.open()}>${icon("search")}</button>
    <button type="button" class="zoom__one" aria-label=${t("Smaller")} @click=${() => view.zoomBy(0.8)}>${icon("minus")}</button>
    <button
      type="button"
      class="zoom__now"
      aria-haspopup="menu"
      @click=${(/** @type {Event} */ event) => commands.zoom(/** @type {Element} */ (event.currentTarget))}
    >
      ${percent(view.percent)}<span class="unseen">${t("Zoom")}</span>
    </button>
    <button type="button" class="zoom__one" aria-label=${t("Larger")} @click=${() => view.zoomBy(1.25)}>${icon("plus")}</button>
    <button type="button" class="zoom__all" @click=${() => commands.fit()}>${icon("maximize")}<span>${t("See all")}</span></button>
  </div>`;
}
