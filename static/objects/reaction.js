/** Reactions in the browser: the five signs, and one's own on a thing. Twin of workshop/objects/reaction.py. */

import { t } from "../js/ui/words.js";

const FNV_START = 0x6c62272e07bb014262b821756295c58dn;
const FNV_PRIME = 0x0000000001000000000000000000013bn;

export const reaction = {
  name: "reaction",
  owned: true,

  title: () => t("Reactions"),

  /** @param {any} record */
  hangsOn: (record) => [record.on],

  /** @param {string} on @param {string} by @param {string} sort @param {boolean} given */
  set(on, by, sort, given) {
    const id = reactionId(on, sort, by);
    return {
      command: "reaction.set",
      args: { on, sort, given },
      guess: [given ? ["put", { id, kind: "reaction", by, on, sort }] : ["drop", id]],
    };
  },
};

/** One id for one person's sign of one sort on one thing: Fowler, Noll and Vo's FNV-1a in 128 bits, as the server
 * computes it. @param {string} on @param {string} sort @param {string} person */
export function reactionId(on, sort, person) {
  let hash = FNV_START;
  for (const byte of new TextEncoder().encode(`${on} ${sort} ${person}`)) hash = BigInt.asUintN(128, (hash ^ BigInt(byte)) * FNV_PRIME);
  return `r${hash.toString(16).padStart(32, "0")}`;
}
