/** The shelf of methods beside the agenda: found by name or use, taken with + or dragged; on phones a sheet. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { openDialog } from "../ui/dialog.js";
import { icon } from "../ui/icon.js";
import { t } from "../ui/words.js";
import { inOrder } from "./steps.js";
import { lasting } from "./times.js";

/** @param {any} desk @param {() => void} [taken] also called when something was taken */
export function drawShelf(desk, taken = () => {}) {
  const write = (/** @type {Event} */ event) => {
    desk.wish = /** @type {HTMLInputElement} */ (event.target).value;
    desk.draw();
    desk.sheet?.draw();
  };
  return html`${desk.sheet ? nothing : html`<h2 class="shelf__name">${t("Methods")}</h2>`}
    <label class="field shelf__find">
      <span class="unseen">${t("Search by name or use")}</span>
      <input type="search" placeholder=${t("Search by name or use")} .value=${desk.wish} @input=${write} />
    </label>
    <p class="shelf__hint">${t("Press + or drag it into the agenda.")}</p>
    ${books(desk, taken)}`;
}

/** The shelf over the page, where there is no room beside it. @param {any} desk */
export function openShelf(desk) {
  desk.sheet = openDialog(t("Methods"), (_draw, close) => drawShelf({ ...desk, sheet: true, get wish() { return desk.wish; }, set wish(value) { desk.wish = value; } }, close), { name: "methods" });
  desk.sheet.closed.then(() => {
    desk.sheet = undefined;
  });
}

/** Whole agendas, where there is none yet. @param {any} desk */
export function readyAgendas({ doing, kits, spoken }) {
  const ready = Object.entries(kits.agendas);
  const take = (/** @type {import("./kits.js").Ready} */ agenda) => () => doing.take(agenda.name, agenda.steps, null);
  return html`<div class="ready">
    <p>${ready.length ? t("Begin with a whole agenda, with a method of the shelf, or with a step of your own.") : t("Begin with a method of the shelf, or with a step of your own.")}</p>
    <ul class="ready__all">
      ${ready.map(
        ([, agenda]) => html`<li class="ready__one">
          <div>
            <h3 lang=${spoken}>${agenda.name}</h3>
            <p class="muted" lang=${spoken}>${agenda.about}</p>
            <p class="small muted">${lasting(agenda.minutes)} · ${t("{n} steps", { n: agenda.steps.length })}</p>
          </div>
          <button type="button" class="button" @click=${take(agenda)} aria-label=${t("Take “{name}”", { name: agenda.name })}>${t("Take it")}</button>
        </li>`,
      )}
    </ul>
  </div>`;
}

/** @param {any} desk @param {() => void} taken */
function books(desk, taken) {
  const { kits, wish } = desk;
  if (kits.state === "coming") return html`<p class="muted">${t("The methods are coming…")}</p>`;
  if (kits.state === "away") return html`<p>${t("The methods could not be fetched.")} <button type="button" class="button" @click=${() => kits.load()}>${t("Try again")}</button></p>`;
  const next = after(desk).filter((name) => !wish && kits.methods[name]).slice(0, 3);
  const groups = [
    { name: t("Goes well after this"), mode: "next", found: next.map((name) => [name, kits.methods[name]]) },
    { name: t("Divergent: open up"), mode: "divergent", found: kits.found(wish, "divergent") },
    { name: t("Groan zone: understand"), mode: "groan", found: kits.found(wish, "groan") },
    { name: t("Convergent: choose"), mode: "convergent", found: kits.found(wish, "convergent") },
  ].filter(({ found }) => found.length);
  if (!groups.length) return html`<p role="status">${t("No method has these words. Try fewer or other ones.")}</p>`;
  return groups.map(
    ({ name, mode, found }) => html`<section class="shelf__group">
      <h3 class="shelf__mode"><span class="shelf__sign shelf__sign--${mode}" aria-hidden="true"></span>${name}</h3>
      <ul class="shelf__kits">${found.map((/** @type {any[]} */ [id, kit]) => book(desk, id, kit, taken))}</ul>
    </section>`,
  );
}

/** @param {any} desk @param {string} id @param {import("./kits.js").Kit} kit @param {() => void} taken */
function book({ doing, spoken }, id, kit, taken) {
  const take = () => {
    taken();
    doing.take(kit.name, kit.steps);
  };
  return html`<li class="kit" data-kit=${id}>
    <span class="kit__picture">${icon(kit.icon)}</span>
    <div class="kit__words">
      <p class="kit__name" lang=${spoken}>${kit.name}</p>
      <p class="kit__about">${t("{n} min", { n: kit.minutes })} · <span lang=${spoken}>${kit.about}</span></p>
    </div>
    <button type="button" class="button button--quiet button--icon" aria-label=${t("Add “{name}” to the agenda", { name: kit.name })} @click=${take}>${icon("plus")}</button>
  </li>`;
}

/** What goes well after the open step, or after the last one of a method. @param {any} desk @returns {string[]} */
function after({ board, kits, open }) {
  const steps = inOrder(board);
  const upTo = open ? steps.slice(0, steps.findIndex(({ id }) => id === open) + 1) : steps;
  const method = upTo.findLast((step) => step.method)?.method;
  return kits.methods[method]?.next ?? [];
}
