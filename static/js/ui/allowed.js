/** What this person may do on this board now; the server decides, this only keeps dead controls off the page. */

import { elsewhere } from "./stage.js";
import { t } from "./words.js";

/** What nobody but the facilitator does in a silent round. */
const TALK = new Set(["comment", "reaction"]);

export class Allowed {
  #board;
  #kinds;

  /** @param {any} board @param {Record<string, any>} kinds */
  constructor(board, kinds) {
    this.#board = board;
    this.#kinds = kinds;
  }

  get facilitates() {
    return this.#board.role === "facilitator";
  }

  get edits() {
    if (this.#board.gone) return false;
    const { role, stage } = this.#board;
    return this.facilitates || (role === "participant" && !stage.locked && !elsewhere(stage));
  }

  /** Mentors say what they think and change nothing; once the workshop is over so do those who took part. */
  get comments() {
    const { gone, role, stage } = this.#board;
    if (gone || role === "observer") return false;
    return this.edits || Boolean(stage.done) || (role === "mentor" && !stage.locked);
  }

  /** @param {string} kind */
  may(kind) {
    const { tools, silent } = this.#board.stage;
    const acts = kind === "comment" ? this.comments : this.edits;
    if (silent && TALK.has(kind) && !this.facilitates) return false;
    return acts && (this.facilitates || !tools || tools.includes(kind));
  }

  /** What is locked is left alone by everybody until it is unlocked. @param {any} record */
  mayChange(record) {
    return Boolean(record) && !record.locked && this.may(record.kind);
  }

  /** @param {any} record */
  mayUnlock(record) {
    return Boolean(record?.locked) && this.may(record.kind) && (this.facilitates || record.locked === this.#board.person);
  }

  /** What to do about something locked. @param {any} record */
  lockWords(record) {
    if (this.mayUnlock(record)) return t("This is locked. To change it, choose More, then Unlock.");
    return t("This is locked. The facilitator can unlock it.");
  }

  /** @param {any} record */
  mayDrop(record) {
    if (!this.mayChange(record) || (this.#board.stage.locked && !this.facilitates)) return false;
    if (this.#kinds[record.kind]?.owned) return this.facilitates || record.by === this.#board.person;
    const gathering = this.#board.stage.mode === "divergent";
    return this.facilitates || !gathering || record.by === this.#board.person;
  }

  /** Why somebody cannot change things here, in words; empty when they can. */
  get reason() {
    const { role, stage } = this.#board;
    if (role === "mentor") return t("You can look at everything here and comment, and change nothing else.");
    if (role === "observer") return t("You can look at everything here, and change nothing.");
    if (stage.done && !this.facilitates) return t("The workshop is over. You can look at everything, and comment.");
    if (stage.locked && !this.facilitates) return t("The facilitator has locked the board. You can look around.");
    if (elsewhere(stage) && !this.facilitates) {
      return stage.team
        ? t("Everybody works on the board of the whole room now; go there.")
        : t("The teams are working on their own boards now; go to your team's board.");
    }
    return "";
  }
}
