/** The votes of a board: what the server tells of them, and where people come to them. */

import { nothing } from "../../vendor/lit/lit.js";
import { once } from "../ui/drawing.js";
import { keep, kept } from "../ui/kept.js";
import { brought } from "../ui/later.js";
import { t, tn } from "../ui/words.js";
import { section } from "./outline.js";
import { View } from "./view.js";
import { over, RESULTS } from "./ways.js";

/** Answers to the same question are asked for no more often than this, in ms. */
const PAUSE = 1_000;
const SEEN = "votes-seen";

export class Votes {
  #desk;
  redraw;
  /** What was told of each poll last. @type {Map<string, any>} */
  #told = new Map();
  /** Which polls' results are shown on the board, and by which way. @type {Map<string, import("./ways.js").Result>} */
  #results = new Map();
  /** @type {Set<string>} */
  #wanted = new Set();
  #ask = once(() => this.#fetch(), PAUSE);

  /** @param {any} desk @param {() => void} redraw everything that shows something of a vote */
  constructor(desk, redraw) {
    this.#desk = desk;
    this.redraw = redraw;
    this.view = new View(desk, this);
    desk.board.listen((/** @type {any} */ { ids, reset, status }) => this.#take(ids, reset || status));
    for (const { id } of this.polls) this.want(id);
  }

  /** The newest first. @returns {import("./ways.js").Poll[]} */
  get polls() {
    return [...this.#desk.board.of("poll")].sort((a, b) => b.opened - a.opened);
  }

  /** @param {string} id */
  told(id) {
    return this.#told.get(id);
  }

  /** Ask the server anew what it tells of a poll. @param {string} id */
  want(id) {
    this.#wanted.add(id);
    this.#ask();
  }

  /** Vote, or see what came out. @param {string} id */
  open(id) {
    const poll = this.#desk.board.get(id);
    if (!poll) return;
    if (over(poll)) keep(SEEN, id);
    this.want(id);
    return this.view.open(id);
  }

  /** What the board says at its top while a vote is under way, and of the newest that is over until one has seen it. @returns {[string, string, string, {words: string, act: () => void}][]} */
  bands() {
    const open = this.polls.filter(({ id, state }) => state === "open" && id !== this.view.id);
    if (open.length > 1) {
      const act = () => this.#desk.work.open("votes");
      return [["vote", "vote", tn("{n} vote is open.", "{n} votes are open.", open.length), { words: t("See them"), act }]];
    }
    const newest = open[0] ?? this.polls[0];
    if (!newest || newest.id === this.view.id) return [];
    const seen = over(newest) && (newest.decision || kept(SEEN, "") === newest.id);
    return seen ? [] : [this.#band(newest)];
  }

  /** @param {import("./ways.js").Poll} poll @returns {[string, string, string, {words: string, act: () => void}]} */
  #band(poll) {
    const { id, title, state, cast } = poll;
    const act = () => this.open(id);
    const votes = ["participant", "facilitator"].includes(this.#desk.board.role);
    const count = this.#desk.allowed.facilitates ? ` · ${tn("{n} person has voted", "{n} people have voted", cast)}` : "";
    if (state === "open") return ["vote", "vote", t("A vote is open: {title}", { title }) + count, { words: votes ? t("Vote now") : t("Look at it"), act }];
    if (!over(poll)) return ["quiet", "vote", t("The vote is closed: {title}", { title }), { words: t("Look at it"), act }];
    return ["vote", "vote", t("The result is here: {title}", { title }), { words: t("See the result"), act }];
  }

  /** The votes as a part of the list. */
  outline() {
    return this.polls.length ? section(this) : nothing;
  }

  /** What a thing on the board got in the newest vote whose tally is shown; undefined when it was in none. @param {string} note */
  mark(note) {
    const poll = this.#marked;
    const option = poll?.options.find((each) => each.note === note);
    const line = poll && option && this.#told.get(poll.id).tally.options.find((/** @type {any} */ { id }) => id === option.id);
    const result = poll && this.#results.get(poll.way);
    return line && result && { brief: result.brief(line), words: result.line({ ...this.#about(poll), desk: this.#desk }, line) };
  }

  /** An option's result in words, where it may be told. @param {import("./ways.js").Poll} poll @param {any} line */
  words(poll, line) {
    return this.#results.get(poll.way)?.line({ ...this.#about(poll), desk: this.#desk }, line) ?? "";
  }

  /** A vote and the rounds before it, the first one first, as far as their tallies may be seen. @param {import("./ways.js").Poll} poll @returns {import("./ways.js").Poll[]} */
  rounds(poll) {
    /** @type {import("./ways.js").Poll[]} */
    const found = [];
    for (let each = poll; each && !found.includes(each); each = /** @type {any} */ (each.after && this.#desk.board.get(each.after))) {
      if (this.#told.get(each.id)?.tally) found.unshift(each);
    }
    return found;
  }

  /** What an option got in another round, where it was called the same or stood for the same thing. @param {import("./ways.js").Poll} poll @param {import("./ways.js").Option} option */
  wordsFor(poll, { note, text }) {
    const same = poll.options.find((each) => (note ? each.note === note : each.text === text));
    const line = same && this.#told.get(poll.id).tally.options.find((/** @type {any} */ { id }) => id === same.id);
    return line ? this.words(poll, line) : "";
  }

  /** What the marks on the board are from. */
  openMarked() {
    const poll = this.#marked;
    return poll && this.open(poll.id);
  }

  get #marked() {
    return this.polls.find(({ id }) => this.#told.get(id)?.tally?.ballots);
  }

  /** @param {import("./ways.js").Poll} poll */
  #about(poll) {
    const { tally, groups } = this.#told.get(poll.id);
    return { poll, tally, groups };
  }

  /** @param {Set<string>} ids @param {boolean | undefined} line something about the connection has changed */
  #take(ids, line) {
    const { board } = this.#desk;
    for (const id of ids) {
      const record = board.get(id);
      if (record?.kind === "poll" && this.#news(record)) this.want(id);
      if (record?.kind === "ballot") this.want(record.poll);
      if (!record && this.#told.delete(id)) this.#touch();
    }
    if (line && board.status.state !== "offline" && this.#wanted.size) this.#ask();
    this.view.draw();
  }

  /** While a secret vote is open only the count changes, which the board tells by itself. @param {any} poll */
  #news(poll) {
    const told = this.#told.get(poll.id);
    return !told || told.state !== poll.state || !poll.secret || poll.state === "revealed";
  }

  async #fetch() {
    const ids = [...this.#wanted];
    this.#wanted.clear();
    await Promise.all(ids.map((id) => this.#one(id)));
    this.#touch();
  }

  /** @param {string} id */
  async #one(id) {
    const { board } = this.#desk;
    const answer = await fetch(`/api/v1/boards/${encodeURIComponent(board.id)}/polls/${encodeURIComponent(id)}`).catch(() => undefined);
    if (!answer) this.#wanted.add(id);
    if (!answer?.ok) return;
    const told = await answer.json();
    this.#told.set(id, told);
    const load = told.tally && !this.#results.has(told.way) && RESULTS[told.way];
    if (load) this.#results.set(told.way, (await brought(this.#desk.toast, load))?.result ?? this.#results.get(told.way));
  }

  #touch() {
    const notes = this.polls.flatMap(({ options }) => options.flatMap(({ note }) => note ?? []));
    this.#desk.surface.touch(notes);
    this.view.draw();
    this.redraw();
  }
}
