/** A step as a row: when it begins, its piece of the diamond, what it asks, what holds, how long; open, all its fields. */

import { html, nothing, svg } from "../../vendor/lit/lit.js";
import { icon } from "../ui/icon.js";
import { openMenu } from "../ui/menu.js";
import { t } from "../ui/words.js";
import { titleOf } from "./doing.js";
import { fields } from "./fields.js";
import { holds, modeWords } from "./holds.js";
import { inOrder, LONGEST } from "./steps.js";
import { clock } from "./times.js";

/** @param {any} desk @param {any} step @param {{at: number, begins: number, piece: import("./diamond.js").Piece}} place */
export function row(desk, step, { at, begins, piece }) {
  const { board, doing, kinds, kits, open, page, spoken } = desk;
  const opened = open === step.id;
  const title = titleOf(step);
  const state = board.stateOf(step.id);
  const keys = (/** @type {KeyboardEvent} */ event) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const handle = /** @type {Element} */ (event.target).closest("[data-handle]");
    if (!by || !(event.altKey || handle) || event.ctrlKey || event.metaKey || /** @type {Element} */ (event.target).closest("select")) return;
    event.preventDefault();
    doing.nudge(step.id, /** @type {1 | -1} */ (by));
  };
  return html`<li class="step ${step.break ? "step--pause" : ""} ${opened ? "step--open" : ""}" id="step-${step.id}" data-step=${step.id} @keydown=${keys}>
    <p class="step__time"><strong>${clock(page.session.starts, begins)}</strong><span>${step.break || !step.mode ? "" : modeWords(step.mode)}</span></p>
    ${drawn(piece)}
    <div class="step__card" data-state=${state === "saved" ? nothing : state}>
      <button type="button" class="step__handle" data-handle aria-label=${t("Move “{title}”: arrow keys up and down", { title })}>${icon("grip-vertical")}</button>
      <div class="step__words">
        <h3 class="step__title">
          <button type="button" id="head-${step.id}" class="step__open" aria-expanded=${String(opened)} aria-controls="fields-${step.id}" @click=${() => doing.open(step.id)}>
            <span class="unseen">${at + 1}. </span><span lang=${spoken}>${title}</span>
          </button>
          ${step.method ? html`<span class="step__method" lang=${spoken}>${kits.name(step.method)}</span>` : nothing}
          ${board.stage.step === step.id ? html`<span class="step__here">${t("The room is here")}</span>` : nothing}
        </h3>
        ${step.question && step.title && !opened ? html`<p class="step__question" lang=${spoken}>${step.question}</p>` : nothing}
      </div>
      ${opened || step.break ? nothing : html`<ul class="step__holds">${holds(step, kinds).map((held) => html`<li>${icon(held.icon, "icon--small")}<span>${held.words}</span></li>`)}</ul>`}
      ${minutes(desk, step, title)}
      <button type="button" class="button button--quiet button--icon step__menu" aria-haspopup="menu" aria-label=${t("What to do with “{title}”", { title })} @click=${(/** @type {Event} */ event) => openRowMenu(desk, step, /** @type {Element} */ (event.currentTarget))}>
        ${icon("ellipsis")}
      </button>
      <div class="step__fields" id="fields-${step.id}" ?hidden=${!opened}>${opened ? fields(desk, step) : nothing}</div>
    </div>
  </li>`;
}

/** @param {import("./diamond.js").Piece} piece */
function drawn({ from, to, mode }) {
  const [a, b] = [50 * from, 50 * to];
  const points = `${50 - a},0 ${50 + a},0 ${50 + b},100 ${50 - b},100`;
  return html`<div class="step__diamond step__diamond--${mode || "none"}" aria-hidden="true">
    <svg viewBox="0 0 100 100" preserveAspectRatio="none">
      ${mode === "groan" ? svg`<defs><pattern id="hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V8" /></pattern></defs>` : nothing}
      ${svg`<polygon points=${points} vector-effect="non-scaling-stroke" />`}
    </svg>
  </div>`;
}

/** @param {any} desk @param {any} step @param {string} title */
function minutes({ board, typing, draw }, step, title) {
  const write = (/** @type {Event} */ event) => typing.write(step.id, "minutes", /** @type {HTMLInputElement} */ (event.target).value);
  const leave = (/** @type {Event} */ event) => {
    typing.leave(step.id, "minutes");
    /** @type {HTMLInputElement} */ (event.target).value = String(board.get(step.id)?.minutes ?? ""); // what is no number of minutes gives way
    draw();
  };
  return html`<label class="step__minutes">
    <span class="unseen">${t("Minutes of “{title}”", { title })}</span>
    <input type="number" inputmode="numeric" min="1" max=${LONGEST} step="1" .value=${typing.text(step.id, "minutes", String(step.minutes))} @input=${write} @blur=${leave} />
    <span aria-hidden="true">${t("min")}</span>
  </label>`;
}

/** @param {any} desk @param {any} step @param {Element} anchor */
function openRowMenu(desk, step, anchor) {
  const { doing, open } = desk;
  const steps = inOrder(desk.board);
  const at = steps.findIndex(({ id }) => id === step.id);
  const last = steps.length - 1;
  const back = (/** @type {() => void} */ act) => () => {
    act();
    /** @type {HTMLElement} */ (anchor).focus();
  };
  const items = [
    { words: open === step.id ? t("Close") : t("Change…"), icon: "pencil", act: () => doing.open(step.id) },
    { words: t("Duplicate"), icon: "copy-plus", act: () => doing.copy(step.id) },
    ...(at > 0 ? [{ words: t("Move up"), key: "Alt+↑", icon: "arrow-up", apart: true, act: back(() => doing.nudge(step.id, -1)) }] : []),
    ...(at < last ? [{ words: t("Move down"), key: "Alt+↓", icon: "arrow-down", apart: at === 0, act: back(() => doing.nudge(step.id, 1)) }] : []),
    ...(last > 0 ? [{ words: t("Move to…"), icon: "move", act: () => openPlaces(desk, step, anchor) }] : []),
    { words: t("Remove"), icon: "trash", danger: true, apart: true, act: () => doing.remove(step.id) },
  ];
  openMenu(anchor, items, titleOf(step));
}

/** @param {any} desk @param {any} step @param {Element} anchor */
function openPlaces(desk, step, anchor) {
  const others = inOrder(desk.board).filter(({ id }) => id !== step.id);
  const go = (/** @type {number} */ to) => () => {
    desk.doing.place(step.id, to);
    /** @type {HTMLElement} */ (anchor).focus();
  };
  const items = [{ words: t("To the beginning"), act: go(0) }, ...others.map((other, at) => ({ words: t("After “{title}”", { title: titleOf(other) }), act: go(at + 1) }))];
  openMenu(anchor, items, t("Move “{title}” to…", { title: titleOf(step) }));
}
