/** The parts of the page, by their place in its address. */

import { t } from "../ui/words.js";

const TABS = ["agenda", "teams", "invite"];

/** @param {string} hash */
export function tabOf(hash) {
  const name = hash.slice(1);
  return TABS.includes(name) ? name : TABS[0];
}

/** The last is a page of its own. @param {string} session @returns {{name: string, words: string, href?: string}[]} */
export function tabs(session) {
  return [
    { name: "agenda", words: t("Agenda") },
    { name: "teams", words: t("Teams") },
    { name: "invite", words: t("Invite") },
    { name: "about", words: t("About"), href: `/s/${session}/about` },
  ];
}
