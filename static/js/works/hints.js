/** The small questions that the server found worth asking, each in a sentence, with a way to what it is about. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { icon } from "../ui/icon.js";
import { t, tn } from "../ui/words.js";
import { go } from "./going.js";
import { METHOD_QUESTIONS } from "./method-questions.js";

const SOME = 12;
const LONGEST = 80;

/**
 * @typedef {{sort: string, ids: string[], [fact: string]: any}} Hint
 * @typedef {{name: string, names: string[], frame: string}} About the words of the first thing, of all, and of the frame
 */

/**
 * The question of each sort, by its facts and the words of what it is about; its twin are the checks of workshop/insights. What is not listed is not shown, for it
 * comes from a newer server.
 * @type {Record<string, (hint: Hint, about: About) => string>}
 */
const QUESTIONS = {
  ...METHOD_QUESTIONS,
  unsigned: ({ count }) => tn("{n} link has no sign. Does the second rise when the first rises, or fall?", "{n} links have no sign. Does the second rise when the first rises, or fall?", count),
  lonely: ({ count }, { name }) =>
    tn("“{name}” has no link. What does it change, and what changes it?", "{n} factors have no link, “{name}” among them. What do they change, and what changes them?", count, { name }),
  circle: (_, { name }) => t("From “{name}” the tree leads back to it: that is a loop. Open it as a causal map?", { name }),
  orphan: ({ count }, { name }) => tn("“{name}” hangs on nothing in the tree. Where does it belong?", "{n} causes and effects hang on nothing, “{name}” among them. Where do they belong?", count, { name }),
  verb: ({ word }, { name }) => t("“{name}” begins with a verb, “{word}”. What rises or falls when that is done?", { name, word }),
  direction: ({ word, rest }, { name }) =>
    rest
      ? t("“{name}” takes a side by “{word}”. Would “{rest}” do, which can rise and fall?", { name, word, rest })
      : t("“{name}” takes a side. What is it that can rise and fall?", { name }),
  lack: ({ word }, { name }) => t("“{name}” says what is missing (“{word}”). What do people live through because of it?", { name, word }),
};

/** @param {any} desk @param {Hint[]} hints */
export function drawHints(desk, hints) {
  const shown = hints.filter(({ sort, ids }) => QUESTIONS[sort] && desk.board.get(ids[0])).slice(0, SOME);
  if (!shown.length) return nothing;
  return html`<section class="hinted">
    <h3 class="works__title">${t("Questions")}</h3>
    <ul class="hints">
      ${shown.map((hint) => one(desk, hint))}
    </ul>
  </section>`;
}

/** What stands where no answer came. */
export function away() {
  return html`<p class="works__away" role="status">${icon("cloud-off")}${t("This needs the connection. It is tried again.")}</p>`;
}

/** @param {any} desk @param {Hint} hint */
function one(desk, hint) {
  const { links, allowed } = desk;
  const names = hint.ids.map((id) => wordsOf(desk, id));
  const words = QUESTIONS[hint.sort](hint, { name: names[0], names, frame: wordsOf(desk, hint.frame) });
  return html`<li class="hints__one">
    ${icon("circle-help")}
    <p>${words}</p>
    <div class="hints__deeds">
      <button type="button" class="button button--quiet" aria-label=${t("Show: {question}", { question: words })} @click=${() => go(desk, hint.ids)}>${t("Show")}</button>
      ${hint.sort === "circle" && allowed.may("link")
        ? html`<button type="button" class="button button--quiet" @click=${() => links.claim(hint.links, "?")}>${t("Open as a causal map")}</button>`
        : nothing}
    </div>
  </li>`;
}

/** @param {any} desk @param {string} id */
function wordsOf({ board, kinds, links }, id) {
  const record = board.get(id);
  const words = record?.kind === "link" ? links.words(record) : kinds[record?.kind]?.words(record);
  return (words ?? "").slice(0, LONGEST);
}
