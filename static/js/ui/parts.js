/** The parts that the things on the canvas are made of: elements by the class that their style sheet names. */

/** @param {string} tag @param {string} name */
export function part(tag, name) {
  const element = document.createElement(tag);
  element.className = name;
  return element;
}

/** @param {Element} thing @param {string} name @returns {HTMLElement} */
export function find(thing, name) {
  return /** @type {HTMLElement} */ (thing.querySelector(`.${name}`));
}
