/**
 * Who is known at a board: those who are here, and the authors of what it holds.
 *
 * @typedef {{name: string, here: boolean, at?: number[], drag?: any[], editing?: string, view?: number[], follow?: string}} Someone
 * @typedef {{person: string} & Omit<Someone, "here">} Told
 */

/** @param {Map<string, Someone>} people @param {Record<string, string>} names */
export function learn(people, names) {
  for (const [person, name] of Object.entries(names)) people.set(person, { ...(people.get(person) ?? { here: false }), name });
}

/** The author of what somebody made who was erased since; twin of workshop/rewriting.py. */
export const NOBODY = "nobody";

/** Forget who is neither here nor named by anything that is. @param {Map<string, Someone>} people @param {Iterable<unknown>} records */
export function forget(people, records) {
  const said = JSON.stringify([...records]);
  for (const [person, { here }] of people) if (!here && !said.includes(`"${person}"`)) people.delete(person);
}

/** Take in who is here: all of them, or what changed.
 * @param {Map<string, Someone>} people @param {Told[]} told @param {string[] | undefined} left */
export function meet(people, told, left) {
  const gone = left ?? [...people.keys()];
  for (const person of gone) {
    const known = people.get(person);
    if (known) people.set(person, { name: known.name, here: false });
  }
  for (const { person, ...state } of told) people.set(person, { ...state, here: true });
}

/** The line is gone: nobody is seen pointing, dragging or writing. @param {Map<string, Someone>} people */
export function still(people) {
  for (const [person, { name, here }] of people) people.set(person, { name, here });
}
