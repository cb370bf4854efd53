/** One note in the list, with its deeds in words and its links as sentences. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { evidenceWords } from "../ui/claims.js";
import { colorName } from "../ui/colors.js";
import { contestedWords, isContested } from "../ui/contested.js";
import { each } from "../ui/each.js";
import { icon } from "../ui/icon.js";
import { remarkIcon, signWords, talkWords, togetherWords } from "../ui/marks.js";
import { sortIcon, sortName } from "../ui/sorts.js";
import { stateIcon, stateWords } from "../ui/states.js";
import { markWords } from "../ui/methods.js";
import { signIcon } from "../ui/signs.js";
import { t, tn } from "../ui/words.js";
import { sentence } from "./sentence.js";

/**
 * @typedef {object} Beside what is told beside a note
 * @property {any[]} links that start there
 * @property {ReturnType<typeof import("../ui/marks.js").marksOf>} marks
 * @property {string} where it lies, if that is to be said
 */

/** @param {any} desk @param {any} thing @param {Beside} beside */
export function row(desk, thing, { links, marks, where }) {
  const { board, kinds, allowed, commands } = desk;
  const words = kinds[thing.kind].words(thing) || t("Empty note");
  const edits = allowed.mayChange(thing);
  const picture = kinds[thing.kind].pictured
    ? html`<img class="item__picture" src=${board.files?.url(thing)} alt="" loading="lazy" />`
    : nothing;
  const open = () => commands.write(thing.id);
  const menu = (/** @type {Event} */ event) => commands.more([thing.id], event.currentTarget);
  const unlock = () => desk.deeds.lock([thing.id], false);
  const move = (/** @type {Event} */ event) => commands.moveTo([thing.id], event.currentTarget);
  return html`<div class="item ${desk.selection.checking ? "item--ticks" : ""}">
      ${desk.selection.checking ? tick(desk, thing, words) : nothing} ${mark(kinds, thing)}
      ${edits
        ? html`<button type="button" class="item__words" lang=${thing.lang ?? nothing} @click=${open}>${picture}${words}</button>`
        : html`<p class="item__words" lang=${thing.lang ?? nothing}>${picture}${words}</p>`}
      <div class="item__facts">
        ${thing.sort && thing.sort !== "idea" ? html`<p class="item__sort">${icon(sortIcon(thing.sort), "icon--small")}${sortName(thing.sort)}</p>` : nothing}
        ${inside(desk, thing)} ${news(desk, thing)}
        ${thing.origin_name ? html`<p class="item__sort">${icon("users", "icon--small")}${t("from {team}", { team: thing.origin_name })}</p>` : nothing}
        ${isContested(thing) ? html`<p class="item__sort">${icon("shuffle", "icon--small")}${contestedWords(thing)}</p>` : nothing}
        ${thing.locked ? html`<p class="item__state">${icon("lock", "icon--small")}${t("Locked")}</p>` : nothing} ${state(board, thing)}
      </div>
      <p class="item__who">${author(board, thing)}</p>
      <span class="item__said">${talk(desk, thing, marks.talk)}</span>
      <span class="item__deeds">
        ${kinds[thing.kind].href
          ? html`<a class="deed" href=${kinds[thing.kind].href(thing)} target="_blank" rel="noopener noreferrer">${icon("external-link")}${t("Open")}</a>`
          : nothing}
        ${edits ? html`<button type="button" class="deed item__move" @click=${move}>${icon("folder-input")}${t("Move to…")}</button>` : nothing}
        ${allowed.mayUnlock(thing) ? html`<button type="button" class="deed item__move" @click=${unlock}>${icon("lock-open")}${t("Unlock")}</button>` : nothing}
        ${allowed.comments
          ? html`<button type="button" class="deed item__more" aria-haspopup="menu" aria-label=${t("More about “{text}”", { text: words.slice(0, 60) })} @click=${menu}>
              ${icon("ellipsis")}<span class="item__more-words">${t("More")}</span>
            </button>`
          : nothing}
      </span>
      ${tags(thing)} ${where ? html`<p class="item__where">${t("in {place}", { place: where })}</p>` : nothing}
    </div>
    ${marks.signs.length ? signs(desk, thing, marks.signs) : nothing} ${each(links, (link) => sentence(desk, link))}`;
}

