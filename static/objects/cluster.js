/** Clusters in the browser: notes that belong together, under a name that comes after. Twin of workshop/objects/cluster.py. */

import { colorName } from "../js/ui/colors.js";
import { iconElement } from "../js/ui/icon.js";
import { find, part } from "../js/ui/parts.js";
import { spoken } from "../js/ui/states.js";
import { t, tn } from "../js/ui/words.js";

export const cluster = {
  name: "cluster",
  field: "title",
  most: 200,
  lines: false,
  /** It is as large as what it holds, and this large where that is hidden or nothing. */
  gathers: true,
  named: true,

  icon: "group",
  title: () => t("Group of notes"),
  deed: () => t("Name"),
  /** @param {any} record */
  words: ({ title, split }) => title || (split?.[1] ? t("Part of “{title}”", { title: split[1] }) : t("Group without a name")),

  size: () => ({ w: 240, h: 136 }),

  /** @param {string} id @param {string} title @param {string} base */
  write: (id, title, base) => ({
    command: "cluster.name",
    args: { cluster: id, title, base },
    guess: [["patch", id, { title }]],
  }),

  element() {
    const area = document.createElement("section");
    const head = part("div", "cluster__head");
    const fold = part("span", "cluster__fold");
    fold.dataset.mark = "fold";
    fold.setAttribute("aria-hidden", "true"); // the bar, the menu and the list offer it in words
    head.append(part("span", "cluster__color"), part("h2", "cluster__title"), part("span", "cluster__count"), fold);
    area.append(head);
    return area;
  },

  /** @param {HTMLElement} area @param {any} record @param {import("../js/canvas/cards.js").Showing} showing */
  draw(area, record, { box, state, count }) {
    const folded = Boolean(record.collapsed);
    area.className = `thing cluster thing--${state} ${folded ? "cluster--folded" : ""}`;
    area.style.setProperty("inline-size", `${box?.w}px`);
    area.style.setProperty("block-size", `${box?.h}px`);
    find(area, "cluster__color").className = `cluster__color ${record.color ? `swatch swatch--${record.color}` : ""}`;
    area.toggleAttribute("data-inner", Boolean(record.in));
    const title = find(area, "cluster__title");
    title.textContent = record.title || record.split ? cluster.words(record) : t("No name yet");
    title.classList.toggle("cluster__title--none", !record.title);
    const words = tn("{n} note", "{n} notes", count);
    find(area, "cluster__count").textContent = words;
    const fold = find(area, "cluster__fold");
    if (fold.dataset.folded !== String(folded)) fold.replaceChildren(iconElement(folded ? "unfold-vertical" : "fold-vertical"));
    fold.dataset.folded = String(folded);
    const parts = [`${t("Group of notes")}: ${cluster.words(record)}`, words, record.color ? colorName(record.color) : "", folded ? t("Collapsed") : ""].filter(Boolean);
    area.setAttribute("aria-label", spoken(parts, state));
  },
};
