/** One's own ballot in one vote: as it was cast, as it is being changed, and how far it has come. */

import { t } from "../ui/words.js";
import { shuffled } from "./order.js";

/** A ballot is sent when nothing has changed in it for so many ms. */
const PAUSE = 600;

export class Ballot {
  /** @type {any} */
  #desk;
  /** @type {import("./ways.js").Poll} */
  #poll;
  /** @type {() => void} */
  #redraw;
  /** @type {import("./ways.js").Way | undefined} */
  #way;
  /** @type {any} */
  #said;
  /** The group one says one belongs to. */
  group = "";
  /** Whether it was changed here: from then on this page knows better than the server. */
  #changed = false;
  #cast = false;
  #timer = 0;
  /** @type {import("./ways.js").Option[]} */
  options;

  /** @param {any} desk @param {import("./ways.js").Poll} poll @param {() => void} redraw */
  constructor(desk, poll, redraw) {
    [this.#desk, this.#poll, this.#redraw] = [desk, poll, redraw];
    this.options = poll.secret ? shuffled(poll.options, `${poll.id} ${desk.board.person}`) : poll.options;
  }

  /** What is known now. @param {import("./ways.js").Way} way @param {import("./ways.js").Poll} poll @param {any} told */
  take(way, poll, told) {
    this.#poll = poll;
    if (!this.#way) this.#said = way.start(poll);
    this.#way = way;
    if (this.#changed || told?.mine === undefined) return;
    [this.#said, this.group, this.#cast] = [told.mine, told.group ?? "", true];
  }

  get said() {
    return this.#said;
  }

  /** Whether the server has, or will have, a ballot of this person. */
  get cast() {
    return this.#cast;
  }

  get missing() {
    return this.#way?.missing(this.#poll, this.#said) ?? "";
  }

  /** @param {any} said */
  change = (said) => {
    [this.#said, this.#changed] = [said, true];
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.send, PAUSE);
    this.#redraw();
  };

  /** @param {string} group */
  join(group) {
    this.group = group;
    if (this.#cast || !this.missing) this.change(this.#said);
  }

  /** Send what has changed, or, for whoever is done, also what has not. @param {boolean} [done] */
  send = (done) => {
    const due = this.#timer || (done === true && !this.#cast);
    clearTimeout(this.#timer);
    this.#timer = 0;
    if (!due || this.missing) return this.#redraw();
    const { board } = this.#desk;
    this.#cast = true;
    const args = { poll: this.#poll.id, ballot: this.#said, ...(this.group && { group: this.group }) };
    board.ask("poll.cast", args, [["patch", this.#poll.id, {}]]);
    this.#redraw();
  };

  /** How far it has come, with an icon. @returns {[string, string]} */
  get state() {
    if (this.#timer) return ["cloud-upload", t("Saving…")];
    if (!this.#cast) return ["dot", t("You have not voted yet.")];
    switch (this.#desk.board.stateOf(this.#poll.id)) {
      case "sending":
        return ["cloud-upload", t("Saving…")];
      case "waiting":
        return ["cloud-off", t("No connection. Your vote waits on this device and is sent later.")];
      case "refused":
        return ["circle-alert", t("Your vote was not taken. “Not saved yet” in the menu says why.")];
      default:
        return ["check", t("Your vote is saved.")];
    }
  }
}
