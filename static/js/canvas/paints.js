/** The colours of the theme as a canvas needs them, taken from the style sheet. */

const NAMES = ["sand", "amber", "coral", "mint", "sky", "lilac", "control", "accent", "ink", "edge", "surface"];
const PENS = ["ink", "sand", "amber", "coral", "mint", "sky", "lilac"].map((color) => `pen-${color}`);

/** @param {Element} element @returns {Record<string, string>} */
export function paints(element) {
  const style = getComputedStyle(element);
  return Object.fromEntries([...NAMES, ...PENS].map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}
