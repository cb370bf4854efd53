/** Notes that different people moved from group to group again and again. */

import { t } from "./words.js";

/** Moved so often, each time by somebody else than before, a note is contested. */
const OFTEN = 3;

/** @param {any} record */
export function isContested({ regrouped = 0 }) {
  return regrouped >= OFTEN;
}

/** @param {any} record */
export function contestedWords({ regrouped }) {
  return t("Contested: different people moved it {n} times", { n: regrouped });
}
