/** The words of a file that carries its three languages: the English sentence is the key. */

/** @type {Record<string, Record<string, string | string[]>>} */
let catalogues = {};
let language = "en";

/** @param {Record<string, Record<string, string | string[]>>} words by language, without English */
export function know(words) {
  catalogues = words;
}

/** @param {string} chosen */
export function speak(chosen) {
  language = chosen;
}

/** The language that is spoken now. */
export function spoken() {
  return language;
}

/**
 * @param {string} sentence
 * @param {Record<string, string | number>} [values] for the {names} in it
 */
export function t(sentence, values) {
  const found = catalogues[language]?.[sentence];
  const text = typeof found === "string" && found ? found : sentence;
  return values ? text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole)) : text;
}
