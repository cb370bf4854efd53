/** The parts of the page, by their place in its address. */

import { t } from "../ui/words.js";

const TABS = ["agenda", "teams", "invite"];

/** @param {string} hash */
export function tabOf(hash) {
  const name = hash.slice(1);
  return TABS.includes(name) ? name : TABS[0];
}

/** @returns {{name: string, words: string}[]} */
export function tabs() {
  return [
    { name: "agenda", words: t("Agenda") },
    { name: "teams", words: t("Teams") },
    { name: "invite", words: t("Invite") },
  ];
}
