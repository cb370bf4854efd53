/** The key that does the same as an item of a menu, where it does so now. */

/** Single letters are keys on the canvas alone, and not for who has switched them off; the others are always.
 * @param {any} desk @param {string} key as it stands on the keyboard: "C", "Delete", "Ctrl+D" @returns {string | undefined} */
export function keyed({ shown, settings }, key) {
  return key.length > 1 ? key : !shown.list && settings.letters ? key : undefined;
}
