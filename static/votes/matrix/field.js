/** The field of impact and effort: a press places the option one holds; the numbers beside it do the same by keys. */

import { html, svg } from "../../vendor/lit/lit.js";
import { t } from "../../js/ui/words.js";

const SIDE = 10;

/**
 * @param {{poll: any, options: {id: string}[], ballot: Record<string, number[]>, now: string, put: (place: [number, number]) => void}} given
 */
export function field({ poll, options, ballot, now, put }) {
  const press = (/** @type {PointerEvent} */ event) => {
    const { left, top, width, height } = /** @type {HTMLElement} */ (event.currentTarget).getBoundingClientRect();
    const step = (/** @type {number} */ part) => Math.max(1, Math.min(SIDE, Math.ceil(part * SIDE)));
    put([step(1 - (event.clientY - top) / height), step((event.clientX - left) / width)]);
  };
  const { impact = ["", ""], effort = ["", ""] } = poll.settings;
  return html`<figure class="field-of">
    <figcaption class="field-of__top">${t("Impact")}: ${impact[1] || t("high")} ↑</figcaption>
    <div class="field-of__plane" aria-hidden="true" @click=${press}>
      <svg viewBox="0 0 100 100" class="field-of__marks">
        ${svg`<path class="field-of__line" d="M50 0V100M0 50H100"></path>`}
        ${options.map(({ id }, at) => (ballot[id] ? mark(ballot[id], at + 1, id === now) : ""))}
      </svg>
    </div>
    <p class="field-of__end">${t("Effort")}: ${effort[1] || t("high")} →</p>
  </figure>`;
}

/** @param {number[]} place @param {number} number @param {boolean} now */
function mark([impact, effort], number, now) {
  const [x, y] = [effort * SIDE - SIDE / 2, 100 - impact * SIDE + SIDE / 2];
  return svg`<g class=${now ? "field-of__mark field-of__mark--now" : "field-of__mark"}><circle cx=${x} cy=${y} r="4.6"></circle><text x=${x} y=${y + 1.9}>${number}</text></g>`;
}
