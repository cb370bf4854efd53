/** The work of grouping: proposals of which notes speak of the same, and which may be the same note. People decide. */

import { html, nothing, repeat } from "../../vendor/lit/lit.js";
import { makeCluster } from "../ui/clustering.js";
import { icon } from "../ui/icon.js";
import { t, tn } from "../ui/words.js";
import { Asked } from "./asked.js";
import { go } from "./going.js";
import { Hulls } from "./hulls.js";
import { Pairs } from "./pairs.js";
import { bring } from "./shine.js";
import { suggestion } from "./suggestion.js";

const FEWEST = 2;
/** ms after the slider was last moved. */
const SETTLED = 150;
/** So many notes that stay alone are named. */
const SOME = 12;

/** @typedef {{ids: string[], words: string[]}} Group */
/** @typedef {{groups: Group[], alone: string[], by: string, count: number, most: number, capped: boolean}} Found */
/** @typedef {{key: string, letter: string, ids: string[], words: string}} Proposal */

class Groups {
  #desk;
  #redraw;
  #asked;
  #pairs;
  #hulls;
  /** How many groups are wanted, those accepted included; 0 until the server has said what suits. */
  #count = 0;
  /** The groups that were accepted. @type {string[]} */
  #made = [];
  #timer = 0;
  /** The group that is looked at, by its notes. */
  #open = "";
  /** Those dismissed. @type {Set<string>} */
  #away = new Set();
  /** What is being typed as the name of one. */
  #title = "";
  /** What each note said when it was last asked about. @type {Map<string, string>} */
  #said = new Map();

