/** Where people vote and read what came out: over the board, under the top bar. */

import { html, nothing, render } from "../../vendor/lit/lit.js";
import { icon } from "../ui/icon.js";
import { opening } from "../ui/later.js";
import { t } from "../ui/words.js";
import { Ballot } from "./ballot.js";
import { decision } from "./decision.js";
import { results, waiting } from "./results.js";
import { side, voting } from "./voting.js";
import { BALLOTS, RESULTS } from "./ways.js";

export class View {
  /** The poll that is open; empty when none is. */
  id = "";
  #desk;
  #votes;
  #place = document.createElement("section");
  /** @type {Map<string, Ballot>} */
  #ballots = new Map();
  /** @type {{ballot?: import("./ways.js").Way, result?: import("./ways.js").Result}} */
  #way = {};
  /** Whether an open vote shows its tally in place of the ballot. */
  #counting = false;
  /** @type {Element | null} */
  #before = null;

  /** @param {any} desk @param {import("./votes.js").Votes} votes */
  constructor(desk, votes) {
    this.#desk = desk;
    this.#votes = votes;
    this.#place.className = "vote";
    this.#place.hidden = true;
    this.#place.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      this.close();
    });
    document.getElementById("desk")?.append(this.#place);
    addEventListener("pagehide", () => this.#ballot?.send());
  }

  /** @param {string} id */
  async open(id) {
    const { way } = this.#desk.board.get(id);
    const found = await opening(this.#desk.toast, () => Promise.all([BALLOTS[way](), RESULTS[way]()]));
    if (!found) return;
    if (!this.id) this.#before = document.activeElement;
    this.#way = { ballot: found[0].way, result: found[1].result };
    [this.id, this.#counting] = [id, false];
    this.#lay();
    this.draw();
    /** @type {HTMLElement | null} */ (this.#place.querySelector(".vote__title"))?.focus();
  }

  close = () => {
    this.#ballot?.send();
    this.id = "";
    render(nothing, this.#place);
    this.#lay();
    const before = /** @type {HTMLElement | null} */ (this.#before);
    if (before?.isConnected) before.focus({ preventScroll: true });
    else document.getElementById("desk")?.focus({ preventScroll: true });
    this.#votes.redraw();
  };

  draw = () => {
    if (!this.id) return;
    const poll = /** @type {any} */ (this.#desk.board.get(this.id));
    if (!poll) {
      this.#desk.toast.show(t("This vote is no longer on the board."));
      return this.close();
    }
    const told = this.#votes.told(this.id);
    const shown = poll.state === "open" && !this.#counting;
    this.#place.setAttribute("aria-label", poll.title);
    render(
      html`<div class="vote__main">
          ${this.#head(poll, told)} ${shown ? this.#voting(poll, told) : this.#results(poll, told)}
        </div>
        <aside class="vote__side" aria-label=${shown ? t("Your vote") : t("The decision")}>
          ${shown ? side(this.#sheet(poll, told)) : decision(this.#desk, poll, this.#votes)}
        </aside>`,
      this.#place,
    );
  };

  /** @param {any} poll @param {any} told */
  #head(poll, told) {
    const both = poll.state === "open" && told?.tally;
    const choose = (/** @type {boolean} */ counting) => {
      this.#counting = counting;
      this.draw();
    };
    return html`<header class="vote__head">
      <h2 class="vote__title" tabindex="-1">${poll.title}</h2>
      <div class="vote__ways">
        ${both
          ? html`<div class="vote__switch" role="group" aria-label=${t("What to show")}>
              <button type="button" class="tool" aria-pressed=${String(!this.#counting)} @click=${() => choose(false)}>${icon("vote")}<span>${t("Vote")}</span></button>
              <button type="button" class="tool" aria-pressed=${String(this.#counting)} @click=${() => choose(true)}>${icon("list")}<span>${t("So far")}</span></button>
            </div>`
          : nothing}
        <button type="button" class="button" @click=${this.close}>${icon("x")}${t("Back to the board")}</button>
      </div>
    </header>`;
  }

  /** @param {any} poll @param {any} told */
  #voting(poll, told) {
    return voting(this.#sheet(poll, told));
  }

  /** @param {any} poll @param {any} told */
  #results(poll, told) {
    const { result } = this.#way;
    if (!told?.tally || !result) return waiting(this.#desk, poll, told);
    return results({ desk: this.#desk, poll, tally: told.tally, groups: told.groups }, result, this.#votes);
  }

  /** @param {any} poll @param {any} told */
  #sheet(poll, told) {
    const ballot = this.#ballots.get(poll.id) ?? new Ballot(this.#desk, poll, this.draw);
    this.#ballots.set(poll.id, ballot);
    if (this.#way.ballot) ballot.take(this.#way.ballot, poll, told);
    return { desk: this.#desk, poll, told, ballot, way: /** @type {any} */ (this.#way.ballot), close: this.close };
  }

  get #ballot() {
    return this.#ballots.get(this.id);
  }

  /** What lies under it is out of reach meanwhile. */
  #lay() {
    this.#place.hidden = !this.id;
    for (const other of this.#place.parentElement?.children ?? []) {
      if (other !== this.#place) other.toggleAttribute("inert", Boolean(this.id));
    }
  }
}