/** What is different about it since one's last visit, where one reviews the board. @param {any} desk @param {any} thing */
function news({ review }, { id }) {
  const [picture, words] = review?.newsOf(id) ?? [];
  return words ? html`<p class="item__sort item__sort--news">${icon(picture, "icon--small")}${words}</p>` : nothing;
}

/** What it rests on, and what it was made of, open as lists. @param {any} desk @param {any} thing */
function inside({ evidence, sheet }, thing) {
  const rests = evidence.of(thing).length;
  const lists = [["evidence", "quote", rests && evidenceWords(rests)], ["merged", "copy", togetherWords(thing)]];
  return lists.map(([name, picture, words]) =>
    words ? html`<button type="button" class="deed item__rests" @click=${() => sheet(name, thing.id)}>${icon(picture, "icon--small")}${words}</button>` : nothing,
  );
}

/** @param {any} desk @param {any} thing @param {{all: number, open: number, sort?: string}} counts */
function talk({ commands, hanging }, thing, counts) {
  const { all, open, sort = thing.sort } = thing.kind === "comment" ? { all: hanging.comments(thing.id).length, open: 1 } : counts;
  if (!all) return nothing;
  return html`<button type="button" class="deed item__talk" @click=${() => commands.talk({ on: thing.id })}>
    ${icon(open ? remarkIcon(sort) : "circle-check")}<span aria-hidden="true">${open && thing.kind !== "comment" ? open : all}</span>
    <span class="unseen">${thing.kind === "comment" ? tn("{n} answer", "{n} answers", all) : talkWords(counts)}</span>
  </button>`;
}

/** @param {any} desk @param {any} thing @param {import("../space/hanging.js").Sign[]} given */
function signs({ allowed, commands }, thing, given) {
  const may = allowed.may("reaction");
  return html`<div class="item__signs">
    ${each(given, (sign) => {
      const inside = html`<span class="mark ${sign.mine ? "mark--mine" : ""}">${icon(signIcon(sign.sort), "icon--small")}${sign.count}</span>`;
      if (!may) return html`<span class="item__sign" role="img" aria-label=${signWords(sign)}>${inside}</span>`;
      return html`<button type="button" class="item__sign" aria-pressed=${String(sign.mine)} aria-label=${signWords(sign)} @click=${() => commands.mark(thing.id, sign.sort)}>
        ${inside}
      </button>`;
    }, "sort")}
  </div>`;
}

/** @param {any} desk @param {any} thing @param {string} words */
function tick({ selection }, { id }, words) {
  return html`<label class="item__tick">
    <input type="checkbox" aria-label=${t("Choose “{text}”", { text: words.slice(0, 60) })} .checked=${selection.has(id)} @change=${() => selection.toggle(id)} />
  </label>`;
}

/** @param {Record<string, any>} kinds @param {any} thing */
function mark(kinds, thing) {
  if (thing.kind !== "note") return icon(kinds[thing.kind].icon, "item__kind");
  return html`<span class="swatch swatch--${thing.color}" role="img" aria-label=${colorName(thing.color)}></span>`;
}

/** @param {any} thing */
function tags({ marks, tags = [] }) {
  const badges = markWords(marks);
  if (!tags.length && !badges.length) return nothing;
  return html`<ul class="item__tags" aria-label=${badges.length ? t("Marks and tags") : t("Tags")}>
    ${badges.map((words) => html`<li class="item__tag item__tag--mark">${words}</li>`)}
    ${tags.map((/** @type {string} */ tag) => html`<li class="item__tag">${tag}</li>`)}
  </ul>`;
}

/** @param {any} board @param {any} thing */
function author(board, thing) {
  const mine = thing.by === board.person;
  if (thing.author === "hidden" || !thing.by) {
    return html`<span class="initial ${mine ? "initial--me" : ""}" aria-hidden="true">${icon("eye-off", "icon--small")}</span>
      <span>${mine ? t("You (hidden)") : t("Name hidden")}</span>`;
  }
  const name = board.name(thing.by);
  return html`<span class="initial ${mine ? "initial--me" : ""}" aria-hidden="true">${[...name][0]?.toUpperCase()}</span>
    <span>${mine ? t("You") : name}</span>`;
}

/** @param {any} board @param {any} thing */
function state(board, thing) {
  const now = board.stateOf(thing.id);
  const mine = thing.by === board.person;
  if (now === "saved" && !mine) return nothing;
  return html`<p class="item__state item__state--${now}">${icon(stateIcon(now), "icon--small")}${stateWords(now)}</p>`;
}
