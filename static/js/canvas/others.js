/** The others on the canvas: their pointers, what they are writing, and what they are dragging. */

import { html, nothing, render, repeat } from "../../vendor/lit/lit.js";
import { icon } from "../ui/icon.js";
import { openMenu } from "../ui/menu.js";
import { settings } from "../ui/settings.js";
import { t } from "../ui/words.js";
import { Carried } from "./carried.js";

const FEW = 8;

export class Others {
  /** More people than pointers are any help for: nobody's is drawn, and one's own is not sent. */
  crowded = false;
  #desk;
  #layer;
  #carried;
  #zoom = 0;

  /** @param {any} desk @param {HTMLElement} layer */
  constructor(desk, layer) {
    this.#desk = desk;
    this.#layer = layer;
    this.#carried = new Carried(desk, quiet);
  }

  /** Things in others' hands are drawn where they hold them. @param {boolean} news @returns {string[]} ids that moved */
  hold(news) {
    if (news) this.#carried.hear(this.#here());
    return this.#carried.step();
  }

  /** Whether something in others' hands is still on its way. */
  get moving() {
    return this.#carried.moving;
  }

  /** Names and pointers keep their size. */
  follow() {
    const { zoom } = this.#desk.view;
    if (zoom !== this.#zoom) this.#layer.style.setProperty("--back", String(1 / zoom));
    this.#zoom = zoom;
  }

  draw() {
    const here = this.#here();
    this.crowded = here.length >= FEW;
    const pointers = !this.crowded && !quiet() ? here.filter(([, person]) => person.at && !person.editing) : [];
    const writers = here.filter(([, person]) => person.editing);
    const movers = here.filter(([, person]) => person.drag?.length);
    render(
      html`${writers.map(([, person]) => this.#writer(person))} ${movers.map(([, person]) => this.#mover(person))}
      ${repeat(pointers, identity, (/** @type {[string, any]} */ [id, person]) => this.#pointer(id, person))}`,
      this.#layer,
    );
    for (const element of /** @type {NodeListOf<HTMLElement>} */ (this.#layer.querySelectorAll("[data-x]"))) {
      element.style.setProperty("translate", `${element.dataset.x}px ${element.dataset.y}px`);
    }
    this.follow();
  }

  /** @returns {[string, any][]} */
  #here() {
    const { board } = this.#desk;
    return [...board.people].filter(([id, person]) => person.here && id !== board.person);
  }

  /** @param {any} person */
  #writer(person) {
    const { space, board } = this.#desk;
    const words = t("{name} is writing", { name: person.name });
    const box = board.get(person.editing) ? space.box(person.editing) : null;
    if (box) return beneath(box, "pencil", words);
    if (!person.at) return nothing;
    return html`<div class="shell" data-x=${person.at[0]} data-y=${person.at[1]}>
      <span class="shell__dots"><i></i><i></i><i></i></span>
      <p class="shell__who"><span class="initial">${[...person.name][0]}</span>${words}</p>
    </div>`;
  }

  /** Who moves something, beneath it. @param {any} person */
  #mover({ name, drag }) {
    const { space, held } = this.#desk;
    const [first] = drag.find((/** @type {any[]} */ [id]) => space.box(id)) ?? [];
    return first && !held.has(first) ? beneath(space.box(first), "move", name) : nothing;
  }

  /** @param {string} id @param {any} person */
  #pointer(id, person) {
    const { following } = this.#desk;
    const item = { words: t("Follow {name}", { name: person.name }), icon: "eye", act: () => following.start(id) };
    const follow = (/** @type {MouseEvent} */ { clientX: x, clientY: y }) => openMenu({ x, y }, [item], person.name);
    return html`<p class="pointer" data-x=${person.at[0]} data-y=${person.at[1]}>
      ${icon("mouse-pointer-2", "pointer__icon")}<button type="button" class="pointer__name" tabindex="-1" @click=${follow}>${person.name}</button>
    </p>`;
  }
}

/** @param {import("../space/grid.js").Box} box @param {string} picture @param {string} words */
function beneath({ x, y, h }, picture, words) {
  return html`<p class="writes" data-x=${x} data-y=${y + h + 6}>${icon(picture, "icon--small")} ${words}</p>`;
}

/** @param {[string, any]} one */
function identity([id]) {
  return id;
}

/** Nobody's pointers where motion or data are to be spared. */
export function quiet() {
  const saves = /** @type {any} */ (navigator).connection?.saveData;
  return Boolean(saves) || settings.still;
}
