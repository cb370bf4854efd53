/** A change in words, for the gardener. */

import { t, tn } from "../ui/words.js";

/** @typedef {{seq: number, at: number, name: string, deed: string, kind: string, count: number, words: string, ids: string[]}} Done */

/** Who did what: “Ana removed 3 notes: “Luz””. Where nobody may know who, it says “Somebody”. @param {Done} done */
export function deedWords(done) {
  const said = deed(done.name || t("Somebody"), done);
  return done.words ? `${said}: “${done.words}”` : said;
}

/** @param {string} name @param {Done} done */
function deed(name, { deed, kind, count: n }) {
  const notes = kind === "note";
  if (deed === "removed") return notes ? tn("{name} removed {n} note", "{name} removed {n} notes", n, { name }) : tn("{name} removed {n} thing", "{name} removed {n} things", n, { name });
  if (deed === "added") return notes ? tn("{name} wrote {n} note", "{name} wrote {n} notes", n, { name }) : tn("{name} added {n} thing", "{name} added {n} things", n, { name });
  if (deed === "moved") return notes ? tn("{name} moved {n} note", "{name} moved {n} notes", n, { name }) : tn("{name} moved {n} thing", "{name} moved {n} things", n, { name });
  if (deed === "wrote") return t("{name} changed the words", { name });
  if (deed === "restored") return t("{name} put something back", { name });
  return tn("{name} changed {n} thing", "{name} changed {n} things", n, { name });
}
