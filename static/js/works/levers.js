/** Where a push would be felt: each factor's weight in the map beside the votes it had, and the difference as a question. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { each } from "../ui/each.js";
import { icon } from "../ui/icon.js";
import { t, tn } from "../ui/words.js";
import { go } from "./going.js";

/** So many factors are shown at first, and those that had votes. */
const SOME = 8;
/** Of the most votes, or of the most weight: from here on much, up to there little. */
const MUCH = 0.5;
const LITTLE = 0.2;
const MOST_QUESTIONS = 3;

/** @typedef {{id: string, in: number, out: number, loops: number, reach: number, weight: number, votes?: number}} Factor */

export class Levers {
  #desk;
  #redraw;
  #all = false;

  /** @param {any} desk @param {() => void} redraw */
  constructor(desk, redraw) {
    this.#desk = desk;
    this.#redraw = redraw;
  }

  /** @param {{factors: Factor[], capped: boolean}} leverage */
  draw({ factors, capped }) {
    const there = factors.filter(({ id }) => this.#desk.board.get(id));
    if (!there.length) return nothing;
    const voted = there.some(({ votes }) => votes !== undefined);
    const shown = this.#all ? there : there.filter(({ votes }, at) => at < SOME || votes);
    const most = { votes: Math.max(1, ...there.map(({ votes = 0 }) => votes)), weight: Math.max(1, ...there.map(({ weight }) => weight)) };
    return html`<section class="levers">
      <div class="loops__head">
        <h3 class="works__title" id="levers">${t("Leverage")}</h3>
        <p class="levers__legend small muted" aria-hidden="true">
          ${voted ? html`<span class="levers__key levers__key--votes">${t("Votes")}</span>` : nothing}<span class="levers__key levers__key--weight">${t("Weight")}</span>
        </p>
      </div>
      <p class="small muted">${t("Weight: how many of the loops and of the ways between factors go through it, from 0 to 100.")}</p>
      <table class="levers__table" role="table" aria-labelledby="levers">
        <thead class="unseen">
          <tr role="row">
            <th role="columnheader">${t("Factor")}</th>
            ${voted ? html`<th role="columnheader">${t("Votes")}</th>` : nothing}
            <th role="columnheader">${t("Weight")}</th>
            <th role="columnheader">${t("In the map")}</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${each(shown, (factor) => this.#row(factor, voted, most))}
        </tbody>
      </table>
      ${there.length > shown.length
        ? html`<button type="button" class="button button--quiet" @click=${this.#showAll}>${t("Show {n} more", { n: there.length - shown.length })}</button>`
        : nothing}
      ${capped ? html`<p class="small muted">${t("The map is large: its weights are estimates.")}</p>` : nothing}
      ${voted ? this.#questions(there, most) : nothing}
    </section>`;
  }

  #showAll = () => {
    this.#all = true;
    this.#redraw();
  };

  /** @param {Factor} factor @param {boolean} voted @param {{votes: number, weight: number}} most */
  #row(factor, voted, most) {
    const { id, votes, weight } = factor;
    return html`<tr role="row" class="levers__row ${voted ? "levers__row--voted" : ""}">
      <th role="rowheader" class="levers__factor">
        <button type="button" class="levers__name" @click=${() => go(this.#desk, [id])}>${this.#words(id)}</button>
      </th>
      ${voted ? html`<td role="cell" class="levers__cell">${bar("votes", votes ?? 0, most.votes)}${votes ?? "–"}</td>` : nothing}
      <td role="cell" class="levers__cell">${bar("weight", weight, most.weight)}${weight}</td>
      <td role="cell" class="levers__figures small muted">${figures(factor)}</td>
    </tr>`;
  }

  /** Much of the one and little of the other is worth talking about. @param {Factor[]} factors @param {{votes: number, weight: number}} most */
  #questions(factors, most) {
    const apart = factors
      .filter(({ votes }) => votes !== undefined)
      .map((factor) => ({ ...factor, votes: factor.votes ?? 0, gap: (factor.votes ?? 0) / most.votes - factor.weight / most.weight }))
      .filter(({ votes, weight, gap }) => (gap > 0 ? votes / most.votes >= MUCH && weight / most.weight <= LITTLE : weight / most.weight >= MUCH && votes / most.votes <= LITTLE));
    apart.sort((one, other) => Math.abs(other.gap) - Math.abs(one.gap));
    return html`<ul class="hints">
      ${apart.slice(0, MOST_QUESTIONS).map(
        ({ id, votes, weight, gap }) => html`<li class="hints__one">
          ${icon("circle-help")}
          <p>${gap > 0 ? linkMissing(this.#words(id), votes, weight) : pushWorks(this.#words(id), votes, weight)}</p>
        </li>`,
      )}
    </ul>`;
  }

  /** @param {string} id */
  #words(id) {
    const { board, kinds } = this.#desk;
    const factor = board.get(id);
    return kinds[factor.kind]?.words(factor) || t("Empty note");
  }
}

/** @param {string} name @param {number} votes @param {number} weight */
function linkMissing(name, votes, weight) {
  return tn("“{name}” had {n} vote and weight {weight}. Is a link missing?", "“{name}” had {n} votes and weight {weight}. Is a link missing?", votes, { name, weight });
}

/** @param {string} name @param {number} votes @param {number} weight */
function pushWorks(name, votes, weight) {
  return tn(
    "“{name}” has weight {weight} and had {n} vote. What would a push there change?",
    "“{name}” has weight {weight} and had {n} votes. What would a push there change?",
    votes,
    { name, weight },
  );
}

/** @param {Factor} factor */
function figures({ in: into, out, loops, reach }) {
  const links = `${tn("{n} in", "{n} in", into)}, ${tn("{n} out", "{n} out", out)}`;
  return [tn("in {n} loop", "in {n} loops", loops), links, tn("leads to {n} factor", "leads to {n} factors", reach)].join(" · ");
}

/** @param {string} name @param {number} value @param {number} most */
function bar(name, value, most) {
  return html`<span class="levers__bar" aria-hidden="true"><svg viewBox="0 0 100 6" preserveAspectRatio="none"><rect class="levers__fill levers__fill--${name}" width=${(100 * value) / most} height="6"></rect></svg></span>`;
}
