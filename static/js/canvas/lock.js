/** The sign of what is locked, the same on every kind of thing: a lock in its corner, and a word in its name. */

import { iconElement } from "../ui/icon.js";
import { t } from "../ui/words.js";

/** @param {HTMLElement} element just drawn, its name without the lock @param {boolean} locked */
export function drawLock(element, locked) {
  element.toggleAttribute("data-locked", locked);
  const sign = element.querySelector(":scope > .thing__lock");
  if (!locked) return sign?.remove();
  element.setAttribute("aria-label", `${element.getAttribute("aria-label")}, ${t("Locked")}`);
  if (sign) return;
  const fresh = document.createElement("span");
  fresh.className = "thing__lock";
  fresh.append(iconElement("lock", "icon--small"));
  element.append(fresh);
}
