/** Keys pressed while something asked for is on its way: they would be the board's, and are meant for what comes. */

/** ms; a line that takes longer must not take the keyboard with it. */
const LONGEST = 4_000;
const KEPT = /^(.|Backspace|Enter|Escape|Home|End|Arrow\w+)$/u;
const FIELDS = "textarea, input:not([type]), input[type=search], input[type=url]";

/** @template T @param {Promise<T>} coming @returns {Promise<T>} */
export async function typedAhead(coming) {
  /** @type {string[]} */
  const keys = [];
  const over = new AbortController();
  const late = setTimeout(() => over.abort(), LONGEST);
  const hear = (/** @type {KeyboardEvent} */ event) => {
    const elsewhere = event.ctrlKey || event.metaKey || event.altKey || /** @type {Element} */ (event.target).closest("textarea, input, select");
    if (elsewhere || !KEPT.test(event.key)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    keys.push(event.key);
  };
  document.addEventListener("keydown", hear, { capture: true, signal: over.signal });
  const come = await coming;
  clearTimeout(late);
  setTimeout(() => {
    over.abort(); // not before: the next key would overtake those that wait
    if (come) keys.forEach(press);
  }); // once it is open
  return come;
}

/** What the key does in what has opened, or on the board again once Esc has closed it. @param {string} key */
function press(key) {
  const focused = /** @type {HTMLInputElement | HTMLTextAreaElement} */ (document.activeElement);
  const dialog = /** @type {HTMLDialogElement | null} */ (focused.closest("dialog"));
  const handled = !focused.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  if (handled || (!dialog && !focused.closest(".work"))) return;
  if (key === "Escape") dialog?.close();
  else if (key === "Enter" && focused.matches("button, a")) focused.click();
  else if (key === "Enter" && focused.matches("input")) focused.form?.requestSubmit();
  else if (focused.matches(FIELDS)) type(focused, key);
}

/** @param {HTMLInputElement | HTMLTextAreaElement} field @param {string} key */
function type(field, key) {
  const at = field.selectionStart ?? 0;
  if (key === "Backspace") field.setRangeText("", Math.max(0, at - 1), at, "end");
  else if ([...key].length === 1) field.setRangeText(key, at, field.selectionEnd ?? at, "end");
  else return;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}
