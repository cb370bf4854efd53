/** What people say of a causal loop: its name, and whether it makes sense to them. Twin of workshop/objects/loop.py. */

import { newId } from "../model/id.js";
import { t } from "../ui/words.js";

export const SENSES = ["yes", "partly", "no"];

/** @param {string} sense */
export function senseName(sense) {
  return { yes: t("Yes"), partly: t("Partly"), no: t("No") }[sense] ?? "";
}

/** The record of what was said of a loop, also of one that was made since the loops were found. @param {any} board @param {string[]} ids */
export function saidOf(board, ids) {
  const wanted = ids.join();
  for (const record of board.of("loop")) if (record.ids.join() === wanted) return record;
  return null;
}

/** How many say so. @param {any} record @param {string} sense */
export function countOf(record, sense) {
  return Object.values(record?.sense ?? {}).filter((each) => each === sense).length;
}

/** @param {any} board @param {string[]} ids @param {string} title empty to take it away */
export function nameLoop(board, ids, title) {
  say(board, ids, "loop.name", { title }, { title: title || null });
}

/** Say whether it makes sense; said once more, it is taken back. @param {any} board @param {string[]} ids @param {string} sense */
export function judgeLoop(board, ids, sense) {
  const before = saidOf(board, ids)?.sense ?? {};
  const mine = before[board.person] === sense ? null : sense;
  const { [board.person]: _, ...others } = before;
  const now = mine ? { ...others, [board.person]: mine } : others;
  say(board, ids, "loop.judge", { sense: mine }, { sense: Object.keys(now).length ? now : null });
}

/** @param {any} board @param {string[]} ids @param {string} command @param {Record<string, any>} args @param {Record<string, any>} fields */
function say(board, ids, command, args, fields) {
  const record = saidOf(board, ids);
  const loop = record?.id ?? newId();
  const guess = record ? ["patch", loop, fields] : ["put", { id: loop, kind: "loop", by: board.person, ids, ...fields }];
  board.do(command, { loop, ids, ...args }, [guess]);
}
