/** What can be said of a note besides its words: its tags, its language, and whether its author is shown. */

import { offeredMarks } from "./badges.js";
import { keyed } from "./keyed.js";
import { openMenu } from "./menu.js";
import { LANGUAGES, t } from "./words.js";

export class Facts {
  #desk;

  /** @param {any} desk */
  constructor(desk) {
    this.#desk = desk;
  }

  /** @param {string[]} ids @param {any} anchor */
  language(ids, anchor) {
    const { board, deeds } = this.#desk;
    const now = board.get(ids[0])?.lang ?? null;
    const item = (/** @type {string | null} */ lang, /** @type {string} */ words) => ({
      words,
      checked: lang === now,
      act: () => deeds.set(ids, { lang }),
    });
    const items = LANGUAGES.map(([lang, words]) => item(lang, words));
    openMenu(anchor, [...items, item(null, t("Not said"))], t("Language of the note"));
  }

  /** @param {string[]} ids @param {"shown" | "hidden"} author */
  author(ids, author) {
    const { deeds, toast } = this.#desk;
    deeds.set(ids, { author });
    const words = author === "hidden" ? t("Nobody else sees who wrote it now.") : t("Everybody sees who wrote it now.");
    toast.show(words, () => deeds.undo());
  }

  /** What a menu offers about notes. @param {any[]} notes @param {any} anchor @returns {import("./menu.js").Item[]} */
  items(notes, anchor) {
    const { allowed, sheet } = this.#desk;
    if (!notes.length || !allowed.may("note")) return [];
    const ids = notes.map(({ id }) => id);
    return [
      { words: t("Tags…"), key: keyed(this.#desk, "#"), icon: "tag", act: () => sheet("tags", ids) },
      ...(offeredMarks(this.#desk, notes).length ? [{ words: t("Marks…"), key: keyed(this.#desk, "B"), icon: "circle-check", act: () => sheet("marks", ids) }] : []),
      { words: t("Language…"), icon: "languages", act: () => this.language(ids, anchor) },
      ...this.#authorItem(notes),
    ];
  }

  /** One's own name; for a facilitator anybody's. @param {any[]} notes @returns {import("./menu.js").Item[]} */
  #authorItem(notes) {
    const { allowed, board } = this.#desk;
    const own = notes.every(({ by }) => by === board.person);
    if (!own && !allowed.facilitates) return [];
    const ids = notes.map(({ id }) => id);
    if (notes.every(({ author }) => author === "hidden")) {
      const words = own ? t("Show my name") : t("Show who wrote it");
      return [{ words, icon: "eye", act: () => this.author(ids, "shown") }];
    }
    const words = own ? t("Hide my name") : t("Hide who wrote it");
    return [{ words, icon: "eye-off", act: () => this.author(ids, "hidden") }];
  }
}
