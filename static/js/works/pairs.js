/** Notes that may be the same, two at a time: people say whether they are one. Who said no isn't asked again on this device. */

import { html, nothing, repeat } from "../../vendor/lit/lit.js";
import { icon } from "../ui/icon.js";
import { keep, kept } from "../ui/kept.js";
import { merge, writer } from "../ui/merging.js";
import { t } from "../ui/words.js";
import { go } from "./going.js";

const SOME = 3;
const MOST_KEPT = 500;

/** @typedef {{ids: string[], likeness: number}} Pair */

export class Pairs {
  #desk;
  #redraw;
  #name;
  /** @type {string[]} */
  #different;
  #most = SOME;

  /** @param {any} desk @param {() => void} redraw */
  constructor(desk, redraw) {
    this.#desk = desk;
    this.#redraw = redraw;
    this.#name = `different-${desk.board.id}-${desk.board.person}`;
    this.#different = kept(this.#name, "").split(",").filter(Boolean);
  }

  /** @param {Pair[]} pairs */
  draw(pairs) {
    const { board, allowed } = this.#desk;
    const open = pairs.filter(({ ids }) => ids.every((id) => board.get(id)) && !this.#different.includes(ids.join(" ")));
    if (!open.length) return nothing;
    return html`<section class="proposed proposed--pairs">
      <h3 class="works__title">${t("Is it the same note?")}</h3>
      <ul class="proposed__list" aria-label=${t("Is it the same note?")}>
        ${repeat(open.slice(0, this.#most), keyOf, (/** @type {Pair} */ pair) => this.#one(pair))}
      </ul>
      ${open.length > this.#most ? html`<button type="button" class="button button--quiet" @click=${this.#more}>${t("Show {n} more", { n: open.length - this.#most })}</button>` : nothing}
      ${allowed.may("note") ? html`<p class="small muted">${t("Merging keeps both texts and both authors, and can be undone.")}</p>` : nothing}
    </section>`;
  }

  /** @param {Pair} pair */
  #one({ ids }) {
    const [one, other] = ids.map((id) => this.#desk.board.get(id));
    const may = this.#desk.allowed.mayChange(one) && this.#desk.allowed.mayChange(other);
    const about = { one: one.text.slice(0, 60), other: other.text.slice(0, 60) };
    return html`<li class="pair">
      ${[one, other].map((note) => this.#note(note))}
      ${may ? html`<button type="button" class="button" aria-label=${t("Merge “{one}” and “{other}”", about)} @click=${() => this.#merge(other, one)}>${icon("copy-plus")}${t("Merge")}</button>` : nothing}
      <button type="button" class="button" aria-label=${t("“{one}” and “{other}” are different", about)} @click=${() => this.#apart(ids)}>${t("They are different")}</button>
    </li>`;
  }

  /** @param {any} note */
  #note(note) {
    return html`<button type="button" class="pair__note note--${note.color ?? "sand"}" lang=${note.lang ?? nothing} @click=${() => go(this.#desk, [note.id])}>
      <span>${note.text}</span><span class="pair__who">${writer(this.#desk.board, note)}</span>
    </button>`;
  }

  /** @param {any} note @param {any} into the older one */
  #merge(note, into) {
    merge(this.#desk, note, into);
    this.#redraw();
  }

  /** @param {string[]} ids */
  #apart(ids) {
    this.#remember([...this.#different, ids.join(" ")]);
    this.#desk.toast.show(t("You won't be asked about these two again."), () => this.#remember(this.#different.filter((each) => each !== ids.join(" "))));
  }

  /** @param {string[]} different */
  #remember(different) {
    this.#different = different.slice(-MOST_KEPT);
    keep(this.#name, this.#different.join(","));
    this.#redraw();
  }

  #more = () => {
    this.#most += SOME;
    this.#redraw();
  };
}

/** @param {Pair} pair */
function keyOf({ ids }) {
  return ids.join();
}
