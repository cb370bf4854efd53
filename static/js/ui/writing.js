/** Writing into a text field: kept at each pause, merged with what others write, given up with Esc. */

const PAUSE = 400;
/** What a page hears before it goes; the first comes early enough to store something, but not on phones. */
const LAST = ["beforeunload", "pagehide", "visibilitychange"];

/**
 * @typedef {object} Paper
 * @property {HTMLTextAreaElement | HTMLInputElement} area
 * @property {string} text as it is when the writing starts
 * @property {(text: string, base: string) => void} write
 */

export class Writing {
  #paper;
  #first;
  #base;
  #timer = 0;
  #composing = false;
  #over = new AbortController();

  /** @param {Paper} paper */
  constructor(paper) {
    this.#paper = paper;
    this.#first = paper.text;
    this.#base = paper.text;
    paper.area.value = paper.text;
    const { signal } = this.#over;
    paper.area.addEventListener("input", () => this.#later(), { signal });
    for (const last of LAST) addEventListener(last, () => this.save(), { signal });
    paper.area.addEventListener("compositionstart", () => this.#compose(true), { signal });
    paper.area.addEventListener("compositionend", () => this.#compose(false), { signal });
  }

  get text() {
    return this.#paper.area.value;
  }

  /** True while an input method is still putting a character together. @param {KeyboardEvent} event */
  composes(event) {
    return this.#composing || event.isComposing || event.keyCode === 229;
  }

  /** Send what is new now. */
  save() {
    clearTimeout(this.#timer);
    const text = this.text;
    if (text === this.#base) return;
    const base = this.#base;
    this.#base = text;
    this.#paper.write(text, base);
  }

  /** Put back the text of the start. */
  giveUp() {
    this.#paper.area.value = this.#first;
    this.save();
  }

  /** Somebody else changed the text: take it over where nothing of one's own is still unsent. @param {string} text */
  adopt(text) {
    if (text === this.#base || this.text !== this.#base || this.#composing) return;
    const { area } = this.#paper;
    const [start, end] = [area.selectionStart ?? 0, area.selectionEnd ?? 0];
    const shift = text.startsWith(this.#base.slice(0, start)) ? 0 : text.length - this.#base.length;
    area.value = text;
    area.setSelectionRange(Math.max(0, start + shift), Math.max(0, end + shift));
    this.#base = text;
  }

  stop() {
    clearTimeout(this.#timer);
    this.#over.abort();
  }

  /** @param {boolean} on */
  #compose(on) {
    this.#composing = on;
    this.#later();
  }

  #later() {
    clearTimeout(this.#timer);
    if (!this.#composing) this.#timer = setTimeout(() => this.save(), PAUSE);
  }
}
