/** The bar of the replay: play, back and on, where most changed, the chapters, whose story, and how fast. */

import { html, nothing, render, svg } from "../../vendor/lit/lit.js";
import { icon } from "../ui/icon.js";
import { t } from "../ui/words.js";
import { dayWords, longWords, momentWords } from "./moments.js";
import { SPEEDS } from "./player.js";
import { chapters } from "./timeline.js";
import { groups, people } from "./whose.js";

const BINS = 56;
const TALL = 100;
/** Before this part of the time there is no room for words at the left. */
const EARLY = 0.4;

export class Bar {
  #player;
  #place;
  #visit;
  /** @type {import("./timeline.js").Chapter[]} */
  #chapters;
  /** @type {{id: string, words: string}[]} */
  #people;
  #groups;
  /** @type {number[]} */
  #bins = [];
  #planned = 0;
  #looks = "";

  /** @param {import("./player.js").Player} player @param {HTMLElement} place @param {(person: string) => string} name @param {import("./visit.js").Visit | null} visit the last one */
  constructor(player, place, name, visit) {
    this.#player = player;
    this.#place = place;

    this.#visit = visit;
    this.#chapters = chapters(player.story);
    this.#people = people(player.story).map((id) => ({ id, words: name(id) }));
    this.#groups = groups(player.story);
    this.#count();
    player.listen(({ story }) => {
      if (story) this.#count();
      this.#planned ||= requestAnimationFrame(() => this.draw());
    });
  }

  /** The chapter in which the story stands. */
  get chapter() {
    const { place } = this.#player;
    return this.#chapters.findLast(({ from }) => from < place) ?? this.#chapters[0];
  }

