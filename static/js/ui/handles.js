/** The corners by which something is made larger or smaller. */

const CORNERS = ["nw", "ne", "sw", "se"];

export function handles() {
  return CORNERS.map((corner) => {
    const element = document.createElement("span");
    element.className = `handle handle--${corner}`;
    element.dataset.handle = corner;
    return element;
  });
}
