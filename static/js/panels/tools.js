/** The bottom row: the two views, the tools this step allows, and the zoom. */

import { html, nothing, render } from "../../vendor/lit/lit.js";
import { each } from "../ui/each.js";
import { icon } from "../ui/icon.js";
import { openMenu } from "../ui/menu.js";
import { t } from "../ui/words.js";
import { ticked } from "./ticked.js";
import { asItems, toolsOf, use } from "./toolbox.js";
import { zoom } from "./zoom.js";

/** @param {any} desk @param {HTMLElement} place */
export function drawTools(desk, place) {
  const { shown, allowed, commands, composer } = desk;
  const ticking = shown.list && desk.selection.checking;
  const views = [view(desk, false, "layout-grid", t("Board")), view(desk, true, "list", t("List"))];
  render(
    html`<div class="views float" role="group" aria-label=${t("View")}>${composer.preferred ? views.reverse() : views}</div>
      ${ticking ? nothing : desk.room?.signals.button()}
      ${toolsOf(desk, "main").some(({ name }) => name !== "pick")
        ? html`<div class="tools ${ticking ? "tools--ticked" : ""} float" role="toolbar" aria-label=${t("Tools")}>${ticking ? ticked(desk) : bar(desk)}</div>`
        : html`<p class="tools tools--none"></p>`}
      ${allowed.may("note")
        ? html`<button type="button" class="button button--primary button--large new" @click=${() => commands.newNote()}>
            ${icon("plus")}${t("New note")}
          </button>`
        : html`<p class="new new--none muted">${t("Reading only")}</p>`}
      ${shown.list ? nothing : zoom(desk)}`,
    place,
  );
}

/** @param {any} desk @param {boolean} list @param {string} picture @param {string} words */
function view({ shown }, list, picture, words) {
  return html`<button type="button" class="tool" aria-pressed=${String(shown.list === list)} @click=${() => shown.show(list)}>
    ${icon(picture)}<span>${words}</span>
  </button>`;
}

/** At most seven at a time, each with its word; the rest is behind More. @param {any} desk */
function bar(desk) {
  const main = toolsOf(desk, "main");
  const history = toolsOf(desk, "history");
  const more = toolsOf(desk, "more").filter(({ idle }) => !idle?.(desk));
  const row = (/** @type {import("./toolbox.js").Tool[]} */ tools) => each(tools, (one) => tool(desk, one), "name");
  return html`${row(main)}<span class="tools__line"></span>${row(history)}
    ${more.length ? moreTools(desk, more) : nothing}`;
}

/** @param {any} desk @param {import("./toolbox.js").Tool} each */
function tool(desk, each) {
  const { name, icon: picture, words, held, carried, idle } = each;
  const here = !desk.shown.list;
  return html`<button
    type="button"
    class="tool"
    aria-pressed=${held && here ? String(desk.tools.now === name) : nothing}
    aria-disabled=${idle?.(desk) ? "true" : nothing}
    data-carried=${carried && here ? name : nothing}
    @click=${() => use(desk, each)}
  >
    ${icon(picture)}<span>${words()}</span>
  </button>`;
}

/** @param {any} desk @param {import("./toolbox.js").Tool[]} tools */
function moreTools(desk, tools) {
  const inHand = tools.some(({ name }) => name === desk.tools.now);
  const open = (/** @type {Event} */ event) => openMenu(/** @type {Element} */ (event.currentTarget), asItems(desk, tools), t("More tools"));
  return html`<button type="button" class="tool" ?data-in-hand=${inHand} aria-haspopup="menu" @click=${open}>${icon("ellipsis")}<span>${t("More")}</span></button>`;
}
