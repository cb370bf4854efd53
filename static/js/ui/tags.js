/** Tags of notes: which there are on the board, and what adding and taking away makes of a note's. Twin of workshop/objects/tags.py. */

export const MOST = 8;
export const LONGEST = 40;

/** A word as a tag is written: on one line, and not too long. @param {string} word */
export function clean(word) {
  return [...word.normalize("NFC").trim().replace(/\s+/g, " ")].slice(0, LONGEST).join("").trim();
}

/** @param {string[]} tags @param {{add?: string[], remove?: string[]}} change @returns {string[]} without doubles */
export function tagged(tags, { add = [], remove = [] }) {
  const gone = new Set(remove.map(folded));
  const kept = new Map(tags.filter((tag) => !gone.has(folded(tag))).map((tag) => [folded(tag), tag]));
  for (const word of add) if (word && !kept.has(folded(word))) kept.set(folded(word), word);
  return [...kept.values()];
}

/** All tags on the board, the most used first. @param {Iterable<{tags?: string[]}>} notes @returns {string[]} */
export function boardTags(notes) {
  /** @type {Map<string, {tag: string, count: number}>} */
  const found = new Map();
  for (const { tags = [] } of notes) {
    for (const tag of tags) {
      const known = found.get(folded(tag));
      if (known) known.count += 1;
      else found.set(folded(tag), { tag, count: 1 });
    }
  }
  return [...found.values()].sort((a, b) => b.count - a.count || a.tag.localeCompare(b.tag)).map(({ tag }) => tag);
}

/** @param {{tags?: string[]}} note @param {string} tag */
export function bears({ tags = [] }, tag) {
  return tags.some((each) => folded(each) === folded(tag));
}

/** @param {string} tag */
function folded(tag) {
  return tag.toLowerCase();
}
