/** A frame: its name when it is new, and how it is parted, with the names of its parts. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { MOST, shaped } from "../model/cells.js";
import { openDialog } from "../ui/dialog.js";
import { icon } from "../ui/icon.js";
import { method } from "../ui/methods.js";
import { t } from "../ui/words.js";

/** @type {[string, string][]} */
const LAYOUTS = [
  ["free", "square"],
  ["lanes", "columns-3"],
  ["levels", "rows-3"],
  ["quadrants", "grid-2x2"],
];

/** @param {any} desk @param {string} [id] of a frame that is there */
export function open({ board, deeds, shown, view, space, selection, sheet: openSheet, surface }, id) {
  const there = id ? board.get(id) : null;
  let layout = there?.layout ?? "free";
  let names = there?.labels && layout !== "quadrants" ? [...there.labels] : ["", "", ""];
  /** The parts of a method mean something, so there are as many as it has. */
  const fixed = there?.method && !method(there.method)?.open;
  const ends = shaped("quadrants", layout === "quadrants" ? there.labels : []);

  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const title = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("title") ?? "").trim();
    const labels = layout === "quadrants" ? ends : layout === "free" ? [] : names;
    sheet.close();
    if (id) deeds.part(id, layout, labels);
    else show(deeds.addFrame(title, layout, labels));
  };
  const show = (/** @type {string} */ made) => {
    if (shown.list) return;
    space.update(made);
    view.reveal(space.box(made));
    selection.set([made]);
    surface.focus(made);
  };
  const choose = (/** @type {Event} */ event) => {
    layout = /** @type {HTMLInputElement} */ (event.target).value;
    sheet.draw();
  };
  const add = () => {
    names = [...names, ""];
    sheet.draw();
    focus(names.length - 1);
  };
  const remove = (/** @type {number} */ at) => {
    names = names.filter((_, each) => each !== at);
    sheet.draw();
    focus(Math.min(at, names.length - 1));
  };
  const write = (/** @type {string[]} */ words, /** @type {number} */ at) => (/** @type {Event} */ event) => {
    words[at] = /** @type {HTMLInputElement} */ (event.target).value;
  };

  const parts = () => html`<ol class="parting__names">
      ${names.map(
        (name, at) => html`<li class="parting__name">
          ${field(partName(layout, at), name, write(names, at), `part-name-${at}`)}
          ${names.length > 2 && !fixed
            ? html`<button type="button" class="button button--quiet button--icon" aria-label=${t("Remove “{name}”", { name: name || partName(layout, at) })} @click=${() => remove(at)}>
                ${icon("x")}
              </button>`
            : nothing}
        </li>`,
      )}
    </ol>
    ${names.length < MOST && !fixed
      ? html`<button type="button" class="button" @click=${add}>${icon("plus")}${layout === "lanes" ? t("Add a lane") : t("Add a level")}</button>`
      : nothing}`;
  const axes = () => html`<div class="parting__ends">
    ${field(t("Upper end"), ends[3], write(ends, 3), "end-top", t("much impact"))}
    ${field(t("Lower end"), ends[2], write(ends, 2), "end-bottom", t("little impact"))}
    ${field(t("Left end"), ends[0], write(ends, 0), "end-left", t("little effort"))}
    ${field(t("Right end"), ends[1], write(ends, 1), "end-right", t("much effort"))}
  </div>`;

  const body = () => html`<form class="step" @submit=${submit}>
    ${id
      ? nothing
      : html`<label class="field">
          <span class="field__label">${t("Name")}</span>
          <input name="title" maxlength="200" autofocus required />
          <span class="field__hint">${t("A frame gathers notes about the same thing.")}</span>
        </label>`}
    ${there?.method ? html`<p class="muted">${t("Its parts keep what they mean in this method, however they are called.")}</p>` : layouts()}
    ${layout === "quadrants" ? axes() : layout === "free" ? nothing : parts()}
    <button class="button button--primary">${id ? t("Change the frame") : t("Add the frame")}</button>
    ${id ? nothing : html`<button type="button" class="button" @click=${begin}>${icon("grid-2x2")}${t("Start with a method…")}</button>`}
  </form>`;

  const layouts = () => html`<fieldset class="field" @change=${choose}>
      <legend class="field__label">${t("Parts")}</legend>
      <div class="parting">
        ${LAYOUTS.map(
          ([value, picture]) => html`<label class="pick parting__one">
            <input type="radio" name="layout" value=${value} .checked=${value === layout} />${icon(picture)}<span>${layoutName(value)}</span>
          </label>`,
        )}
      </div>
    </fieldset>`;
  const begin = () => {
    sheet.close();
    openSheet("methods");
  };

  const sheet = openDialog(id ? t("Parts of the frame") : t("New frame"), body, { name: "parting" });
}

/** @param {number} at */
function focus(at) {
  document.getElementById(`part-name-${at}`)?.focus();
}

/** @param {string} words @param {string} value @param {(event: Event) => void} write @param {string} id @param {string} [example] */
function field(words, value, write, id, example = "") {
  return html`<label class="field">
    <span class="field__label">${words}</span>
    <input id=${id} maxlength="80" autocomplete="off" placeholder=${example} .value=${value} @input=${write} />
  </label>`;
}

/** @param {string} layout */
function layoutName(layout) {
  switch (layout) {
    case "lanes":
      return t("Lanes");
    case "levels":
      return t("Levels");
    case "quadrants":
      return t("Quadrants");
    default:
      return t("No parts");
  }
}

/** @param {string} layout @param {number} at */
function partName(layout, at) {
  return layout === "lanes" ? t("Lane {n}", { n: at + 1 }) : t("Level {n}", { n: at + 1 });
}
