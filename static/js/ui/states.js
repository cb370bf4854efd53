/** How far a change has come, in words and with an icon. */

import { iconElement } from "./icon.js";
import { t, tn } from "./words.js";

/** @param {string} state */
export function stateWords(state) {
  switch (state) {
    case "sending":
      return t("Sending…");
    case "waiting":
      return t("Waiting");
    case "refused":
      return t("Not saved");
    default:
      return t("Saved");
  }
}

/** @param {string} state */
export function stateIcon(state) {
  return { sending: "cloud-upload", waiting: "cloud-off", refused: "circle-alert" }[state] ?? "check";
}

/** @param {{state: string, waiting: number, refused: number}} status */
export function statusWords({ state, waiting, refused }) {
  if (state === "offline") return waiting ? tn("Offline: {n} waiting", "Offline: {n} waiting", waiting) : t("Offline");
  if (refused) return tn("{n} not saved", "{n} not saved", refused);
  if (state === "sending") return t("Sending {n}…", { n: waiting });
  return t("All saved");
}

/** Say on a thing how far it has come; nothing when it is saved. @param {HTMLElement} place @param {string} state @returns {boolean} whether that is news */
export function drawState(place, state) {
  if (place.dataset.state === state) return false;
  place.dataset.state = state;
  place.replaceChildren();
  if (state !== "saved") place.append(iconElement(stateIcon(state), "icon--small"), stateWords(state));
  return true;
}

/** What a thing is called for who can't see it, with how far it has come while it isn't saved. @param {string[]} parts @param {string} state */
export function spoken(parts, state) {
  return [...parts, ...(state === "saved" ? [] : [stateWords(state)])].join(", ");
}
