/** Sheets over the board; each is fetched when it is first opened, which keeps the first load light; what is of use without a connection comes before it is asked for. */

import { later, opening } from "../ui/later.js";

/** @type {Record<string, () => Promise<{open: (desk: any, ...given: any[]) => void}>>} */
const SHEETS = {
  ballots: () => import("./ballots.js"),
  card: () => import("./card.js"),
  choose: later(() => import("./choose.js")),
  evidence: later(() => import("./evidence.js")),
  export: () => import("./export.js"),
  frame: () => import("./frame.js"),
  here: () => import("./here.js"),
  import: () => import("./import.js"),
  invite: () => import("./invite.js"),
  keys: () => import("./keys.js"),
  link: later(() => import("./link.js")),
  marks: () => import("./marks.js"),
  merged: () => import("./merged.js"),
  methods: () => import("./methods.js"),
  paste: () => import("./paste.js"),
  people: () => import("./people.js"),
  poll: () => import("./poll.js"),
  preferences: () => import("./preferences.js"),
  step: () => import("./step.js"),
  tags: () => import("./tags.js"),
  talk: () => import("./talk.js"),
  waiting: later(() => import("./waiting.js")),
};

/** @param {string} name @param {any} desk @param {any[]} given what it is about */
export async function openSheet(name, desk, ...given) {
  const sheet = await opening(desk.toast, SHEETS[name]);
  sheet?.open(desk, ...given);
}
