/** A vote as it is being prepared: what is chosen so far, what is still missing, and the command that it becomes. */

import { newId } from "../model/id.js";
import { t } from "../ui/words.js";
import { MOST, joined, meant, optionsOf } from "./options.js";
import { asked, askedLike } from "./ways.js";

/** @typedef {import("./options.js").Option} Option */

const MOST_GROUPS = 30;

export class Draft {
  /** The name of the way, as ways.js lists it. */
  name = "dots";
  title = "";
  /** @type {Option[]} */
  options = [];
  /** What is set for each way, as far as it was looked at. @type {Record<string, any>} */
  #settings = {};
  /** The names of groups as they were typed, with commas or line ends between them. */
  groups = "";
  secret = true;
  /** Pairs of notes that are likely the same. @type {string[][]} */
  likely = [];
  /** The round before this one. @type {any} */
  before = null;

  /** @param {any} desk @param {{ids?: string[], after?: string}} given */
  constructor(desk, { ids = [], after }) {
    const before = after && desk.board.get(after);
    this.options = optionsOf(desk, meant(desk, ids)).slice(0, MOST);
    this.title = desk.board.stage.question ?? "";
    if (before) this.#follow(desk, before);
  }

  get way() {
    return asked(this.name);
  }

  get settings() {
    this.#settings[this.name] ??= structuredClone(this.way.settings);
    return this.#settings[this.name];
  }

  /** The round number that it would be. */
  get round() {
    return this.before ? this.before.round + 1 : 1;
  }

  /** How many more options there is room for. */
  get room() {
    return (this.way.one ? 1 : MOST) - this.options.length;
  }

  /** @param {Option[]} more */
  add(more) {
    this.options = joined(this.options, more).slice(0, MOST);
  }

  /** @param {number} at */
  remove(at) {
    this.options = this.options.filter((_, each) => each !== at);
  }

  get groupNames() {
    const names = this.groups.split(/[,;\n]/).map((name) => name.trim().slice(0, 80));
    return [...new Set(names.filter(Boolean))].slice(0, MOST_GROUPS);
  }

  /** What is still to be done before people can vote, in a sentence; empty when nothing is. */
  get missing() {
    const { options, way, settings } = this;
    if (!this.title.trim()) return t("Write the question that people vote on first.");
    if (way.one && options.length !== 1) return t("Consent is asked for one proposal at a time; choose one.");
    if (!way.one && options.length < (way.way === "gradients" ? 1 : 2)) return t("A vote needs at least two things to choose from; add another one.");
    if (!(way.counts ?? []).every((name) => whole(settings[name], 100))) return t("Say how many, as whole numbers from 1 to 100.");
    if (!way.costs) return "";
    if (!options.every(({ cost }) => whole(cost))) return t("Give each option a cost, as a whole number of 1 or more.");
    if (!whole(settings.total)) return t("Say how much money there is, as a whole number.");
    return options.every(({ cost }) => Number(cost) > settings.total) ? t("Every option costs more than there is; check the costs and the total.") : "";
  }

  /** @param {string} by @param {number} now in ms @returns {import("../model/packing.js").Deed & {poll: string}} */
  command(by, now) {
    const poll = newId();
    const { before, way, secret } = this;
    const title = this.title.trim();
    const groups = this.groupNames;
    const settings = { ...this.settings, ...(groups.length && { groups }) };
    const after = before ? { after: before.id } : {};
    const options = this.options.map(({ id, text, note, cost }) => ({ id, ...(note ? { note } : { text }), ...(way.costs && { cost: Number(cost) }) }));
    const args = { poll, way: way.way, title, options, settings, secret, ...after };
    const told = this.options.map(({ id, text, note, cost }) => ({ id, text, ...(note && { note }), ...(way.costs && { cost: Number(cost) }) }));
    const record = { ...args, id: poll, kind: "poll", by, order: "~", options: told, state: "open", round: this.round, opened: now, cast: 0 };
    const { poll: _, ...guess } = record;
    return { poll, command: "poll.open", args, guess: [["put", guess]] };
  }

  /** The same again: what is no longer on the board is asked about in its words. @param {any} desk @param {any} before */
  #follow({ board }, before) {
    const { groups = [], ...settings } = structuredClone(before.settings);
    this.before = before;
    this.title = before.title;
    this.name = askedLike(before);
    this.#settings[this.name] = { ...this.way.settings, ...settings };
    this.groups = groups.join(", ");
    this.secret = before.secret;
    this.options = before.options.map((/** @type {Option} */ { id, text, note, cost }) => ({ id, text, cost, ...(note && board.get(note) && { note }) }));
  }
}

/** @param {unknown} value */
function whole(value, most = 1e12) {
  return Number.isInteger(Number(value)) && Number(value) >= 1 && Number(value) <= most;
}
