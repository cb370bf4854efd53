/** The methods and whole agendas that one may take, in the language of the workshop. */

/**
 * @typedef {{name: string, about: string, mode: string, icon: string, minutes: number, steps: any[], next: string[]}} Kit
 * @typedef {{name: string, about: string, minutes: number, steps: any[]}} Ready
 */

export class Kits {
  /** @type {Record<string, Kit>} */
  methods = {};
  /** @type {Record<string, Ready>} */
  agendas = {};
  /** "coming", "here" or "away" */
  state = "coming";
  #url;
  #told;

  /** @param {string} url @param {() => void} told hears when they have come */
  constructor(url, told) {
    this.#url = url;
    this.#told = told;
    /** Ends once they have come, or can't. */
    this.here = this.load();
  }

  async load() {
    const answer = await fetch(this.#url).catch(() => undefined);
    this.state = answer?.ok ? "here" : "away";
    if (answer?.ok) Object.assign(this, await answer.json());
    this.#told();
  }

  /** @param {string} method */
  name(method) {
    return this.methods[method]?.name ?? method;
  }

  /** Every method with its name, and also `now`, which may be of another time. @param {string | undefined} now @returns {string[][]} */
  names(now) {
    const known = Object.entries(this.methods).map(([id, { name }]) => [id, name]);
    return now && !this.methods[now] ? [[now, now], ...known] : known;
  }

  /** Those whose name or use bears these words, without regard to capitals and accents; of a mode. @param {string} wish @param {string} mode @returns {[string, Kit][]} */
  found(wish, mode) {
    const words = plain(wish).split(/\s+/).filter(Boolean);
    return Object.entries(this.methods).filter(([, kit]) => kit.mode === mode && words.every((word) => plain(`${kit.name} ${kit.about}`).includes(word)));
  }
}

/** @param {string} text */
function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
