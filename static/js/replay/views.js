/** What stands around a canvas that is only read: canvas or list, the zoom, and the room under the player. */

import { html, render } from "../../vendor/lit/lit.js";
import { icon } from "../ui/icon.js";
import { t } from "../ui/words.js";

/** @typedef {import("./scene.js").Scene} Scene */

const EDGE = 24;
const STEP = 1.25;

/** Choose between canvas and list, where the window has no room for both. @param {{board: string}} page @param {"canvas" | "list"} view @param {Scene} scene */
export function drawViews(page, view, scene) {
  const desk = /** @type {HTMLElement} */ (document.getElementById("desk"));
  desk.dataset.view = view;
  const one = (/** @type {"canvas" | "list"} */ name, /** @type {string} */ picture, /** @type {string} */ words) =>
    html`<button type="button" class="replay__view" data-name=${name} aria-pressed=${String(name === view)} @click=${() => drawViews(page, name, scene)}>${icon(picture)}<span>${words}</span></button>`;
  render(
    html`${one("canvas", "layout-grid", t("Board"))} ${one("list", "list", t("List"))}
      <a class="replay__view" href="/b/${page.board}/versions">${icon("layers")}<span>${t("Versions")}</span></a>`,
    /** @type {HTMLElement} */ (document.getElementById("views")),
  );
}

/** See the whole board at first, above what lies over its foot. @param {Scene} scene @param {HTMLElement} foot */
export function fitted(scene, foot) {
  const canvas = scene.surface.root;
  let moved = false;
  const fit = () => {
    const { view } = scene;
    const top = EDGE * (canvas.clientWidth > 640 ? 7 : 2.5); // what happened is told over the board where it is wide
    view.inset = { top, right: EDGE, bottom: canvas.getBoundingClientRect().bottom - foot.getBoundingClientRect().top + EDGE, left: EDGE };
    if (!moved) scene.fit();
  };
  for (const event of ["pointerdown", "wheel", "keydown"]) canvas.addEventListener(event, () => (moved = true), { passive: true });
  const watch = new ResizeObserver(() => {
    scene.view.resize(canvas.clientWidth, canvas.clientHeight);
    fit();
  });
  watch.observe(canvas);
  watch.observe(foot);
}

/** @param {Scene} scene @param {HTMLElement} place */
export function zoomBar(scene, place) {
  const one = (/** @type {string} */ picture, /** @type {string} */ words, /** @type {() => void} */ act) =>
    html`<button type="button" class="zoom__one" aria-label=${words} @click=${act}>${icon(picture)}</button>`;
  render(
    html`${one("zoom-out", t("Smaller"), () => scene.view.zoomBy(1 / STEP))} ${one("maximize", t("Show all"), () => scene.fit())}
      ${one("zoom-in", t("Larger"), () => scene.view.zoomBy(STEP))}`,
    place,
  );
}
