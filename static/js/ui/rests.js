/** What the menus offer about a causal map: pushing a factor, what it rests on, and what some notes may be evidence for. */

import { keyed } from "./keyed.js";
import { offered, openMenu } from "./menu.js";
import { t } from "./words.js";

/** @param {any} desk @param {any[]} notes @param {any} single @param {any} anchor @returns {import("./menu.js").Item[]} */
export function restItems(desk, notes, single, anchor) {
  const { allowed, evidence, sheet } = desk;
  const factor = single?.sort === "factor" && allowed.edits;
  const count = evidence.of(single).length;
  const bears = single?.sort === "factor" || count > 0;
  return offered([
    factor && { words: t("What if…"), key: keyed(desk, "W"), icon: "radio", act: () => whatIf(desk, single.id, anchor) },
    bears && { words: t("Evidence…"), key: keyed(desk, "E"), icon: "quote", detail: count ? String(count) : "", act: () => sheet("evidence", single.id) },
    notes.length > 0 && allowed.may("note") && factors(desk, notes).length > 0 && { words: t("As evidence for…"), icon: "quote", act: () => lend(desk, notes) },
  ]);
}

/** The whole causal map, in layers. @param {any} desk */
export async function layOut(desk) {
  const { layOutMap } = await import("./arranging.js");
  layOutMap(desk);
}

/** A factor where one is looking, and after it the next. @param {any} desk */
export function newFactor({ view, deeds, composer, editor, shown }) {
  const place = () => {
    const { x, y } = deeds.place(shown.list ? {} : { x: view.middle.x - 96, y: view.middle.y - 36 });
    return { x, y };
  };
  if (!shown.list && !composer.preferred) return editor.start("note", { ...place(), sort: "factor" });
  const put = (/** @type {string} */ id, /** @type {any} */ words) => deeds.add("note", { ...place(), ...words, sort: "factor" }, id);
  composer.add("note", { title: t("New factor"), put });
}

/** Either way, to choose from. @param {any} desk @param {string} id @param {any} anchor */
export function whatIf(desk, id, anchor) {
  const record = desk.board.get(id);
  const ways = [
    { words: t("it goes up?"), icon: "arrow-up", act: () => pushed(desk, id, "up") },
    { words: t("it goes down?"), icon: "arrow-down", act: () => pushed(desk, id, "down") },
  ];
  openMenu(anchor, ways, t("What if “{text}”…", { text: record.text.slice(0, 60) }));
}

/** Push a factor, for everybody; refused, it says why. @param {any} desk @param {string} id @param {"up" | "down"} way */
export async function pushed({ board, toast }, id, way) {
  const answer = await board.push(id, way).catch(() => ({ ok: false, text: "" }));
  if (!answer.ok) toast.show(answer.text || t("This needs the connection. Try again in a moment."));
}

/** Choose the factor that some notes speak for. @param {any} desk @param {any[]} notes */
function lend(desk, notes) {
  const { deeds, sheet, toast } = desk;
  const those = new Set(factors(desk, notes));
  const among = (/** @type {any} */ { id }) => those.has(id);
  const rest = (/** @type {string} */ factor) => {
    deeds.rest(factor, { add: notes.map(({ id }) => id) });
    toast.show(t("Added as evidence."), () => deeds.undo());
  };
  sheet("choose", t("As evidence for…"), rest, { among });
}

/** The factors but those among the notes themselves. @param {any} desk @param {any[]} notes @returns {string[]} */
function factors({ board, allowed }, notes) {
  const own = new Set(notes.map(({ id }) => id));
  return [...board.of("note")].filter((/** @type {any} */ note) => note.sort === "factor" && !own.has(note.id) && allowed.mayChange(note)).map((/** @type {any} */ { id }) => id);
}
