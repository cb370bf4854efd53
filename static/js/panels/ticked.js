/** The bar while rows of the list are ticked: how many, and what to do with them. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { withoutClusters } from "../outline/bundles.js";
import { icon } from "../ui/icon.js";
import { arrange, movable } from "../ui/laying.js";
import { t, tn } from "../ui/words.js";

/** @param {any} desk */
export function ticked(desk) {
  const { selection, board, reading, commands, allowed } = desk;
  const records = selection.ids.map((/** @type {string} */ id) => board.get(id)).filter(Boolean);
  const ids = records.map((/** @type {any} */ { id }) => id);
  const loose = movable(desk, records);
  const all = reading.sections.flatMap((/** @type {any} */ { things }) => withoutClusters(things).map((/** @type {any} */ { id }) => id));
  const whole = all.length > 0 && all.every((/** @type {string} */ id) => selection.has(id));
  return html`<p class="tools__count" role="status">${tn("{n} chosen", "{n} chosen", ids.length)}</p>
    ${tool("list-checks", whole ? t("None") : t("All"), () => selection.set(whole ? [] : all))}
    ${allowed.may("cluster") ? tool("group", t("Group"), (button) => desk.group("group", ids, button), !ids.length) : nothing}
    ${tool("layers", t("Arrange"), (button) => arrange(desk, loose, button), loose.length < 2)}
    ${tool("ellipsis", t("More"), (button) => commands.more(ids, button), !ids.length)}
    ${tool("check", t("Done"), () => selection.check(false))}`;
}

/** @param {string} picture @param {string} words @param {(button: Element) => void} act @param {boolean} [off] */
function tool(picture, words, act, off = false) {
  const press = (/** @type {Event} */ event) => off || act(/** @type {Element} */ (event.currentTarget));
  return html`<button type="button" class="tool" aria-disabled=${String(off)} @click=${press}>${icon(picture)}<span>${words}</span></button>`;
}
