/** The order of options on a ballot: drawn for each voter when the vote is secret, and the same whenever they look. */

/** @template T @param {T[]} options @param {string} seed @returns {T[]} by Fisher and Yates, with numbers of mulberry32 */
export function shuffled(options, seed) {
  const next = numbers(hash(seed));
  const found = [...options];
  for (let last = found.length - 1; last > 0; last--) {
    const at = Math.floor(next() * (last + 1));
    [found[last], found[at]] = [found[at], found[last]];
  }
  return found;
}

/** Fowler, Noll and Vo's FNV-1a in 32 bits. @param {string} text */
function hash(text) {
  let found = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) found = Math.imul(found ^ byte, 0x01000193);
  return found >>> 0;
}

/** Tommy Ettinger's mulberry32: numbers from 0 to 1. @param {number} state */
function numbers(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
