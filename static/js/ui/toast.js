/** One short message above the tool bar, with one thing to do about it. */

import { t } from "./words.js";

const STAY = 5000;

export class Toast {
  #element;
  #timer = 0;
  #stay = STAY;
  #live;

  /** @param {HTMLElement} element @param {import("./live.js").Live} live */
  constructor(element, live) {
    this.#element = element;
    this.#live = live;
    const wait = () => clearTimeout(this.#timer);
    element.addEventListener("pointerenter", wait);
    element.addEventListener("focusin", wait);
    element.addEventListener("pointerleave", () => this.#leave());
    element.addEventListener("focusout", () => this.#leave());
  }

  /** @param {string} message @param {() => void} [act] offered as a button for five seconds @param {string} [name] of that button @param {number} [stay] ms, where five seconds are too short */
  show(message, act, name = t("Undo"), stay = STAY) {
    const words = document.createElement("span");
    words.textContent = message;
    this.#element.replaceChildren(words);
    if (act) this.#element.append(this.#button(act, name));
    this.#stay = stay;
    this.#element.hidden = false;
    this.#live.say(message);
    this.#leave();
  }

  #leave() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.hide(), this.#stay);
  }

  hide() {
    this.#element.hidden = true;
    this.#element.replaceChildren();
  }

  /** @param {() => void} act @param {string} name */
  #button(act, name) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "toast__undo";
    button.textContent = name;
    button.addEventListener("click", () => {
      this.hide();
      act();
    });
    return button;
  }
}
