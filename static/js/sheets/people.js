/** The people of the workshop, for who facilitates: by team, with what can be changed of each. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { ask } from "../conduct/ask.js";
import { openDialog } from "../ui/dialog.js";
import { each } from "../ui/each.js";
import { icon } from "../ui/icon.js";
import { offered, openMenu } from "../ui/menu.js";
import { t, tn } from "../ui/words.js";

const PAUSE = 5_000;

/** @typedef {{id: string, name: string, role: string, team: string | null, here: boolean, board: string | null, unsent: number, stand_in: boolean, account: boolean, host: boolean}} Person */

class PeopleSheet {
  #desk;
  #path;
  /** @type {Person[]} */
  #people = [];
  /** @type {{id: string, title: string}[]} */
  #teams = [];
  #trouble = "";
  /** @type {any} */
  #due;

  /** @param {any} desk */
  constructor(desk) {
    this.#desk = desk;
    this.#path = `/api/v1/sessions/${desk.page.session.id}`;
    this.sheet = openDialog(t("People"), () => this.#body(), { wide: true });
    this.sheet.closed.then(() => clearTimeout(this.#due));
    this.#look();
  }

  async #look() {
    clearTimeout(this.#due);
    const [people, session] = await Promise.all([ask(`${this.#path}/people`), ask(this.#path)]);
    this.#trouble = people.text || session.text;
    if (people.ok) this.#people = people.told.people;
    if (session.ok) this.#teams = session.told.teams;
    this.sheet.draw();
    this.#due = setTimeout(() => this.#look(), PAUSE);
  }

  /** @param {string} method @param {string} path @param {any} [body] @param {string} [done] what to say then */
  async #do(method, path, body, done) {
    const { ok, text } = await ask(`${this.#path}/${path}`, { method, body });
    if (!ok) this.#trouble = text;
    else if (done) this.#desk.toast.show(done);
    await this.#look();
    if (!ok) {
      this.#trouble = text;
      this.sheet.draw();
    }
    this.#desk.room?.standing?.soon();
  }

  #body() {
    const teams = [...this.#teams, { id: null, title: this.#teams.length ? t("No team") : t("Everybody") }];
    const waiting = this.#people.filter(({ team, role }) => !team && role === "participant").length;
    return html`${this.#trouble ? html`<p class="works__away" role="alert">${icon("circle-alert")}${this.#trouble}</p>` : nothing}
      ${teams.map(({ id, title }) => this.#team(title, this.#people.filter(({ team, role }) => role === "participant" && (team ?? null) === id)))}
      ${this.#team(t("Who facilitates, looks or comments"), this.#people.filter(({ role }) => role !== "participant"))}
      ${this.#teams.length
        ? html`<div class="crew__deeds">
            <button type="button" class="button" ?disabled=${!waiting} @click=${() => this.#do("POST", "draw", { all: false }, t("Everybody has a team now."))}>
              ${icon("shuffle")}${t("Draw teams for {n} without one", { n: waiting })}
            </button>
            <button type="button" class="button" @click=${this.#drawAll}>${icon("shuffle")}${t("Draw all teams anew…")}</button>
          </div>`
        : nothing}`;
  }

  /** @param {string} title @param {Person[]} people */
  #team(title, people) {
    if (!people.length) return nothing;
    return html`<section class="crew">
      <h3 class="crew__title">${title} <span class="small muted">${people.length}</span></h3>
      <ul class="people">
        ${each(people, (person) => this.#row(person))}
      </ul>
    </section>`;
  }

  /** @param {Person} person */
  #row(person) {
    const { name, here, unsent } = person;
    const notes = [roleWords(person), !here && t("away"), unsent > 0 && tn("{n} change not sent", "{n} changes not sent", unsent)].filter(Boolean);
    return html`<li class="people__one">
      <span class="initial">${[...name][0]?.toUpperCase()}</span>
      <span class="people__name">${this.#me(person) ? t("{name} (you)", { name }) : name}${notes.length ? html`<span class="small muted crew__notes">${notes.join(" · ")}</span>` : nothing}</span>
      <button
        type="button"
        class="button button--quiet button--icon"
        aria-haspopup="menu"
        aria-label=${t("What to do about {name}", { name })}
        @click=${(/** @type {Event} */ event) => this.#menu(person, /** @type {Element} */ (event.currentTarget))}
      >
        ${icon("ellipsis")}
      </button>
    </li>`;
  }

  /** @param {Person} person @param {Element} anchor */
  #menu(person, anchor) {
    const { id, name, role, stand_in: standsIn, host, team } = person;
    const me = this.#me(person);
    const set = (/** @type {any} */ fields, /** @type {string} */ done) => () => this.#do("PATCH", `people/${id}`, fields, done);
    const items = offered([
      { words: t("Another name…"), icon: "pencil", act: () => this.#rename(person) },
      this.#teams.length > 0 && { words: t("Another team…"), icon: "users", act: () => this.#move(person, anchor) },
      role === "participant" && { words: t("Facilitates too"), icon: "handshake", apart: true, act: set({ role: "facilitator" }, t("{name} facilitates too now.", { name })) },
      role === "participant" && { words: standsIn ? t("No longer stands in") : t("May stand in"), icon: "clock", detail: t("Takes over when nobody leads"), act: set({ stand_in: !standsIn }, standsIn ? t("{name} no longer stands in.", { name }) : t("{name} may take over when nobody leads.", { name })) },
      role === "participant" && team !== null && { words: host ? t("No longer hosts the table") : t("Hosts the table"), icon: "house", detail: t("Stays when tables change"), act: set({ host: !host }, host ? t("{name} no longer hosts.", { name }) : t("{name} stays when tables change.", { name })) },
      !me && role !== "observer" && { words: t("Only looks"), icon: "eye", act: set({ role: "observer" }, t("{name} can look at everything now, and change nothing.", { name })) },
      !me && role !== "participant" && { words: t("Takes part"), icon: "user", act: set({ role: "participant" }, t("{name} takes part now.", { name })) },
      !me && { words: t("Pass the room on…"), icon: "send", act: () => this.#pass(person) },
      !me && { words: t("Remove…"), icon: "trash", danger: true, apart: true, act: () => this.#remove(person) },
    ]);
    openMenu(anchor, items, name);
  }

  /** @param {Person} person */
  #rename({ id, name }) {
    const submit = (/** @type {SubmitEvent} */ event, /** @type {() => void} */ close) => {
      event.preventDefault();
      const wanted = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("name")).trim();
      close();
      if (wanted && wanted !== name) this.#do("PATCH", `people/${id}`, { name: wanted });
    };
    openDialog(
      t("Another name"),
      (_draw, close) => html`<form class="conduct__say" @submit=${(/** @type {SubmitEvent} */ event) => submit(event, close)}>
        <label class="field"><span class="field__label">${t("Name")}</span><input name="name" maxlength="60" required autofocus .value=${name} /></label>
        <button class="button button--primary">${t("Change the name")}</button>
      </form>`,
    );
  }

  /** @param {Person} person @param {Element} anchor */
  #move({ id, name, team }, anchor) {
    const items = this.#teams.map(({ id: to, title }) => ({
      words: title,
      checked: to === team,
      act: () => this.#do("PATCH", `people/${id}`, { team: to }, t("{name} is in “{team}” now.", { name, team: title })),
    }));
    openMenu(anchor, items, t("Another team"));
  }

  /** @param {Person} person */
  #pass({ id, name }) {
    const pass = (/** @type {boolean} */ leave) => this.#do("POST", "pass", { to: id, leave }, t("{name} facilitates now.", { name }));
    choice(t("Pass the room on to {name}?", { name }), t("Both of you can facilitate, or you take part from now on."), [
      { words: t("We both facilitate"), act: () => pass(false) },
      { words: t("I take part"), act: () => pass(true) },
    ]);
  }

  /** @param {Person} person */
  #remove({ id, name }) {
    const remove = (/** @type {string} */ notes) => this.#do("DELETE", `people/${id}?notes=${notes}`, undefined, t("{name} is no longer in the workshop.", { name }));
    choice(t("Remove {name}?", { name }), t("{name} can't come back under this name. Notes that go can be put back from the last changes.", { name }), [
      { words: t("Their notes stay"), act: () => remove("keep") },
      { words: t("Their notes go too"), danger: true, act: () => remove("go") },
    ]);
  }

  #drawAll = () =>
    choice(t("Draw all teams anew?"), t("Everybody may come into another team, and their page goes there by itself."), [
      { words: t("Draw all teams anew"), act: () => this.#do("POST", "draw", { all: true }, t("The teams are drawn anew.")) },
    ]);

  /** @param {Person} person */
  #me({ id }) {
    return id === this.#desk.board.person;
  }
}

/** @param {Person} person */
function roleWords({ role, stand_in: standsIn, host }) {
  if (role === "facilitator") return t("facilitates");
  if (role === "observer") return t("only looks");
  if (role === "mentor") return t("comments");
  return [standsIn && t("may stand in"), host && t("hosts the table")].filter(Boolean).join(" · ");
}

/** @param {string} title @param {string} words @param {{words: string, danger?: boolean, act: () => void}[]} deeds */
function choice(title, words, deeds) {
  openDialog(
    title,
    (_draw, close) => html`<p>${words}</p>
      <div class="conduct__deeds">
        <button type="button" class="button button--quiet" @click=${close}>${t("Cancel")}</button>
        ${deeds.map(({ words: deed, danger, act }) => {
          const press = () => {
            close();
            act();
          };
          return html`<button type="button" class="button ${danger ? "button--danger" : ""}" @click=${press}>${deed}</button>`;
        })}
      </div>`,
  );
}

/** @param {any} desk */
export function open(desk) {
  new PeopleSheet(desk);
}
