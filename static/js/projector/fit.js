/** Letters as large as their place allows, however long the text is. */

const LEAST = 14;
const STEPS = 12;

/** @param {HTMLElement} element whose text is to fill its box and not more */
export function fit(element) {
  element.style.fontSize = "";
  const { clientHeight: h, clientWidth: w } = element;
  let [small, large] = [LEAST, Number.parseFloat(getComputedStyle(element).fontSize)];
  const fits = (/** @type {number} */ size) => {
    element.style.fontSize = `${size}px`;
    return element.scrollHeight <= h + 1 && element.scrollWidth <= w + 1;
  };
  if (fits(large)) return;
  for (let step = 0; step < STEPS; step++) {
    const middle = (small + large) / 2;
    if (fits(middle)) small = middle;
    else large = middle;
  }
  element.style.fontSize = `${Math.floor(small)}px`;
}
