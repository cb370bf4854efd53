/** A link in the list: the sentence that it says, with what can be done about it. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { claimSentence, linkFacts } from "../ui/claims.js";
import { icon } from "../ui/icon.js";
import { remarkIcon, talkWords } from "../ui/marks.js";
import { t } from "../ui/words.js";

/** @param {any} desk @param {any} link */
export function sentence({ board, kinds, allowed, commands, hanging, links, outline, evidence }, link) {
  const [from, to] = [board.get(link.from), board.get(link.to)];
  if (!kinds[from?.kind]?.words || !kinds[to?.kind]?.words) return nothing; // gone, or of a newer server's kinds
  const go = (/** @type {Event} */ event) => {
    event.preventDefault();
    outline.reveal(to.id);
  };
  const menu = (/** @type {Event} */ event) => links.menu([link.id], event.currentTarget);
  const talk = hanging.talk(link.id);
  /** @type {Record<string, unknown>} */
  const ends = {
    "“{from}”": html`<span class="item__from">“${kinds[from.kind].words(from)}”</span>`,
    "“{to}”": html`<a class="item__to" href="#list" @click=${go}>“${kinds[to.kind].words(to)}”</a>`,
  };
  return html`<div class="item item--link">
    ${icon("corner-down-right")}
    <p class="item__link">${claimSentence(link).split(/(“\{(?:from|to)\}”)/).map((part) => ends[part] ?? part)}${linkFacts(link, evidence.of(link).length).map((fact) => `, ${fact}`)}</p>
    <span class="item__beside">${talk.all
      ? html`<button type="button" class="deed item__talk" @click=${() => commands.talk({ on: link.id })}>
          ${icon(talk.open ? remarkIcon(talk.sort) : "circle-check")}<span aria-hidden="true">${talk.open || talk.all}</span><span class="unseen">${talkWords(talk)}</span>
        </button>`
      : nothing}
    ${allowed.may("link") || allowed.may("comment")
      ? html`<button type="button" class="deed item__more" aria-haspopup="menu" aria-label=${t("More about the link: {sentence}", { sentence: links.words(link).slice(0, 120) })} @click=${menu}>
          ${icon("ellipsis")}<span class="item__more-words">${t("More")}</span>
        </button>`
      : nothing}</span>
  </div>`;
}
