/** The sign of a note that people keep moving from one group to another: what to talk about. */

import { contestedWords, isContested } from "../ui/contested.js";
import { iconElement } from "../ui/icon.js";
import { t } from "../ui/words.js";

/** @param {HTMLElement} element just drawn, its name without the sign @param {any} record */
export function drawContested(element, record) {
  const sign = element.querySelector(":scope > .note__contested");
  if (!isContested(record)) return sign?.remove();
  element.setAttribute("aria-label", `${element.getAttribute("aria-label")}, ${contestedWords(record)}`);
  if (sign) return;
  const fresh = document.createElement("span");
  fresh.className = "note__contested";
  fresh.append(iconElement("shuffle", "icon--small"), t("Contested"));
  element.append(fresh);
}
