/**
 * Whose story is told: everybody's, one person's, one group's, or what came since one's last visit.
 *
 * @typedef {import("./story.js").Story} Story
 * @typedef {{counts: (at: number) => boolean, stands: (id: string) => boolean}} Whose counts: whether an entry belongs to it; stands: whether a record does
 */

const MOST = 60;

/** @param {Story} story @param {string} wanted "", "person:<id>", "group:<id>" or "since:<seq>" @returns {Whose | null} null for everybody's */
export function whose(story, wanted) {
  const [sort, ...rest] = wanted.split(":");
  const id = rest.join(":");
  if (sort === "person") return ofPerson(story, id);
  if (sort === "group") return ofGroup(story, id);
  if (sort === "since") return since(story, Number(id));
  return null;
}

/** Who did something in it, the busiest first. @param {Story} story @returns {string[]} */
export function people(story) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { by } of story.frames) if (by) counts.set(by, (counts.get(by) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one).slice(0, MOST).map(([by]) => by);
}

/** The groups of notes as they were named last. @param {Story} story @returns {{id: string, title: string}[]} */
export function groups(story) {
  /** @type {Map<string, string>} */
  const found = new Map();
  story.frames.forEach((_, at) => {
    for (const [id, , now] of story.steps(at)) if (now?.kind === "cluster" && now.title) found.set(id, now.title);
  });
  return [...found].slice(0, MOST).map(([id, title]) => ({ id, title }));
}

/** @param {Story} story @param {string} person @returns {Whose} */
function ofPerson(story, person) {
  return { counts: (at) => story.frames[at].by === person, stands: (id) => story.records.get(id)?.by === person };
}

/** What was ever in a group. @param {Story} story @param {string} group @returns {Whose} */
function ofGroup(story, group) {
  const ids = new Set([group]);
  story.frames.forEach((_, at) => {
    for (const [id, , now] of story.steps(at)) if (now?.cluster === group || now?.in === group) ids.add(id);
  });
  return { counts: (at) => story.steps(at).some(([id]) => ids.has(id)), stands: (id) => ids.has(id) };
}

/** @param {Story} story @param {number} seq @returns {Whose} */
function since(story, seq) {
  const ids = new Set();
  story.frames.forEach((frame, at) => {
    if (frame.seq > seq) for (const [id] of story.steps(at)) ids.add(id);
  });
  return { counts: (at) => story.frames[at].seq > seq, stands: (id) => ids.has(id) };
}
