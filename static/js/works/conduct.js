/** The conductor: where the room is, its clock, what holds now, who needs something, and the way on. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { drawFoot } from "../conduct/foot.js";
import { drawNow } from "../conduct/now.js";
import { drawCalls, drawPeople } from "../conduct/crowd.js";
import { drawMore, drawRows } from "../conduct/rows.js";
import { icon } from "../ui/icon.js";
import { t } from "../ui/words.js";

export class Conduct {
  #desk;
  #redraw;
  #stop;
  /** Whether the words for everybody are being written. */
  announcing = false;
  /** What has been pressed and is not done yet. */
  busy = "";

  /** @param {any} desk @param {() => void} redraw */
  constructor(desk, redraw) {
    this.#desk = desk;
    this.#redraw = redraw;
    const { standing, timer } = desk.room;
    standing.watched = true;
    standing.look();
    this.#stop = timer.listen(redraw);
  }

  stop() {
    this.#desk.room.standing.watched = false;
    this.#stop();
  }

  redraw() {
    this.#redraw();
  }

  title() {
    const { stage } = this.#desk.room.standing;
    if (stage.done) return t("The workshop is over");
    return stage.title ? t("Now: {step}", { step: stage.title }) : t("Conduct");
  }

  draw() {
    const { standing } = this.#desk.room;
    return html`${standing.reached ? nothing : html`<p class="works__away" role="status">${icon("cloud-off")}${t("No connection: what you press here is not done.")}</p>`}
    ${drawNow(this.#desk, this)} ${drawCalls(this.#desk)} ${drawRows(this.#desk, this)} ${drawPeople(this.#desk)} ${drawMore(this.#desk, this)}`;
  }

  foot() {
    return drawFoot(this.#desk, this);
  }

  /** Do something to the whole room; meanwhile it can't be pressed again. @param {string} command @param {Record<string, any>} args */
  async give(command, args) {
    if (this.busy) return false;
    this.busy = command;
    this.#redraw();
    const done = await this.#desk.room.standing.give(command, args);
    this.busy = "";
    this.#redraw();
    return done;
  }
}

export { Conduct as default };
