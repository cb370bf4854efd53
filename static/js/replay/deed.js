/** What one entry did, in words. The twin of its facts is workshop/gardening.py. */

import { kinds } from "../../objects/index.js";
import { deedWords } from "../conduct/recent.js";
import { t } from "../ui/words.js";

/** @typedef {import("./story.js").Step} Step */

const PLACE = new Set(["x", "y", "order"]);
const WORDS = ["text", "words", "title"];
/** Kinds that the room is led by. */
const LED = new Set(["stage", "step", "signal"]);
const LONGEST = 80;

/** @param {{by: string, command: string, seq: number, at: number}} frame @param {Step[]} steps what it made of which records @param {(person: string) => string} name */
export function frameWords(frame, steps, name) {
  const [, , stage] = steps.find(([id]) => id === "stage") ?? [];
  if (steps.every(([, before, now]) => LED.has((now ?? before)?.kind ?? ""))) {
    return stage?.title ? t("The room is at: {step}", { step: stage.title }) : t("The room was led on");
  }
  const told = steps.filter(([, before, now]) => !LED.has((now ?? before)?.kind ?? ""));
  const found = new Set(told.map(([, before, now]) => (now ?? before)?.kind ?? ""));
  const ids = [...new Set(told.map(([id]) => id))];
  const shown = told.map(([, before, now]) => wordsOf(now ?? before)).find(Boolean) ?? "";
  const words = shown.length > LONGEST ? `${shown.slice(0, LONGEST).trimEnd()}…` : shown;
  const deed = frame.command === "restore" ? "restored" : deedOf(told);
  return deedWords({ ...frame, name: frame.by && name(frame.by), deed, kind: found.size === 1 ? [...found][0] : "", count: ids.length, words, ids });
}

/** @param {any} record */
function wordsOf(record) {
  const words = /** @type {Record<string, any>} */ (kinds)[record?.kind ?? ""]?.words;
  return words && record.kind !== "reaction" ? String(words(record) ?? "") : String(record?.title ?? "");
}

/** By the change that weighs most. @param {Step[]} steps */
function deedOf(steps) {
  if (steps.some(([, before, now]) => before && !now)) return "removed";
  if (steps.some(([, before, now]) => !before && now)) return "added";
  const fields = new Set(steps.flatMap(([, before, now]) => (before && now ? Object.keys({ ...before, ...now }).filter((name) => before[name] !== now[name]) : [])));
  if ([...fields].every((name) => PLACE.has(name))) return "moved";
  return WORDS.some((name) => fields.has(name)) ? "wrote" : "changed";
}
