/** What the wall knows, asked for every other second while somebody looks; less often while nothing answers. */

/** @typedef {{id: string, title: string, seq: number, people: number, here: number, notes: number, hidden: number, voices: number, last: number | null,
 *   pulse: number[], help: {person: string, name: string, since: number}[], ready: number, time: number, harvested: number, things: any[][]}} Team */

const PACE = 2_000;
const SLOWEST = 16_000;
const PATIENCE = 10_000;

export class Feed {
  /** @type {Team[] | undefined} */
  teams;
  /** What the plenary's stage says, once it is known. @type {any} */
  stage;
  /** The steps of the agenda. @type {{id: string}[]} */
  steps = [];
  /** Why there is nothing to show, in a sentence. */
  trouble = "";
  /** When the server answered last, by this device's clock. */
  heard = 0;
  lost = false;

  #session;
  #take;
  #etag = "";
  #lead = 0;
  #pause = PACE;
  #timer = 0;
  #asking = false;

  /** @param {string} session @param {(fresh: Team[]) => void} take called with the teams whose things are news */
  constructor(session, take) {
    this.#session = session;
    this.#take = take;
  }

  /** The server's time. */
  get now() {
    return Date.now() + this.#lead;
  }

  start() {
    addEventListener("online", () => this.soon());
    document.addEventListener("visibilitychange", () => this.soon());
    this.soon();
  }

  /** Ask at once. */
  soon() {
    clearTimeout(this.#timer);
    if (document.visibilityState === "visible" && !this.#asking) this.#ask();
  }

  async #ask() {
    this.#asking = true;
    const known = (this.teams ?? []).map(({ id, seq }) => `${id}:${seq}`).join(",");
    const url = `/api/v1/sessions/${this.#session}/wall${known ? `?since=${known}` : ""}`;
    const headers = this.#etag ? { "If-None-Match": this.#etag } : undefined;
    const answer = await fetch(url, { headers, signal: AbortSignal.timeout(PATIENCE) }).catch(() => undefined);
    const told = answer?.status === 304 ? undefined : await answer?.json().catch(() => undefined);
    this.#asking = false;
    if (answer && answer.status >= 400 && answer.status < 500 && answer.status !== 429) return this.#end(told?.detail ?? "");
    if (answer?.status === 304 || (answer?.ok && told)) this.#learn(told, answer.headers.get("ETag") ?? "");
    else this.#miss();
    if (document.visibilityState === "visible") this.#timer = setTimeout(() => this.#ask(), this.#pause);
  }

  /** @param {any} told nothing when all is as it was @param {string} etag */
  #learn(told, etag) {
    this.lost = false;
    this.#pause = PACE;
    this.heard = Date.now();
    if (!told) return this.#take([]);
    const before = new Map(this.teams?.map((team) => [team.id, team]));
    this.#lead = told.now - Date.now();
    if (!this.stage || this.stage.step !== told.stage.step) this.#askSteps();
    this.stage = told.stage;
    this.teams = told.teams.map((/** @type {any} */ team) => ({ ...team, things: team.things ?? before.get(team.id)?.things ?? [] }));
    // The next question names other seqs, so its answer would be another one: the mark is of use only when it is the same.
    this.#etag = told.teams.some((/** @type {any} */ { things }) => things) ? "" : etag;
    this.#take(told.teams.filter((/** @type {any} */ { things }) => things));
  }

  async #askSteps() {
    const told = await fetch(`/api/v1/sessions/${this.#session}/agenda`).then((answer) => (answer.ok ? answer.json() : undefined), () => undefined);
    if (!told) return;
    this.steps = told.steps;
    this.#take([]);
  }

  #miss() {
    this.lost = true;
    this.#pause = Math.min(SLOWEST, this.#pause * 2);
    this.#take([]);
  }

  /** @param {string} why */
  #end(why) {
    this.trouble = why;
    this.teams = undefined;
    this.#take([]);
  }
}
