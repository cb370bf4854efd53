/** What is different, in words, beside the canvas: the summary, each change under its sort, and naming the moment. */

import { html, nothing, render } from "../../vendor/lit/lit.js";
import { icon } from "../ui/icon.js";
import { t, tn } from "../ui/words.js";
import { dayWords } from "./moments.js";
import { deedIcon, deedTitle, summary } from "./summary.js";

/** @typedef {import("./summary.js").Difference} Difference */

const MOST = 200;

/** @param {HTMLElement} place @param {any} given compared, names, at (the id of the chosen one), go(id), copy(), mayName, name(title), naming, named (moments with a name), forget(id) */
export function drawPanel(place, given) {
  const { compared, copy } = given;
  render(
    html`<h2 class="replay__heading">${t("What changed, in words")}</h2>
      <p class="words__summary" role="status">${summary(compared)}</p>
      ${sorts(compared.differences).map(([deed, those]) => section(deed, those, given))}
      <div class="words__foot">
        <button type="button" class="button" @click=${copy}>${icon("list-checks")}${t("Copy the summary")}</button>
      </div>
      ${given.mayName ? naming(given) : nothing}`,
    place,
  );
}

/** @param {Difference[]} differences @returns {[string, Difference[]][]} */
function sorts(differences) {
  /** @type {Map<string, Difference[]>} */
  const found = new Map();
  for (const each of differences) found.set(each.deeds[0], [...(found.get(each.deeds[0]) ?? []), each]);
  return [...found];
}

/** @param {string} deed @param {Difference[]} those @param {any} given */
function section(deed, those, given) {
  return html`<section class="words__sort" data-deed=${deed}>
    <h3 class="words__title"><span class="sign sign--${deed}">${icon(deedIcon(deed), "icon--small")}</span>${deedTitle(deed)}</h3>
    <ul class="words__rows">
      ${those.slice(0, MOST).map((each) => row(each, given))}
    </ul>
    ${those.length > MOST ? html`<p class="muted small">${tn("{n} more", "{n} more", those.length - MOST)}</p>` : nothing}
  </section>`;
}

/** @param {Difference} each @param {any} given */
function row(each, { names, at, go }) {
  const about = [each.was && each.where ? t("From {was} to {where}", { was: each.was, where: each.where }) : each.where, each.by && names[each.by], each.at && dayWords(each.at)].filter(Boolean).join(" · ");
  return html`<li class="words__row" ?data-now=${each.id === at}>
    <button type="button" aria-pressed=${String(each.id === at)} @click=${() => go(each.id)}>
      ${words(each)}<span class="replay__by">${about}</span>${each.deeds[0] === "withdrawn" ? html`<span class="replay__by">${t("It is kept and can come back.")}</span>` : nothing}
    </button>
  </li>`;
}

/** @param {Difference} each */
function words({ words, pieces = [], deeds: [deed], kind }) {
  if (deed === "withdrawn") return html`<del>${words || t("Something without words")}</del>`;
  if (deed !== "written") return words || (kind === "image" ? t("A picture") : kind === "drawing" ? t("A drawing") : t("Something without words"));
  const side = (/** @type {string} */ sign, /** @type {string} */ letter) =>
    html`<span class="words__side"><b aria-hidden="true">${letter}</b><span
        >${pieces.filter(([each]) => each === "=" || each === sign).map(([each, said]) => (each === "=" ? said : each === "+" ? html`<ins>${said}</ins>` : html`<del>${said}</del>`))}</span
      ></span>`;
  return html`${side("-", "A")}${side("+", "B")}`;
}

/** @param {any} given */
function naming({ name, naming: problem, named, forget, moment }) {
  const send = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const field = /** @type {HTMLInputElement} */ (/** @type {HTMLFormElement} */ (event.target).elements.namedItem("title"));
    name(field.value, () => (field.value = ""));
  };
  return html`<form class="words__name" @submit=${send}>
      <label class="field"><span class="field__label">${t("Name this moment")}</span>
        <span class="field__hint">${t("For B: {moment}. Everybody of the board sees the name.", { moment })}</span>
        <input name="title" maxlength="120" autocomplete="off" required aria-describedby="naming" /></label>
      <p class="field__error" id="naming" role="alert">${problem}</p>
      <button class="button">${icon("flag")}${t("Keep the name")}</button>
    </form>
    ${named.length
      ? html`<ul class="words__named" aria-label=${t("Moments with a name")}>
          ${named.map((/** @type {any} */ each) => html`<li>${each.title}<button type="button" class="button button--quiet" @click=${() => forget(each.id)}>${t("Take the name away")}<span class="unseen">: ${each.title}</span></button></li>`)}
        </ul>`
      : nothing}`;
}
