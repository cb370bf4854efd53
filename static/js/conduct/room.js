/** The room as everybody sees it around the board: the agenda, the timer, what the facilitator says and shows, and where all are. */

import { Again } from "./again.js";
import { Agenda } from "./agenda.js";
import { Follow } from "./follow.js";
import { Notice } from "./notice.js";
import { rehearsalBand } from "./rehearsal.js";
import { Signals } from "./signals.js";
import { Spotlight } from "./spotlight.js";
import { StandIn } from "./stand-in.js";
import { Standing } from "./standing.js";
import { placeWords, steps } from "./steps.js";
import { Timer } from "./timer.js";

/** What of the board's records the panel speaks of; a sign that is gone has no kind any more. */
const TOLD = new Set(["stage", "step", "signal"]);

export class Room {
  #desk;
  #unsent = 0;

  /** @param {any} desk @param {{all: () => void, top: () => void}} draw what shows it: all of it, or only the top bar */
  constructor(desk, draw) {
    this.#desk = desk;
    this.agenda = new Agenda(desk, draw.all);
    this.timer = new Timer(desk, draw.top);
    this.notice = new Notice(desk, /** @type {HTMLElement} */ (document.getElementById("notice")));
    this.spotlight = new Spotlight(desk);
    this.signals = new Signals(desk);
    this.follow = new Follow(desk, draw.top);
    this.standIn = new StandIn(desk, draw.all);
    this.again = new Again(desk);
    this.standing = desk.allowed.facilitates && desk.page.session ? new Standing(desk, draw.all) : null;
    desk.board.listen((/** @type {{ids: Set<string>}} */ { ids }) => this.#look(ids));
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
    return [this.standIn.band(), this.follow.band(), rehearsalBand(this.#desk)];
  }

  /** How many people wait for help; for who facilitates. */
  get calls() {
    return this.standing?.help.length ?? 0;
  }

  /** The facilitator is told how much waits on this device. */
  #tell() {
    const { board } = this.#desk;
    const { waiting } = board.status;
    if (waiting !== this.#unsent) board.here({ unsent: waiting || null });
    this.#unsent = waiting;
  }

  /** @param {Set<string>} [changed] */
  #look(changed) {
    if ([...(changed ?? [])].some((id) => TOLD.has(this.#desk.board.get(id)?.kind ?? "signal"))) this.standing?.soon();
    this.#tell();
    this.agenda.look();
    this.timer.look();
    this.notice.draw();
    this.spotlight.lay();
    this.again.look();
    this.follow.look();
  }
}
