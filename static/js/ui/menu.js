/** Menus: a list of deeds beside the button that opened it, walked with the arrow keys; a bottom sheet on a phone. */

import { html, nothing, render } from "../../vendor/lit/lit.js";
import { outside } from "./dialog.js";
import { icon } from "./icon.js";

/**
 * @typedef {object} Item
 * @property {string} words
 * @property {() => void} act
 * @property {string} [icon]
 * @property {string} [swatch] name of a note colour
 * @property {string} [detail]
 * @property {string} [key] that does the same, as `keyed` gives it
 * @property {boolean} [checked] gives the item a check mark, or room for one
 * @property {boolean} [several] others may be checked too
 * @property {boolean} [danger]
 * @property {boolean} [apart] starts a new group
 * @property {string} [carried] the tool that can be dragged from it onto the board
 */

/** Those of the items that are there. @param {(Item | false | null | undefined)[]} items @returns {Item[]} */
export function offered(items) {
  return items.flatMap((item) => item || []);
}

/**
 * @param {Element | {x: number, y: number}} anchor the button, or a place on the screen
 * @param {Item[]} items
 * @param {string} label
 */
export function openMenu(anchor, items, label) {
  const dialog = document.createElement("dialog");
  dialog.className = "menu";
  dialog.setAttribute("aria-label", label);
  render(html`<div class="menu__items" role="menu" aria-label=${label}>${items.map((item) => row(item, dialog))}</div>`, dialog);
  dialog.addEventListener("keydown", (event) => walk(dialog, event));
  dialog.addEventListener("pointerdown", (event) => {
    if (event.target === dialog && outside(dialog, event)) dialog.close();
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  place(dialog, anchor);
  const current = dialog.querySelector("[aria-checked=true]") ?? dialog.querySelector("[role^=menuitem]");
  /** @type {HTMLElement | null} */ (current)?.focus();
}

/** @param {Item} item @param {HTMLDialogElement} dialog */
function row(item, dialog) {
  const choose = () => {
    dialog.close();
    item.act();
  };
  const radio = item.checked !== undefined;
  return html`${item.apart ? html`<hr class="menu__line" />` : nothing}<button
      class="menu__item ${item.danger ? "menu__item--danger" : ""}"
      type="button"
      role=${radio ? (item.several ? "menuitemcheckbox" : "menuitemradio") : "menuitem"}
      aria-checked=${radio ? String(item.checked) : nothing}
      tabindex="-1"
      data-carried=${item.carried ?? nothing}
      aria-keyshortcuts=${item.key ? spoken(item.key) : nothing}
      @click=${choose}
    >
      ${radio ? html`<span class="menu__check">${item.checked ? icon("check") : nothing}</span>` : nothing}
      ${item.swatch ? html`<span class="swatch swatch--${item.swatch}"></span>` : nothing}
      ${item.icon ? icon(item.icon) : nothing}
      <span class="menu__words">${item.words}</span>
      ${item.detail ? html`<span class="menu__detail">${item.detail}</span>` : nothing}
      ${item.key ? html`<kbd class="menu__key" aria-hidden="true">${item.key}</kbd>` : nothing}
    </button>`;
}

/** @param {string} key */
function spoken(key) {
  return key.replace("Ctrl", "Control").replace("↓", "ArrowDown").replace("↑", "ArrowUp");
}

/** @param {HTMLDialogElement} dialog @param {KeyboardEvent} event */
function walk(dialog, event) {
  const items = /** @type {HTMLElement[]} */ ([...dialog.querySelectorAll("[role^=menuitem]")]);
  const here = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const there = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: items.length - 1 }[event.key];
  if (event.key === "Tab") dialog.close();
  const wanted = there === undefined ? initial(items, here, event) : items[(there + items.length) % items.length];
  if (!wanted) return;
  event.preventDefault();
  wanted.focus();
}

/** @param {HTMLElement[]} items @param {number} here @param {KeyboardEvent} event */
function initial(items, here, event) {
  if (event.key.length !== 1 || event.key === " " || event.ctrlKey || event.metaKey) return undefined;
  const after = [...items.slice(here + 1), ...items.slice(0, here + 1)];
  return after.find((item) => item.textContent?.trim().toLowerCase().startsWith(event.key.toLowerCase()));
}

/** @param {HTMLDialogElement} dialog @param {Element | {x: number, y: number}} anchor */
function place(dialog, anchor) {
  const at = anchor instanceof Element ? anchor.getBoundingClientRect() : { left: anchor.x, top: anchor.y, bottom: anchor.y };
  const room = 8;
  const left = Math.max(room, Math.min(at.left, innerWidth - dialog.offsetWidth - room));
  const below = at.bottom + room;
  const fits = below + dialog.offsetHeight + room <= innerHeight;
  const top = fits ? below : Math.max(room, at.top - room - dialog.offsetHeight);
  dialog.style.setProperty("--left", `${left}px`);
  dialog.style.setProperty("--top", `${top}px`);
}
