/** Small choices kept in this browser; where it keeps nothing, as long as the page is open. */

/** @type {Map<string, string>} */
const here = new Map();

/** @param {string} name @param {string} otherwise */
export function kept(name, otherwise) {
  try {
    return here.get(name) ?? localStorage.getItem(name) ?? otherwise;
  } catch {
    return here.get(name) ?? otherwise;
  }
}

/** @param {string} name @param {string} value */
export function keep(name, value) {
  try {
    localStorage.setItem(name, value);
    here.delete(name);
  } catch {
    here.set(name, value);
  }
}
