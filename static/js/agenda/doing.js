/** What one does to the agenda; each deed says in a sentence what it has done. */

import { t, tn } from "../ui/words.js";
import { adding, copied, inOrder, LONGEST, placing, removing, setting } from "./steps.js";
import { clock, timed } from "./times.js";

export class Doing {
  #desk;

  /** @param {any} desk */
  constructor(desk) {
    this.#desk = desk;
  }

  /** @param {string} id @param {Record<string, any>} fields */
  set(id, fields) {
    const { board } = this.#desk;
    const step = board.get(id);
    const deed = step && setting(step, fields);
    if (deed) board.do(deed.command, deed.args, deed.guess);
  }

  /** What was typed into a field. @param {string} id @param {string} field @param {string} text */
  typed(id, field, text) {
    if (field !== "minutes") return this.set(id, { [field]: text.trim() || (field === "title" ? "" : null) });
    const minutes = Number(text);
    if (Number.isInteger(minutes) && minutes >= 1 && minutes <= LONGEST) this.set(id, { minutes });
    this.#desk.draw();
  }

  /** @param {Record<string, any>[]} steps @param {string | null} [after] the open one, else the last @returns {string[]} their ids */
  add(steps, after = this.#desk.open ?? inOrder(this.#desk.board).at(-1)?.id ?? null) {
    const { board } = this.#desk;
    const { ids, deeds } = adding(board, steps, after);
    board.together(deeds);
    return ids;
  }

  /** A step of one's own, open to be written. */
  addOwn() {
    const [id] = this.add([{ where: "plenary" }]);
    this.#openAt(id);
  }

  pause() {
    const [id] = this.add([{ title: t("Break"), break: true }]);
    this.#desk.draw.now();
    focusRow(id);
  }

  /** What a method or an agenda is made of. @param {string} name @param {Record<string, any>[]} steps @param {string | null} [after] */
  take(name, steps, after) {
    const { live } = this.#desk;
    const ids = this.add(steps, after);
    if (this.#desk.open) this.#desk.open = ids.at(-1); // the next one goes after these
    live.say(tn("{n} step of “{name}” is in the agenda.", "{n} steps of “{name}” are in the agenda.", ids.length, { name }));
    this.#desk.draw.now();
    document.getElementById(`step-${ids[0]}`)?.scrollIntoView({ block: "nearest" });
  }

  /** @param {string} id */
  copy(id) {
    const [made] = this.add([copied(this.#desk.board.get(id))], id);
    this.#openAt(made);
  }

  /** @param {string} id */
  remove(id) {
    const { board, toast } = this.#desk;
    const steps = inOrder(board);
    const at = steps.findIndex((step) => step.id === id);
    const deed = removing(id);
    if (this.#desk.open === id) this.#desk.open = null;
    board.do(deed.command, deed.args, deed.guess);
    this.#desk.draw.now();
    focusRow((steps[at + 1] ?? steps[at - 1])?.id);
    toast.show(t("“{title}” is removed.", { title: titleOf(steps[at]) }), () => board.undo());
  }

  /** One place up or down. @param {string} id @param {1 | -1} by */
  nudge(id, by) {
    const at = inOrder(this.#desk.board).findIndex((step) => step.id === id);
    if (at + by >= 0) this.place(id, at + by);
  }

  /** @param {string} id @param {number} to its place among the others */
  place(id, to) {
    const { board, live, page } = this.#desk;
    const deed = placing(board, id, to);
    if (!deed) return;
    board.do(deed.command, deed.args, deed.guess);
    const steps = inOrder(board);
    const at = steps.findIndex((step) => step.id === id);
    const begins = clock(page.session.starts, timed(/** @type {any[]} */ (steps)).begins[at]);
    live.say(t("“{title}” is number {n} of {all} now, at {begins}.", { title: titleOf(steps[at]), n: at + 1, all: steps.length, begins }));
    this.#desk.draw.now();
  }

  /** Open a row, or close it. @param {string | null} id */
  open(id) {
    this.#desk.open = this.#desk.open === id ? null : id;
    this.#desk.draw.now();
  }

  /** @param {string} id */
  #openAt(id) {
    this.#desk.open = id;
    this.#desk.draw.now();
    document.getElementById(`title-${id}`)?.focus();
  }
}

/** @param {any} step */
export function titleOf(step) {
  return step.title || step.question || t("Step without a name");
}

/** @param {string | undefined} id */
function focusRow(id) {
  document.getElementById(id ? `head-${id}` : "add-step")?.focus();
}
