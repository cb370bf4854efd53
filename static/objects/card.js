/** Link cards in the browser: a web page by its title and host. Twin of workshop/objects/card.py. */

import { iconElement } from "../js/ui/icon.js";
import { find, part } from "../js/ui/parts.js";
import { drawState, spoken } from "../js/ui/states.js";
import { t } from "../js/ui/words.js";

const LAST = "~";

export const card = {
  name: "card",
  field: "title",
  most: 200,
  lines: false,
  icon: "globe",
  flat: true,

  title: () => t("Web page"),
  asks: () => t("What is this page called?"),
  deed: () => t("Rename"),
  /** @param {any} record */
  words: (record) => record.title || place(record.url),
  /** The page it leads to; nothing but web pages. @param {any} record */
  href: (record) => (/^https?:\/\//.test(record.url) ? record.url : undefined),

  size: () => ({ w: 264, h: 112 }),

  /** @param {string} id @param {string} by @param {{x: number, y: number, url: string, title?: string}} wanted */
  add(id, by, { x, y, url, title }) {
    const fields = { x, y, url, ...(title && { title }) };
    return {
      command: "card.add",
      args: { card: id, ...fields },
      guess: [["put", { id, kind: "card", by, ...fields, order: LAST }]],
    };
  },

  /** @param {string} id @param {string} by @param {any} record as it was copied, perhaps by another page */
  again: (id, by, record) => (card.href(record) ? [card.add(id, by, record)] : []),

  /** @param {string} id @param {string} title @param {string} base */
  write: (id, title, base) => ({
    command: "card.write",
    args: { card: id, title, base },
    guess: [["patch", id, { title }]],
  }),

  /** @param {CanvasRenderingContext2D} pen @param {any} _record @param {import("../js/space/grid.js").Box} box @param {Record<string, string>} colors */
  paint(pen, _record, { x, y, w, h }, colors) {
    pen.fillStyle = colors.surface;
    pen.fillRect(x, y, w, h);
    pen.strokeStyle = colors.control;
    pen.lineWidth = 2;
    pen.strokeRect(x, y, w, h);
  },

  element() {
    const element = document.createElement("div");
    const foot = part("div", "card__foot");
    const open = /** @type {HTMLAnchorElement} */ (part("a", "card__open"));
    open.target = "_blank";
    open.rel = "noopener noreferrer";
    open.tabIndex = -1; // Tab goes from thing to thing; the bar and the list offer the page too
    open.draggable = false;
    open.append(t("Open"), iconElement("external-link", "icon--small"));
    foot.append(iconElement("globe", "icon--small"), part("span", "card__place"), open);
    element.append(part("p", "card__title"), foot, part("p", "thing__state"));
    return element;
  },

  /** @param {HTMLElement} element @param {any} record @param {import("../js/canvas/cards.js").Showing} showing */
  draw(element, record, showing) {
    element.className = `thing card thing--${showing.state}`;
    find(element, "card__title").textContent = card.words(record);
    find(element, "card__place").textContent = host(record.url);
    const open = /** @type {HTMLAnchorElement} */ (find(element, "card__open"));
    const href = card.href(record);
    if (href) open.href = href;
    drawState(find(element, "thing__state"), showing.state);
    element.setAttribute("aria-label", label(record, showing));
  },
};

/** @param {any} record @param {import("../js/canvas/cards.js").Showing} showing */
function label(record, { name, state }) {
  const parts = [`${t("Web page")}: ${card.words(record)}`, host(record.url), name(record.by)];
  return spoken(parts, state);
}

/** @param {string} url */
function host(url) {
  return URL.canParse(url) ? new URL(url).host.replace(/^www\./, "") : url;
}

/** Host and path, for who has no title to go by. @param {string} url */
function place(url) {
  if (!URL.canParse(url)) return url;
  const { pathname, search } = new URL(url);
  return `${host(url)}${readable(pathname === "/" ? "" : pathname)}${search}`;
}

/** @param {string} path */
function readable(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
