/**
 * The facilitation methods in the reader's language: fetched when a board first needs them, and then all is drawn anew.
 *
 * @typedef {{key: string, name: string, question: string, sort?: string, turn?: number}} Part
 * @typedef {object} Method
 * @property {string} name
 * @property {string} about
 * @property {string} icon
 * @property {string} layout
 * @property {number} w
 * @property {number} h
 * @property {boolean} [open] whether its parts are examples
 * @property {string[]} labels
 * @property {Part[]} parts
 * @property {string[]} marks that it offers for notes
 */

const AGAIN = 10_000;

let address = "";
/** @type {{methods: Record<string, Method>, marks: Record<string, string>} | undefined} */
let shelf;
/** @type {Promise<void> | undefined} */
let coming;

/** @param {string} url */
export function methodsAt(url) {
  address = url;
}

/** All that are known, once they have come. @returns {Promise<Record<string, Method>>} rejected without a connection */
export async function methods() {
  coming ??= bring();
  await coming;
  return shelf?.methods ?? {};
}

/** Nothing while it isn't known. @param {string | undefined} name @returns {Method | undefined} */
export function method(name) {
  return name ? known()?.methods[name] : undefined;
}

/** The part of a frame as its method has it; nothing where people have parted it in their own way. @param {any} frame @param {number} cell @returns {Part | undefined} */
export function partOf(frame, cell) {
  const { open, labels, parts } = method(frame.method) ?? {};
  return open && labels?.[cell] !== frame.labels[cell] ? undefined : parts?.[cell];
}

/** What a part of a frame asks. @param {any} frame @param {number} cell */
export function questionOf(frame, cell) {
  const { question = "", turn } = partOf(frame, cell) ?? {};
  return turn ? `${turn}. ${question}` : question;
}

/** @param {string[] | undefined} marks of a note @returns {string[]} their words */
export function markWords(marks) {
  return (marks ?? []).flatMap((mark) => known()?.marks[mark] ?? []);
}

function known() {
  if (!shelf) methods().catch(() => {});
  return shelf;
}

async function bring() {
  try {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`no methods from ${address}`);
    shelf = await answer.json();
    dispatchEvent(new Event("worn"));
  } catch (error) {
    setTimeout(() => (coming = undefined), AGAIN);
    throw error;
  }
}
