/** Tells the others what one points at, drags or writes: at once, and then at most ten times a second. */

const PAUSE = 100;

export class Here {
  #emit;
  /** @type {Record<string, any>} */
  #state = {};
  #open = false;
  #news = false;
  /** @type {any} */
  #pause;

  /** @param {(state: object) => Promise<any>} emit */
  constructor(emit) {
    this.#emit = emit;
  }

  /** @param {object} state what is new; null takes a part away */
  tell(state) {
    this.#state = Object.fromEntries(Object.entries({ ...this.#state, ...state }).filter(([, value]) => value !== null));
    this.#news = true;
    this.#go();
  }

  /** Say it again now; fails when nobody answers. */
  now() {
    return this.#emit(this.#state);
  }

  start() {
    this.#open = true;
    this.#news = Object.keys(this.#state).length > 0;
    this.#go();
  }

  stop() {
    this.#open = false;
  }

  #go() {
    if (!this.#open || !this.#news || this.#pause) return;
    this.#news = false;
    this.now().catch(() => {}); // whoever misses it hears the next
    this.#pause = setTimeout(() => {
      this.#pause = undefined;
      this.#go();
    }, PAUSE);
  }
}
