/** The board at a moment as a list: groups with their notes, what lies in frames, the rest, and links as sentences. */

import { words } from "./scene.js";
import { t } from "./words.js";

/** @typedef {import("./story.js").Thing} Thing */

const SAID = new Set(["note", "text", "card", "image", "drawing"]);

/** @param {ReadonlyMap<string, Thing>} things @returns {HTMLElement} */
export function outline(things) {
  const all = [...things.values()].sort((one, other) => ((one.order ?? "~") < (other.order ?? "~") ? -1 : 1));
  const said = all.filter((thing) => SAID.has(thing.kind));
  const list = document.createElement("ul");
  const told = new Set();
  for (const host of all.filter((thing) => thing.kind === "cluster")) {
    const inside = said.filter((thing) => thing.cluster === host.id);
    list.append(group(host.title || t("Group without a name"), inside, told));
  }
  for (const frame of all.filter((thing) => thing.kind === "frame")) {
    const inside = said.filter((thing) => !told.has(thing.id) && within(thing, frame));
    list.append(group(frame.title || t("Frame without a name"), inside, told));
  }
  for (const thing of said) if (!told.has(thing.id)) list.append(item(words(thing)));
  for (const link of all.filter((thing) => thing.kind === "link")) {
    const [from, to] = [things.get(link.from), things.get(link.to)];
    if (from && to) list.append(item(joined(words(from), words(to), link.polarity)));
  }
  return list;
}

/** @param {string} from @param {string} to @param {string | undefined} polarity */
function joined(from, to, polarity) {
  if (polarity === "+") return t("“{from}” increases “{to}”", { from, to });
  if (polarity === "-") return t("“{from}” reduces “{to}”", { from, to });
  return t("“{from}” leads to “{to}”", { from, to });
}

/** @param {string} title @param {Thing[]} things @param {Set<string>} told */
function group(title, things, told) {
  const host = item(`${title} (${things.length})`);
  const list = host.appendChild(document.createElement("ul"));
  for (const thing of things) {
    told.add(thing.id);
    list.append(item(words(thing)));
  }
  return host;
}

/** @param {string} text */
function item(text) {
  const made = document.createElement("li");
  made.textContent = text || "…";
  return made;
}

/** @param {Thing} thing @param {Thing} frame */
function within(thing, frame) {
  const [x, y] = [thing.x + (thing.w ?? 192) / 2, thing.y + (thing.h ?? 120) / 2];
  return x >= frame.x && x <= frame.x + frame.w && y >= frame.y && y <= frame.y + frame.h;
}
