/** Icons of the sprite, for lit templates and for plain elements. */

import { html, svg } from "../../vendor/lit/lit.js";

const SPRITE = new URL("../../vendor/lucide/sprite.svg", import.meta.url).href;
const SVG = "http://www.w3.org/2000/svg";

/** @param {string} name @param {string} [look] extra classes */
export function icon(name, look = "") {
  return html`<svg class="icon ${look}" aria-hidden="true">${svg`<use href="${SPRITE}#${name}"></use>`}</svg>`;
}

/** @param {string} name @param {string} [look] */
export function iconElement(name, look = "") {
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("class", `icon ${look}`);
  picture.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `${SPRITE}#${name}`);
  picture.append(use);
  return picture;
}
