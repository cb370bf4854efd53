/**
 * Packs several deeds into as few commands as the server takes, each carried out whole or not at all.
 *
 * @typedef {import("./changes.js").Change} Change
 * @typedef {{command: string, args: Record<string, any>, guess: Change[]}} Deed
 */

/** Letters of JSON in a command; the server takes 16 KB and counts the spaces that are left out here. */
const MOST = 13_500;
const MOST_DEEDS = 500;
const SLICE = 200;

/** @param {Deed[]} deeds @returns {Deed[]} */
export function packed(deeds) {
  /** @type {Deed[][]} */
  const packs = [];
  let room = 0;
  for (const deed of deeds) {
    const size = JSON.stringify([deed.command, deed.args]).length + 1;
    const waits = Boolean(deed.args.upload); // for its file, and nothing else has to wait with it
    if (waits || size > room || (packs.at(-1)?.length ?? 0) >= MOST_DEEDS) {
      packs.push([]);
      room = MOST;
    }
    packs[packs.length - 1].push(deed);
    room = waits ? 0 : room - size;
  }
  return packs.map((pack) => (pack.length === 1 ? pack[0] : whole(pack)));
}

/** @param {Deed[]} deeds @returns {Deed} */
function whole(deeds) {
  const commands = deeds.map(({ command, args }) => [command, args]);
  return { command: "together", args: { commands }, guess: deeds.flatMap(({ guess }) => guess) };
}

/** So few at a time that a command naming them all is not too large. @template T @param {T[]} list @returns {T[][]} */
export function slices(list) {
  return Array.from({ length: Math.ceil(list.length / SLICE) }, (_, at) => list.slice(at * SLICE, (at + 1) * SLICE));
}

/** What several answers say together. @param {any[]} answers */
export function joined(answers) {
  const refused = answers.find(({ ok }) => !ok);
  const could_not = answers.flatMap((answer) => answer.could_not ?? []);
  return { ...(refused ?? answers[answers.length - 1]), ...(could_not.length && { could_not }) };
}
