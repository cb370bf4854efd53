/** The room as everybody sees it around the board: the agenda, the timer, what the facilitator says and shows, and where all are. */

import { Agenda } from "./agenda.js";
import { Follow } from "./follow.js";
import { Notice } from "./notice.js";
import { rehearsalBand } from "./rehearsal.js";
import { Signals } from "./signals.js";
import { Spotlight } from "./spotlight.js";
import { placeWords, steps } from "./steps.js";
import { Timer } from "./timer.js";

export class Room {
  #desk;

  /** @param {any} desk @param {{all: () => void, top: () => void}} draw what shows it: all of it, or only the top bar */
  constructor(desk, draw) {
    this.#desk = desk;
    this.agenda = new Agenda(desk, draw.all);
    this.timer = new Timer(desk, draw.top);
    this.notice = new Notice(desk, /** @type {HTMLElement} */ (document.getElementById("notice")));
    this.spotlight = new Spotlight(desk);
    this.signals = new Signals(desk);
    this.follow = new Follow(desk, draw.top);
    desk.board.listen(() => this.#look());
    this.#look();
    draw.all();
  }

  /** The pills at the top; undefined where there is no agenda. */
  steps() {
    return this.agenda.steps.length ? steps(this.agenda, Boolean(this.#desk.board.stage.done)) : undefined;
  }

  /** Which step this is, in words; undefined where there is no agenda. */
  place() {
    const { agenda } = this;
    if (!agenda.steps.length || agenda.at < 0) return undefined;
    return `${placeWords(agenda.steps.length, agenda.at, Boolean(this.#desk.board.stage.done))}: ${agenda.now?.title ?? ""}`;
  }

  /** What stands in the band under the top bar. */
  bands() {
    return [this.follow.band(), rehearsalBand(this.#desk)];
  }

  #look() {
    this.agenda.look();
    this.timer.look();
    this.notice.draw();
    this.spotlight.lay();
    this.follow.look();
  }
}
