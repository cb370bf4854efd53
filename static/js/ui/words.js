/** The words of the page's language: the English sentence is the key, and the text where none is known. */

/** @type {Record<string, string | string[]>} */
const catalogue = {};

/** The languages of the product, as their speakers call them. */
export const LANGUAGES = [
  ["pt-BR", "Português"],
  ["es", "Español"],
  ["en", "English"],
];
export const language = globalThis.document?.documentElement.lang || "en";
const number = new Intl.NumberFormat(language);
const share = new Intl.NumberFormat(language, { style: "percent" });

/** @param {number} value of a hundred, as this language writes it */
export function percent(value) {
  return share.format(value / 100);
}

/** Words that the page brought itself. @param {Record<string, string | string[]>} words */
export function know(words) {
  Object.assign(catalogue, words);
}

/** Words beside those that are known. @param {string} url of a JSON file: sentence -> words, or -> [one, many] */
export async function learn(url) {
  const answer = await fetch(url);
  if (answer.ok) Object.assign(catalogue, await answer.json());
}

/**
 * @param {string} sentence
 * @param {Record<string, string | number>} [values] for the {names} in it
 */
export function t(sentence, values) {
  const found = catalogue[sentence];
  return fill((Array.isArray(found) ? found[0] : found) || sentence, values);
}

/**
 * @param {string} one
 * @param {string} many
 * @param {number} n also filled in as {n}
 * @param {Record<string, string | number>} [values]
 */
export function tn(one, many, n, values) {
  const single = n === 1;
  const found = catalogue[one];
  const other = catalogue[many];
  const forms = Array.isArray(found) ? found : [found, Array.isArray(other) ? other[1] : other];
  return fill(forms[single ? 0 : 1] || (single ? one : many), { n, ...values });
}

/**
 * @param {string} text
 * @param {Record<string, string | number>} [values]
 */
function fill(text, values) {
  return values ? text.replace(/\{(\w+)\}/g, (whole, name) => said(values[name]) ?? whole) : text;
}

/** @param {string | number | undefined} value */
function said(value) {
  return typeof value === "number" ? number.format(value) : value;
}
