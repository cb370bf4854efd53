/** What is different, marked on the canvas: new, with other words, from elsewhere, withdrawn. */

import { iconElement } from "../ui/icon.js";
import { WAS } from "./both.js";
import { deedIcon, deedName } from "./summary.js";

/** @typedef {import("./summary.js").Difference} Difference @typedef {import("../model/changes.js").Rec} Rec */

/** How a thing is dressed on the canvas. @param {Map<string, Difference>} differences by id @param {boolean} words whether its words show how they changed */
export function dresser(differences, words) {
  return (/** @type {HTMLElement} */ element, /** @type {Rec} */ { id }) => {
    for (const old of element.querySelectorAll(":scope > .told")) old.remove();
    const told = differences.get(id);
    element.toggleAttribute("data-ghost", id.startsWith(WAS));
    if (!told) return element.removeAttribute("data-deed");
    element.dataset.deed = told.deeds[0];
    const label = document.createElement("span");
    label.className = "told";
    label.append(iconElement(deedIcon(told.deeds[0]), "icon--small"), deedName(told));
    element.append(label);
    element.setAttribute("aria-label", `${deedName(told)}: ${element.getAttribute("aria-label") ?? ""}`);
    const place = element.querySelector(".note__text");
    if (words && told.pieces?.length && place) place.replaceChildren(...piecesOf(told.pieces));
  };
}

/** Words that went are struck, words that came are underlined. @param {[string, string][]} pieces @returns {(Node | string)[]} */
export function piecesOf(pieces) {
  return pieces.map(([sign, said]) => {
    if (sign === "=") return said;
    const element = document.createElement(sign === "+" ? "ins" : "del");
    element.textContent = said;
    return element;
  });
}
