/** The small bar above what is chosen: colour, what it is, group, link, more. */

import { html, nothing, render } from "../../vendor/lit/lit.js";
import { offeredMarks } from "../ui/badges.js";
import { branch, mayBranch } from "../ui/branches.js";
import { icon } from "../ui/icon.js";
import { CLAIMS, claimIcon, claimName, claimOf } from "../ui/claims.js";
import { arrange, movable } from "../ui/laying.js";
import { sortName } from "../ui/sorts.js";
import { t, tn } from "../ui/words.js";

const ROOM = 12;

export class Bar {
  #desk;
  #element;
  /** Around what is chosen. @type {import("../space/grid.js").Box | null} */
  #box = null;
  #size = { w: 0, h: 0 };

  /** @param {any} desk @param {HTMLElement} element */
  constructor(desk, element) {
    this.#desk = desk;
    this.#element = element;
  }

  draw() {
    const { selection, editor, held, board, allowed, tools } = this.#desk;
    const { space } = this.#desk;
    const inSight = (/** @type {any} */ record) => record && (record.kind === "link" || space.box(record.id));
    const records = selection.ids.map((/** @type {string} */ id) => board.get(id)).filter(inSight);
    const show = records.length && !editor.id && !held.size && tools.now === "pick" && allowed.comments;
    this.#element.hidden = !show;
    if (!show) return;
    render(this.#tools(records), this.#element);
    this.#box = space.aroundAll(selection.ids.flatMap((/** @type {string} */ id) => space.ends(id) ?? [id]));
    this.#size = { w: this.#element.offsetWidth, h: this.#element.offsetHeight };
    this.follow();
  }

  /** @param {any[]} records */
  #tools(records) {
    const { commands, allowed, sheet } = this.#desk;
    const ids = records.map(({ id }) => id);
    const open = records.filter(({ locked }) => !locked);
    const notes = open.filter(({ kind }) => kind === "note");
    const texts = open.filter(({ kind }) => kind === "text");
    const single = records.length === 1 && !["link", "comment"].includes(records[0].kind) ? records[0] : null;
    const loose = movable(this.#desk, records);
    const groups = records.filter(({ kind }) => kind === "cluster");
    const groupable = allowed.may("cluster") && notes.length > 0 && ids.length > 1 && groups.length < 2;
    const links = records.every(({ kind }) => kind === "link");
    return html`
      ${ids.length > 1 ? html`<span class="bar__count">${tn("{n} chosen", "{n} chosen", ids.length)}</span>` : nothing}
      ${notes.length && allowed.may("note") ? this.#noteTools(notes) : nothing}
      ${mayBranch(this.#desk, single)
        ? html`<button type="button" class="bar__tool" @click=${() => branch(this.#desk, "cause", single.id)}>${icon("corner-down-right")}${t("Cause")}</button
            ><button type="button" class="bar__tool" @click=${() => branch(this.#desk, "effect", single.id)}>${icon("arrow-up")}${t("Effect")}</button>`
        : nothing}
      ${groupable
        ? html`<button type="button" class="bar__tool" @click=${at((button) => this.#desk.group("group", ids, button))}>${icon("group")}${t("Group")}</button>`
        : nothing}
      ${ids.length === 1 && groups.length && allowed.mayChange(groups[0]) ? this.#groupTools(groups[0]) : nothing}
      ${texts.length && !notes.length && allowed.may("text")
        ? html`<button type="button" class="bar__tool" @click=${at((button) => commands.textSize(ids, button))}>
            ${icon("type")}${t("Size")}${icon("chevron-down", "icon--small")}
          </button>`
        : nothing}
      ${records.length === 1 && records[0].kind === "frame" && allowed.may("frame")
        ? html`<button type="button" class="bar__tool" @click=${() => commands.write(ids[0])}>
              ${icon("pencil")}${t("Rename")}</button
            ><button type="button" class="bar__tool" @click=${() => sheet("frame", ids[0])}>${icon("columns-3")}${t("Parts")}</button>`
        : nothing}
      ${records.length === 1 && records[0].method
        ? html`<button type="button" class="bar__tool" @click=${() => this.#desk.work.open("questions")}>${icon("circle-help")}${t("Questions")}</button>`
        : nothing}
      ${records.length === 1 ? this.#own(records[0]) : nothing}
      ${single && allowed.may("link")
        ? html`<button type="button" class="bar__tool" @click=${() => commands.link(single.id)}>${icon("link")}${t("Link")}</button>`
        : nothing}
      ${single && allowed.may("reaction")
        ? html`<button type="button" class="bar__tool" @click=${at((button) => commands.react(single.id, button))}>${icon("smile")}${t("React")}</button>`
        : nothing}
      ${single && allowed.may("comment")
        ? html`<button type="button" class="bar__tool" @click=${() => commands.talk({ on: single.id })}>${icon("message-square")}${t("Comment")}</button>`
        : nothing}
      ${links && allowed.may("link") ? this.#linkTools(records) : nothing}
      ${links
        ? html`${ids.length === 1 && allowed.may("comment")
              ? html`<button type="button" class="bar__tool" @click=${() => commands.talk({ on: ids[0] })}>${icon("message-square")}${t("Comment")}</button>`
              : nothing}${records.some((record) => allowed.mayDrop(record))
              ? html`<button type="button" class="bar__tool" @click=${() => commands.drop(ids)}>${icon("trash")}${t("Remove")}</button>`
              : nothing}`
        : html`${loose.length > 1
              ? html`<button type="button" class="bar__tool" @click=${at((button) => arrange(this.#desk, loose, button))}>
                  ${icon("layers")}${t("Arrange…")}
                </button>`
              : nothing}<span class="bar__line"></span
            ><button type="button" class="bar__tool" @click=${at((button) => commands.more(ids, button))}>
              ${icon("ellipsis")}${t("More")}
            </button>`}
    `;
  }

  /** What a kind offers of its own: its page, and the words that it asks for. @param {any} record */
  #own(record) {
    const { commands, allowed, kinds } = this.#desk;
    const kind = kinds[record.kind];
    return html`${kind.href
        ? html`<a class="bar__tool" href=${kind.href(record)} target="_blank" rel="noopener noreferrer">${icon("external-link")}${t("Open")}</a>`
        : nothing}
      ${kind.asks && allowed.mayChange(record)
        ? html`<button type="button" class="bar__tool" @click=${() => commands.write(record.id)}>${icon("pencil")}${kind.deed()}</button>`
        : nothing}`;
  }

  /** @param {any} record */
  #groupTools({ id, collapsed }) {
    const { commands, group } = this.#desk;
    return html`<button type="button" class="bar__tool" @click=${() => commands.write(id)}>${icon("pencil")}${t("Name")}</button
      ><button type="button" class="bar__tool" aria-expanded=${String(!collapsed)} @click=${() => group("fold", id)}>
        ${icon(collapsed ? "unfold-vertical" : "fold-vertical")}${collapsed ? t("Open the group") : t("Collapse")}</button
      ><button type="button" class="bar__tool" @click=${at((button) => group("menu", [id], button))}>${icon("group")}${t("Group…")}</button>`;
  }

  /** @param {any[]} notes */
  #noteTools(notes) {
    const { commands, sheet } = this.#desk;
    const ids = notes.map(({ id }) => id);
    const [first] = notes;
    const same = notes.every(({ sort }) => sort === first.sort);
    return html`<button type="button" class="bar__tool" @click=${at((button) => commands.color(ids, button))}>
        <span class="swatch swatch--${first.color}"></span>${t("Colour")}
      </button>
      <button type="button" class="bar__tool" @click=${at((button) => commands.sort(ids, button))}>
        ${same ? sortName(first.sort) : t("What it is")}${icon("chevron-down", "icon--small")}
      </button>
      ${notes.length === 1 && first.sort === "factor"
        ? html`<button type="button" class="bar__tool" @click=${() => sheet("evidence", first.id)}>${icon("quote")}${t("Evidence")}</button
            ><button type="button" class="bar__tool" @click=${at((button) => commands.map("whatIf", first.id, button))}>${icon("radio")}${t("What if…")}</button>`
        : nothing}
      <button type="button" class="bar__tool" @click=${() => sheet("tags", ids)}>${icon("tag")}${t("Tags")}</button>
      ${offeredMarks(this.#desk, notes).length
        ? html`<button type="button" class="bar__tool" @click=${() => sheet("marks", ids)}>${icon("circle-check")}${t("Marks")}</button>`
        : nothing}`;
  }

  /** @param {any[]} records */
  #linkTools(records) {
    const { links, sheet } = this.#desk;
    const ids = records.map(({ id }) => id);
    const every = (/** @type {(link: any) => unknown} */ is) => String(records.every((link) => Boolean(is(link))));
    return html`${CLAIMS.map(
        (claim) => html`<button type="button" class="bar__tool" aria-pressed=${every((link) => claimOf(link) === claim)} @click=${() => links.claim(ids, claim)}>
          ${icon(claimIcon(claim))}${claimName(claim)}
        </button>`,
      )}<span class="bar__line"></span
      ><button type="button" class="bar__tool" aria-pressed=${every(({ delay }) => delay)} @click=${() => links.delay(ids)}>
        ${icon("clock")}${t("With delay")}</button
      ><button type="button" class="bar__tool" aria-pressed=${every(({ contested }) => contested)} @click=${() => links.contest(ids)}>
        ${icon("triangle-alert")}${t("Contested")}</button
      >${ids.length === 1
        ? html`<button type="button" class="bar__tool" @click=${() => sheet("link", ids[0])}>${icon("quote")}${t("How sure, and why…")}</button>`
        : nothing}<span class="bar__line"></span>`;
  }

  /** Above the chosen things, or below them where there is no room, and always inside the canvas. */
  follow() {
    const [{ view }, box] = [this.#desk, this.#box];
    if (!box || this.#element.hidden) return;
    const from = view.toScreen(box.x, box.y);
    const to = view.toScreen(box.x + box.w, box.y + box.h);
    const { w: width, h: height } = this.#size;
    const left = clamp((from.x + to.x - width) / 2, ROOM, view.width - width - ROOM);
    const above = from.y - height - ROOM - 4;
    const below = to.y + ROOM + 4;
    const least = view.inset.top - ROOM;
    const top = above >= least ? above : below;
    this.#element.style.setProperty("left", `${left}px`);
    this.#element.style.setProperty("top", `${clamp(top, least, view.height - view.inset.bottom - height)}px`);
  }
}

/** @param {(button: Element) => void} act */
function at(act) {
  return (/** @type {Event} */ event) => act(/** @type {Element} */ (event.currentTarget));
}

/** @param {number} value @param {number} least @param {number} most */
function clamp(value, least, most) {
  return Math.max(least, Math.min(most, value));
}
