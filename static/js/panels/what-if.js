/** What if: all watch how a push on one factor travels along the links, on the board and as a list; nothing is stored. */

import { html, nothing, render } from "../../vendor/lit/lit.js";
import { ripple } from "../space/ripple.js";
import { icon, iconElement } from "../ui/icon.js";
import { pushed } from "../ui/rests.js";
import { t } from "../ui/words.js";

/** ms from one step to the next. */
const PACE = 1_600;

/**
 * @typedef {import("../model/bell.js").Push} Push
 * @typedef {import("../space/ripple.js").Way} Way
 * @typedef {{push: Push, steps: import("../space/ripple.js").Arrival[][], ended: boolean, at: number}} Run at: the newest step
 */

export class WhatIf {
  #desk;
  #place = document.createElement("section");
  /** @type {Run | null} */
  #run = null;
  #timer = 0;

  /** @param {any} desk @param {HTMLElement} home */
  constructor(desk, home) {
    this.#desk = desk;
    this.#place.className = "what-if float";
    this.#place.hidden = true;
    this.#place.setAttribute("aria-label", t("What if"));
    home.append(this.#place);
    desk.shown.listen(() => this.#draw());
    addEventListener("worn", () => this.#draw());
    desk.surface.listen((/** @type {boolean} */ onlyView) => onlyView || this.#mark());
  }

  /** Somebody pushes a factor, or stops. @param {Push} push */
  take(push) {
    const { board, toast } = this.#desk;
    if (push.way) return this.#start(push);
    if (this.#run?.push.factor !== push.factor) return;
    if (push.person !== board.person && this.#running) toast.show(t("{name} has stopped it.", { name: board.name(push.person) }));
    this.close();
  }

  close = () => {
    clearTimeout(this.#timer);
    this.#run = null;
    this.#draw();
    this.#mark();
  };

  get #running() {
    return Boolean(this.#run && this.#run.at < this.#run.steps.length - 1);
  }

  /** @param {Push} push */
  #start(push) {
    const { board, live } = this.#desk;
    const way = push.way ?? "up";
    clearTimeout(this.#timer);
    const causal = [...board.of("link")].filter(({ sort, from, to }) => sort === "causal" && board.get(from) && board.get(to));
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const { steps, ended } = ripple(causal, push.factor, way);
    this.#run = { push, steps, ended, at: still ? steps.length - 1 : 0 };
    const all = steps.map((_, step) => this.#sentence(step));
    live.say([this.#question, t("This is a conversation, not a forecast."), ...(still ? all.slice(1) : [])].join(" "));
    this.#draw();
    this.#mark();
    this.#plan();
  }

  #plan() {
    if (this.#running) this.#timer = setTimeout(() => this.#step(), PACE);
  }

  #step() {
    const run = this.#run;
    if (!run) return;
    run.at += 1;
    this.#desk.live.say(this.#sentence(run.at));
    this.#draw();
    this.#mark();
    this.#plan();
  }

  get #question() {
    const { push } = /** @type {Run} */ (this.#run);
    const text = this.#name(push.factor);
    return push.way === "up" ? t("What if “{text}” goes up?", { text }) : t("What if “{text}” goes down?", { text });
  }

  /** What a step brings, in words. @param {number} step */
  #sentence(step) {
    const arrivals = this.#run?.steps[step] ?? [];
    if (!arrivals.length) return t("Nothing yet: there is a delay.");
    return arrivals.map(({ factor, way, again }) => said(this.#name(factor), way, again)).join(" ");
  }

  /** @param {string} id */
  #name(id) {
    const record = this.#desk.board.get(id);
    return this.#desk.kinds[record?.kind]?.words(record) || t("Empty note");
  }

  #draw() {
    const run = this.#run;
    this.#place.hidden = !run;
    render(run ? this.#card(run) : nothing, this.#place);
    const list = this.#place.querySelector(".what-if__steps");
    if (list) list.scrollTop = list.scrollHeight;
  }

  /** @param {Run} run */
  #card({ push, steps, ended, at }) {
    const { board, allowed, shown } = this.#desk;
    const stop = () => board.push(push.factor, null).catch(() => this.close());
    const again = () => pushed(this.#desk, push.factor, /** @type {"up" | "down"} */ (push.way));
    const told = steps.slice(1, at + 1);
    const rest = ended ? t("Here it comes to rest.") : t("It would go on; we stop here.");
    return html`<div class="what-if__head">
        <h2 class="what-if__title">${icon("radio")}${this.#question}</h2>
        <button type="button" class="button button--quiet button--icon" aria-label=${t("Close")} @click=${this.close}>${icon("x")}</button>
      </div>
      <p class="small muted">${t("{name} asks. This is a conversation, not a forecast.", { name: board.name(push.person) })}</p>
      <ol class="what-if__steps" tabindex="0" aria-label=${t("Step by step")}>
        ${told.map((arrivals, step) => html`<li>${arrivals.length ? arrivals.map((each) => html`<span class="what-if__one">${icon(arrowOf(each.way), "icon--small")}${said(this.#name(each.factor), each.way, each.again)}</span>`) : this.#sentence(step + 1)}</li>`)}
      </ol>
      ${this.#running ? nothing : html`<p class="small">${told.length ? rest : t("No causal link leads on from here.")}</p>`}
      <div class="what-if__deeds">
        ${allowed.edits ? html`<button type="button" class="button" @click=${this.#running ? stop : again}>${icon(this.#running ? "square" : "rotate-ccw")}${this.#running ? t("Stop for everybody") : t("Once more")}</button>` : nothing}
        ${shown.list ? nothing : html`<button type="button" class="button" @click=${() => this.#show()}>${icon("maximize")}${t("Show all of it")}</button>`}
      </div>`;
  }

  /** All that the signal reaches, in the window. */
  #show() {
    this.#desk.commands.fitTo([...this.#states().keys()]);
  }

  /** How each factor stands at the newest step. @returns {Map<string, Way>} */
  #states() {
    const run = this.#run;
    const told = run?.steps.slice(0, run.at + 1).flat() ?? [];
    return new Map(told.flatMap(({ factor, way, again }) => (again ? [] : [[factor, way]])));
  }

  /** The arrows on the factors and the links that the newest step came along; the canvas may have made its elements anew. */
  #mark() {
    const { surface } = this.#desk;
    const states = this.#states();
    for (const old of surface.root.querySelectorAll(".push")) {
      const id = old.parentElement?.dataset.id;
      if (states.get(id) !== old.dataset.way) old.remove();
    }
    for (const [id, way] of states) {
      const element = surface.element(id);
      if (element && !element.querySelector(":scope > .push")) element.append(badge(way));
    }
    const along = new Set(this.#run?.steps[this.#run.at]?.flatMap(({ links }) => links));
    for (const link of surface.root.querySelectorAll("[data-link]")) link.toggleAttribute("data-flow", along.has(link.dataset.link));
  }
}

/** @param {Way} way */
function badge(way) {
  const element = document.createElement("span");
  element.className = "push";
  element.dataset.way = way;
  element.append(iconElement(arrowOf(way), "icon--small"), wayName(way));
  return element;
}

/** @param {Way} way */
function arrowOf(way) {
  return { up: "arrow-up", down: "arrow-down", unclear: "circle-help" }[way];
}

/** @param {Way} way */
function wayName(way) {
  switch (way) {
    case "up":
      return t("goes up");
    case "down":
      return t("goes down");
    default:
      return t("unclear");
  }
}

/** @param {string} text @param {Way} way @param {boolean} again */
function said(text, way, again) {
  switch (way) {
    case "up":
      return again ? t("“{text}” goes up once more.", { text }) : t("“{text}” goes up.", { text });
    case "down":
      return again ? t("“{text}” goes down once more.", { text }) : t("“{text}” goes down.", { text });
    default:
      return again ? t("“{text}” is pulled in different ways.", { text }) : t("“{text}” changes, unclear how.", { text });
  }
}
