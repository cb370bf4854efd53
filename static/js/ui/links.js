/** What can be done with links: saying what they claim, and finding one's way to them without pointing. */

import { CLAIMS, claimFields, claimIcon, claimName, claimOf, linkWords } from "./claims.js";
import { keyed } from "./keyed.js";
import { openMenu } from "./menu.js";
import { t } from "./words.js";

export class Links {
  #desk;

  /** @param {any} desk */
  constructor(desk) {
    this.#desk = desk;
  }

  /** The sentence that a link says. @param {any} link */
  words(link) {
    const { board, kinds, evidence } = this.#desk;
    const [from, to] = [link.from, link.to].map((id) => {
      const end = board.get(id);
      return kinds[end?.kind] ? kinds[end.kind].words(end) || kinds[end.kind].title() : "";
    });
    return linkWords(link, { from, to }, evidence.of(link).length);
  }

  /** Say what they claim; said once more, a sign is taken away. @param {string[]} ids @param {string} claim */
  claim(ids, claim) {
    const every = this.#records(ids).every((link) => claimOf(link) === claim);
    this.#set(ids, (link) => (every ? this.#unsaid(link) : claimFields(claim)));
  }

  /** Without its sign a link is a plain one, but between factors a causal one still. @param {any} link */
  #unsaid({ from, to }) {
    const factors = [from, to].every((id) => this.#desk.board.get(id)?.sort === "factor");
    return factors ? { sort: "causal", polarity: null } : claimFields("plain");
  }

  /** Contested, or no longer. @param {string[]} ids */
  contest(ids) {
    const contested = !this.#records(ids).every((link) => link.contested);
    this.#set(ids, () => ({ contested }));
  }

  /** How sure people are; null says nothing of it. @param {string[]} ids @param {string | null} confidence */
  trust(ids, confidence) {
    this.#set(ids, () => ({ confidence }));
  }

  /** With delay, or without. @param {string[]} ids */
  delay(ids) {
    const delay = !this.#records(ids).every((link) => link.delay);
    this.#set(ids, ({ sort }) => ({ ...(sort === "causal" ? {} : claimFields("?")), delay }));
  }

  /** @param {string[]} ids @param {any} anchor */
  menu(ids, anchor) {
    const { allowed, board, commands } = this.#desk;
    const [first] = this.#records(ids);
    if (!first) return;
    const may = allowed.may("link");
    const claims = CLAIMS.map((claim) => ({
      words: claimName(claim),
      icon: claimIcon(claim),
      checked: claimOf(first) === claim,
      act: () => claimOf(first) === claim || this.claim(ids, claim),
    }));
    const delay = { words: t("With delay"), icon: "clock", checked: Boolean(first.delay), several: true, apart: true, act: () => this.delay(ids) };
    const contested = { words: t("Contested"), key: keyed(this.#desk, "X"), icon: "triangle-alert", checked: Boolean(first.contested), several: true, act: () => this.contest(ids) };
    const more = { words: t("How sure, and why…"), key: keyed(this.#desk, "E"), icon: "quote", act: () => this.#desk.sheet("link", first.id) };
    const talk = { words: t("Comments…"), key: keyed(this.#desk, "K"), icon: "message-square", detail: String(this.#desk.hanging.talk(first.id).all || ""), act: () => commands.talk({ on: first.id }) };
    const speak = ids.length === 1 && (allowed.may("comment") || talk.detail);
    const drop = { words: t("Remove"), icon: "trash", danger: true, apart: true, act: () => commands.drop(ids) };
    const droppable = ids.some((id) => allowed.mayDrop(board.get(id)));
    openMenu(anchor, [...(may ? [...claims, delay, contested] : []), ...(ids.length === 1 ? [more] : []), ...(speak ? [talk] : []), ...this.#ways(first), ...(droppable ? [drop] : [])], this.words(first));
  }

  /** The links of a thing, each as the sentence it says. @param {string} id @param {any} anchor */
  of(id, anchor) {
    const links = this.#ofThing(id);
    if (links.length === 1) return this.go(links[0].id, anchor);
    const items = links.map((link) => ({ words: this.words(link), icon: claimIcon(claimOf(link)), act: () => this.go(link.id, anchor) }));
    return openMenu(anchor, items, t("Its links"));
  }

  /** Take one up: on the canvas it is chosen, in the list its menu opens. @param {string} id @param {any} anchor */
  go(id, anchor) {
    if (this.#desk.shown.list) this.menu([id], anchor);
    else this.choose(id);
  }

  /** Choose a link on the canvas, so that keys and bar are about it. @param {string} id */
  choose(id) {
    const { board, space, view, selection, surface, live } = this.#desk;
    const link = board.get(id);
    space.update(id);
    const box = space.aroundAll(space.ends(id) ?? []);
    if (!link || !box) return;
    view.show(box);
    selection.set([id]);
    surface.root.focus({ preventScroll: true });
    live.say(this.words(link));
  }

  /** What a menu offers about a thing's links. @param {any} thing @param {any} anchor @returns {import("./menu.js").Item[]} */
  items(thing, anchor) {
    if (!thing || thing.kind === "link") return [];
    const count = this.#ofThing(thing.id).length;
    if (!count) return [];
    const all = { words: t("Its links…"), key: keyed(this.#desk, "J"), icon: "spline", detail: String(count), act: () => this.of(thing.id, anchor) };
    const causal = this.#ofThing(thing.id).some(({ sort }) => sort === "causal");
    const loops = { words: t("Loops through it…"), icon: "refresh-cw", act: () => this.#desk.work.open("loops", { through: thing.id }) };
    return causal ? [all, loops] : [all];
  }

  /** From a link to what it joins. @param {any} link @returns {import("./menu.js").Item[]} */
  #ways({ from, to }) {
    const { board, kinds, shown, surface, outline } = this.#desk;
    const go = (/** @type {string} */ id) => (shown.list ? outline.reveal(id) : surface.focus(id));
    return [from, to].flatMap((id, at) => {
      const end = board.get(id);
      if (!kinds[end?.kind]) return [];
      const words = t("Go to “{text}”", { text: kinds[end.kind].words(end).slice(0, 60) });
      return [{ words, icon: at ? "arrow-right" : "arrow-left", apart: !at, act: () => go(id) }];
    });
  }

  /** @param {string} id @returns {any[]} in the order they were made */
  #ofThing(id) {
    return this.#records([...this.#desk.space.linksOf(id)]).sort((one, other) => (one.order < other.order ? -1 : 1));
  }

  /** @param {string[]} ids @returns {any[]} */
  #records(ids) {
    return ids.map((id) => this.#desk.board.get(id)).filter((record) => record?.kind === "link");
  }

  /** @param {string[]} ids @param {(link: any) => Record<string, any>} fields */
  #set(ids, fields) {
    const { deeds, kinds } = this.#desk;
    deeds.together(this.#records(ids).map((link) => kinds.link.set(link.id, fields(link))));
  }
}