  /** @param {import("./timeline.js").Chapter} chapter */
  title(chapter) {
    if (chapter.title) return chapter.title;
    if (chapter.later && this.#chapters.some(({ title }) => title)) return t("After the workshop");
    return dayWords(this.#player.story.frames[chapter.from].at);
  }

  /** To the beginning of the next chapter, or of this one, or of the one before. @param {1 | -1} way */
  turn(way) {
    const { place, story } = this.#player;
    const starts = [...this.#chapters.map(({ from }) => from), story.length];
    this.#player.go(way > 0 ? (starts.find((from) => from > place) ?? story.length) : (starts.findLast((from) => from < place) ?? 0));
  }

  draw() {
    cancelAnimationFrame(this.#planned);
    this.#planned = 0;
    const player = this.#player;
    const looks = JSON.stringify([player.playing, player.speed, player.skips, player.wanted, this.#bins]);
    if (looks !== this.#looks) this.#lay();
    this.#looks = looks;
    this.#move();
  }

  /** What stays as it is while the story goes on. */
  #lay() {
    const { playing, speed, skips } = this.#player;
    const player = this.#player;
    render(
      html`<div class="player__go">
          <button type="button" class="player__step" aria-label=${t("One change back")} @click=${() => player.step(-1)}>${icon("chevron-left")}</button>
          <button type="button" class="player__play" aria-label=${playing ? t("Pause") : t("Play")} @click=${() => player.toggle()}>${icon(playing ? "pause" : "play")}</button>
          <button type="button" class="player__step" aria-label=${t("One change on")} @click=${() => player.step(1)}>${icon("chevron-right")}</button>
        </div>
        ${this.#track()}
        <div class="player__how">
          <fieldset class="player__speeds">
            <legend class="unseen">${t("Speed")}</legend>
            ${SPEEDS.map(
              (each) => html`<label class="player__speed"><input class="unseen" type="radio" name="speed" .checked=${each === speed} @change=${() => player.pace(each)} />${each}×</label>`,
            )}
          </fieldset>
          <label class="player__skip"><input type="checkbox" .checked=${skips} @change=${(/** @type {any} */ event) => player.skip(event.target.checked)} />${t("Skip pauses")}</label>
          ${this.#choice()}
        </div>`,
      this.#place,
    );
    const track = this.#find(".track");
    for (const each of /** @type {NodeListOf<HTMLElement>} */ (track.querySelectorAll("[data-from]"))) {
      each.style.setProperty("--from", String(each.dataset.from));
      each.style.setProperty("--to", String(each.dataset.to ?? each.dataset.from));
    }
  }

  #track() {
    const bars = this.#bars();
    const { story, timeline } = this.#player;
    const visited = this.#visited;
    return html`<div class="track">
      <p class="track__about">${t("Where most changed")}</p>
      <svg class="track__bars" viewBox="0 0 ${BINS} ${TALL}" preserveAspectRatio="none" aria-hidden="true">${bars}</svg>
      <svg class="track__bars track__bars--past" viewBox="0 0 ${BINS} ${TALL}" preserveAspectRatio="none" aria-hidden="true">${this.#bars()}</svg>
      ${visited === null ? nothing : html`<p class="track__visit" ?data-early=${timeline.part(visited) < EARLY} data-from=${timeline.part(visited)}><span>${icon("flag", "icon--small")}${this.#visitWords}</span></p>`}
      <div class="track__line" aria-hidden="true">
        ${this.#chapters.map((each) => html`<i class="track__part" data-from=${timeline.part(each.from)} data-to=${timeline.part(each.to)}></i>`)}
      </div>
      <div
        class="track__hand"
        role="slider"
        tabindex="0"
        aria-label=${t("Where the story stands")}
        aria-valuemin="0"
        aria-valuemax=${story.length}
        @pointerdown=${this.#grab}
        @pointermove=${this.#drag}
      ></div>
      <p class="track__now" aria-hidden="true"></p>
      <ol class="track__chapters" aria-label=${t("Chapters")}>
        ${this.#chapters.map(
          (each) =>
            html`<li class="track__chapter" data-from=${timeline.part(each.from)} data-to=${timeline.part(each.to)}>
              <button type="button" class="track__title" @click=${() => this.#player.go(each.from + 1)}>${this.title(each)}<span class="track__long">${longWords(each.minutes)}</span></button>
            </li>`,
        )}
      </ol>
    </div>`;
  }

  #choice() {
    const { wanted } = this.#player;
    const option = (/** @type {string} */ value, /** @type {string} */ words) => html`<option value=${value} ?selected=${value === wanted}>${words}</option>`;
    const seen = this.#visited;
    return html`<label class="player__whose"><span class="unseen">${t("Whose story")}</span>
      <select class="input" @change=${(/** @type {any} */ event) => this.#player.want(event.target.value)}>
        ${option("", t("Everybody’s story"))} ${seen === null ? nothing : option(`since:${this.#visit?.seq}`, t("Since your last visit"))}
        ${this.#people.length ? html`<optgroup label=${t("One person’s")}>${this.#people.map(({ id, words }) => option(`person:${id}`, words))}</optgroup>` : nothing}
        ${this.#groups.length ? html`<optgroup label=${t("One group’s")}>${this.#groups.map(({ id, title }) => option(`group:${id}`, title))}</optgroup>` : nothing}
      </select></label>`;
  }

  /** Where the story stands. */
  #move() {
    const { part, place, story, frame } = this.#player;
    const now = frame ? momentWords(frame.at) : t("The beginning");
    const chapter = this.chapter;
    this.#find(".track").style.setProperty("--part", String(part));
    this.#find(".track__now").textContent = now;
    const hand = this.#find(".track__hand");
    hand.setAttribute("aria-valuenow", String(place));
    hand.setAttribute("aria-valuetext", [now, chapter ? this.title(chapter) : "", t("change {n} of {all}", { n: place, all: story.length })].filter(Boolean).join(", "));
    this.#place.querySelectorAll(".track__chapter").forEach((each, at) => each.toggleAttribute("data-now", this.#chapters[at] === chapter));
  }

  #count() {
    const { timeline, whose } = this.#player;
    this.#bins = timeline.bins(BINS, whose?.counts);
  }

  #bars() {
    const most = Math.max(1, ...this.#bins);
    return this.#bins.map((count, at) => {
      const height = count ? Math.max(6, (count / most) * TALL) : 3;
      return svgRect(at + 0.14, TALL - height, 0.72, height);
    });
  }

  /** How many entries had come by the last visit; null where none is known, or nothing came since. */
  get #visited() {
    const seq = this.#visit?.seq;
    const { frames } = this.#player.story;
    if (seq === undefined || !frames.length || (frames.at(-1)?.seq ?? 0) <= seq) return null;
    const at = frames.findIndex((frame) => frame.seq > seq);
    return at > 0 ? at : null;
  }

  get #visitWords() {
    const at = this.#visit?.at ?? this.#player.story.frames[(this.#visited ?? 1) - 1]?.at;
    return at ? t("your visit, {day}", { day: dayWords(at) }) : t("your visit");
  }

  #grab = (/** @type {PointerEvent} */ event) => {
    if (event.button) return;
    /** @type {HTMLElement} */ (event.currentTarget).setPointerCapture(event.pointerId);
    this.#player.pause();
    this.#drag(event);
  };

  #drag = (/** @type {PointerEvent} */ event) => {
    const hand = /** @type {HTMLElement} */ (event.currentTarget);
    if (!hand.hasPointerCapture(event.pointerId)) return;
    const { left, width } = this.#find(".track__line").getBoundingClientRect();
    this.#player.scrub((event.clientX - left) / width);
  };

  /** @param {string} selector @returns {HTMLElement} */
  #find(selector) {
    return /** @type {HTMLElement} */ (this.#place.querySelector(selector));
  }
}

/** @param {number} x @param {number} y @param {number} w @param {number} h */
function svgRect(x, y, w, h) {
  return svg`<rect x=${x} y=${y} width=${w} height=${h}></rect>`;
}