  /** @param {any} desk @param {() => void} redraw */
  constructor(desk, redraw) {
    this.#desk = desk;
    this.#redraw = redraw;
    desk.hulls ??= new Hulls(desk);
    this.#hulls = desk.hulls;
    this.#pairs = new Pairs(desk, redraw);
    this.#listen();
    this.#asked = new Asked(desk.board, {
      wanted: () => this.#wanted(),
      concerns: ({ id, kind, text }) => kind === "note" && this.#said.get(id) !== text,
      gone: (id) => this.#said.has(id),
      heard: () => this.#heard(),
    });
  }

  title() {
    return t("Suggestions");
  }

  stop() {
    clearTimeout(this.#timer);
    this.#asked.stop();
    this.#hulls.show([]);
  }

  draw() {
    /** @type {{groups?: Found, duplicates?: any}} */
    const { groups, duplicates } = this.#asked.answers;
    const proposals = groups ? this.#proposals(groups) : [];
    const open = proposals.some(({ key }) => key === this.#open) ? this.#open : proposals[0]?.key;
    this.#hulls.show(proposals.map(({ letter, ids, words, key }) => ({ letter, ids, words, focus: key === open })));
    return html`${this.#asked.away ? html`<p class="works__away" role="status">${icon("cloud-off")}${t("This needs the connection. It is tried again.")}</p>` : nothing}
      <section class="proposed">
        <p class="proposed__question">${t("Which notes speak of the same?")}</p>
        ${groups ? this.#found(groups, proposals, open ?? "") : html`<p class="muted" role="status">${t("Comparing the notes…")}</p>`}
      </section>
      ${duplicates ? this.#pairs.draw(duplicates.pairs) : nothing}`;
  }

  /** @param {Found} groups @param {Proposal[]} proposals @param {string} open */
  #found(groups, proposals, open) {
    const alone = groups.alone.filter((id) => this.#free(id));
    return html`<div class="proposed__head">
        <h3 class="works__title">${t("Suggested groups ({n})", { n: proposals.length })}</h3>
        ${alone.length ? html`<p class="small muted">${tn("{n} note stays alone", "{n} notes stay alone", alone.length)}</p>` : nothing}
      </div>
      ${groups.most > FEWEST ? this.#slider(groups.most + this.#there) : nothing}
      ${proposals.length
        ? html`<ul class="proposed__list" aria-label=${t("Suggested groups")}>
              ${repeat(proposals, keyOf, (/** @type {Proposal} */ each) => this.#one(each, each.key === open))}
            </ul>
            ${proposals.length > 1 ? html`<button type="button" class="button" @click=${() => this.#acceptAll(proposals)}>${icon("list-checks")}${t("Accept all {n}", { n: proposals.length })}</button>` : nothing}`
        : html`<p class="muted">${t("Nothing to group here. Notes that lie in a group already are left out.")}</p>`}
      ${alone.length ? this.#loners(alone) : nothing}
      <p class="small muted">${how(groups)}</p>`;
  }

  /** @param {number} most */
  #slider(most) {
    const words = tn("{n} group", "{n} groups", this.#count);
    return html`<div class="proposed__range">
      <input type="range" min=${FEWEST} max=${most} step="1" .value=${String(this.#count)} aria-label=${t("How many groups")} aria-valuetext=${words} @input=${this.#slide} />
      <p class="proposed__ends small muted" aria-hidden="true"><span>${t("fewer groups")}</span><span>${t("more groups")}</span></p>
    </div>`;
  }

  /** @param {Proposal} proposal @param {boolean} open */
  #one(proposal, open) {
    return suggestion(this.#desk, proposal, {
      open,
      title: open ? this.#title : "",
      look: () => this.#look(proposal),
      write: (title) => (this.#title = title),
      accept: () => this.#accept(proposal, open ? this.#title : ""),
      dismiss: () => this.#dismiss(proposal),
    });
  }

  /** @param {string[]} ids */
  #loners(ids) {
    return html`<details class="proposed__alone">
      <summary>${t("Notes that stay alone")}</summary>
      <ul>
        ${ids.slice(0, SOME).map((id) => html`<li><button type="button" class="proposed__note" @click=${() => go(this.#desk, [id])}>${this.#desk.board.get(id).text}</button></li>`)}
      </ul>
    </details>`;
  }

  /** What is still to be grouped of what was found. @param {Found} found @returns {Proposal[]} */
  #proposals({ groups }) {
    return groups
      .map(({ ids, words }, at) => ({ letter: letter(at), ids: ids.filter((id) => this.#free(id)), words: words.join(", ") }))
      .map((each) => ({ ...each, key: each.ids.join() }))
      .filter(({ ids, key }) => ids.length > 1 && !this.#away.has(key));
  }

  /** @param {string} id */
  #free(id) {
    const { board, clusters } = this.#desk;
    const note = board.get(id);
    return Boolean(note) && !clusters.holder(note);
  }

  /** @param {Event} event */
  #slide = ({ target }) => {
    this.#count = Number(/** @type {HTMLInputElement} */ (target).value);
    this.#redraw();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#asked.ask(), SETTLED);
  };

  /** @param {Proposal} proposal */
  #look(proposal) {
    this.#open = proposal.key;
    this.#title = "";
    this.#redraw();
    if (!this.#desk.shown.list) requestAnimationFrame(() => bring(this.#desk, proposal.ids, document.querySelector(".work")));
  }

  /** @param {Proposal} proposal @param {string} title */
  async #accept({ ids }, title) {
    this.#title = "";
    this.#made.push(await makeCluster(this.#desk, ids, title.trim()));
    this.#redraw();
    this.#onward();
  }

  /** Each becomes a step of its own, to be undone by itself. @param {Proposal[]} proposals */
  async #acceptAll(proposals) {
    const { deeds, toast } = this.#desk;
    for (const { ids } of proposals) this.#made.push(await makeCluster(this.#desk, ids));
    this.#redraw();
    const undo = () => {
      for (const _ of proposals) deeds.undo();
    };
    this.#onward();
    toast.show(tn("{n} group was made. Name it when you know what it is about.", "{n} groups were made. Name them when you know what they are about.", proposals.length), undo);
  }

  /** @param {Proposal} proposal */
  #dismiss({ key }) {
    this.#away.add(key);
    this.#redraw();
    const undo = () => {
      this.#away.delete(key);
      this.#redraw();
    };
    this.#onward();
    this.#desk.toast.show(t("Dismissed. The notes stay as they are."), undo);
  }

  /** So many of what is wanted are there already. */
  get #there() {
    return this.#made.filter((id) => this.#desk.board.get(id)).length;
  }

  /** Of the notes that are in no group yet. */
  get #more() {
    return Math.max(FEWEST, this.#count - this.#there);
  }

  /** What had the focus is gone: the next proposal takes it, or the panel. */
  #onward() {
    const panel = /** @type {HTMLElement | null} */ (document.querySelector(".work"));
    const next = /** @type {HTMLElement | null} */ (panel?.querySelector(".suggestion__accept"));
    (next ?? panel)?.focus({ preventScroll: !next });
  }

  /** @returns {Record<string, Record<string, string>>} */
  #wanted() {
    this.#listen();
    return { groups: this.#count ? { count: String(this.#more) } : {}, duplicates: {} };
  }

  /** The server bounds what is wanted; what was wanted meanwhile is asked for again. */
  #heard() {
    const { groups } = this.#asked.answers;
    if (groups && !this.#count) this.#count = groups.count;
    else if (groups && groups.count !== Math.min(this.#more, groups.most)) this.#asked.ask();
    this.#redraw();
  }

  /** Other words, more notes and fewer are to be heard of; where they lie is all the same. */
  #listen() {
    this.#said = new Map([...this.#desk.board.of("note")].map(({ id, text }) => [id, text]));
  }
}

/** @param {{by: string, capped: boolean}} found */
function how({ by, capped }) {
  const compared =
    by === "meaning"
      ? t("Compared by what the notes mean, in any language. These are proposals; you decide.")
      : t("Compared by their letters, for this installation doesn't read what words mean. These are proposals; you decide.");
  return capped ? `${compared} ${t("There are many notes: only the oldest were compared.")}` : compared;
}

/** A, B, … Z, AA. @param {number} at @returns {string} */
function letter(at) {
  return (at < 26 ? "" : letter(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26));
}

/** @param {Proposal} proposal */
function keyOf({ key }) {
  return key;
}

export { Groups as default };
