/** What was copied here last, as this tab keeps it: menus can't read the device's clipboard. */

const KEPT = "copied";
/** The clipboard's name for our own copies, next to plain text for everybody else. */
export const TYPE = "application/x-mutirao";

let last = "";

/** @returns {string} empty when there is nothing */
export function copied() {
  try {
    return sessionStorage.getItem(KEPT) ?? last;
  } catch {
    return last;
  }
}

/** @param {string} copy */
export function keepCopied(copy) {
  last = copy;
  try {
    sessionStorage.setItem(KEPT, copy);
  } catch {
    // Without storage it is kept until the page is left.
  }
}
