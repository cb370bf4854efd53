/** What to take from the teams to the plenary: their groups and notes, the most wanted first. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { openDialog } from "../ui/dialog.js";
import { icon } from "../ui/icon.js";
import { t, tn } from "../ui/words.js";

/** @typedef {{id: string, words: string, look: string, notes: number, wanted: number, rank: number, who: string}} Thing */
/** @typedef {{id: string, title: string, things: Thing[] | null, trouble: string}} Team */

const LAST = 1e6;

/** @param {{session: string, teams: {id: string, title: string}[], done: (words: string, undo: (() => Promise<boolean>) | undefined) => void}} given */
export function open({ session, teams, done }) {
  /** @type {Team[]} */
  const lists = teams.map(({ id, title }) => ({ id, title, things: null, trouble: "" }));
  /** Chosen, as team and thing. @type {Set<string>} */
  const chosen = new Set();
  const state = { busy: false, trouble: "" };
  const single = lists.length === 1;
  const title = single ? t("Harvest from {team}", { team: lists[0].title }) : t("Harvest from the teams");
  const sheet = openDialog(title, (draw) => body(lists, chosen, { ...state, single, draw, take }), { wide: true });
  for (const list of lists) load(list).then(sheet.draw);

  async function take() {
    Object.assign(state, { busy: true, trouble: "" });
    sheet.draw();
    /** @type {number[]} */
    const seqs = [];
    let count = 0;
    try {
      for (const { id } of lists) {
        const ids = [...chosen].filter((key) => key.startsWith(`${id} `)).map((key) => key.slice(id.length + 1));
        if (!ids.length) continue;
        const told = await ask("POST", `/api/v1/sessions/${session}/harvest`, { board: id, ids });
        if (told.made.length) seqs.push(told.seq);
        count += told.made.length;
        for (const each of ids) chosen.delete(`${id} ${each}`);
      }
    } catch (error) {
      Object.assign(state, { busy: false, trouble: /** @type {Error} */ (error).message });
      return sheet.draw();
    }
    sheet.close();
    const undo = async () => (await Promise.all(seqs.map((seq) => ask("DELETE", `/api/v1/sessions/${session}/harvest/${seq}`).then(() => true, () => false)))).every(Boolean);
    if (count) done(tn("{n} is on the plenary board now.", "{n} are on the plenary board now.", count), undo);
    else done(t("All of this was on the plenary board already."), undefined);
  }
}

/** @param {Team[]} lists @param {Set<string>} chosen @param {any} around */
function body(lists, chosen, { busy, trouble, single, draw, take }) {
  return html`<p>${t("What you choose is copied to the plenary board, with who wrote it. Groups bring their notes along.")}</p>
    ${lists.map((list) => team(list, chosen, single, draw))}
    ${trouble ? html`<p class="field__error" role="alert">${icon("circle-alert")}${trouble}</p>` : nothing}
    <div class="harvest__end">
      <button type="button" class="button button--primary" ?disabled=${busy || !chosen.size} @click=${take}>${icon("download")}${chosen.size ? tn("Harvest {n}", "Harvest {n}", chosen.size) : t("Harvest")}</button>
    </div>`;
}

/** @param {Team} list @param {Set<string>} chosen @param {boolean} single @param {() => void} draw */
function team(list, chosen, single, draw) {
  const { id, title, things, trouble } = list;
  const keys = (things ?? []).map((thing) => `${id} ${thing.id}`);
  const all = keys.length > 0 && keys.every((key) => chosen.has(key));
  const toggle = (/** @type {string[]} */ some, /** @type {boolean} */ on) => {
    for (const key of some) on ? chosen.add(key) : chosen.delete(key);
    draw();
  };
  return html`<fieldset class="harvest">
    <legend class=${single ? "unseen" : "harvest__team"}>${title}</legend>
    ${trouble ? html`<p class="field__error">${trouble}</p>` : things === null ? html`<p class="muted" role="status">${t("One moment…")}</p>` : nothing}
    ${things && !things.length ? html`<p class="muted">${t("Nothing to harvest yet.")}</p>` : nothing}
    ${keys.length > 1 ? html`<label class="harvest__one harvest__all"><input type="checkbox" .checked=${all} @change=${() => toggle(keys, !all)} />${t("Choose all")}<span class="unseen">: ${title}</span></label>` : nothing}
    ${(things ?? []).map((thing, at) => {
      const on = chosen.has(keys[at]);
      return html`<label class="harvest__one">
        <input type="checkbox" .checked=${on} @change=${() => toggle([keys[at]], !on)} />
        ${thing.look ? html`<span class="harvest__swatch harvest__swatch--${thing.look}"></span>` : icon("group", "icon--small")}
        <span class="harvest__words">${thing.words}<span class="harvest__facts">${facts(thing)}</span></span>
      </label>`;
    })}
  </fieldset>`;
}

/** @param {Thing} thing */
function facts({ look, notes, wanted, rank, who }) {
  const said = [
    look ? who : tn("Group of {n} note", "Group of {n} notes", notes),
    rank < LAST ? t("place {n} in the vote", { n: rank }) : "",
    wanted ? tn("{n} reaction", "{n} reactions", wanted) : "",
  ];
  return said.filter(Boolean).join(" · ");
}

/** What a team's board holds, as this person sees it. @param {Team} list */
async function load(list) {
  try {
    const { records, names } = await ask("GET", `/api/v1/boards/${list.id}`);
    const all = /** @type {any[]} */ (Object.values(records));
    const ranks = await ranked(list.id, all);
    const wanted = counted(all);
    const members = counted(all, "cluster", "note");
    const things = all.filter(({ kind }) => kind === "note" || kind === "cluster").map((each) => ({
      id: each.id,
      words: (each.kind === "note" ? each.text : each.title) || (each.kind === "note" ? t("Empty note") : t("Group without a name")),
      look: each.kind === "note" ? (each.color ?? "sand") : "",
      notes: members.get(each.id) ?? 0,
      wanted: wanted.get(each.id) ?? 0,
      rank: ranks.get(each.id) ?? LAST,
      who: names[each.by] ?? "",
    }));
    list.things = things.filter(({ look, words, notes }) => (look ? words : notes)).sort((a, b) => a.rank - b.rank || b.wanted - a.wanted || Number(!!a.look) - Number(!!b.look));
  } catch (error) {
    list.trouble = /** @type {Error} */ (error).message;
  }
}

/** How many records of a kind name each thing. @param {any[]} all */
function counted(all, field = "on", kind = "reaction") {
  const found = new Map();
  for (const each of all) if (each.kind === kind && each[field]) found.set(each[field], (found.get(each[field]) ?? 0) + 1);
  return found;
}

/** The places of things in the newest vote whose result may be seen. @param {string} board @param {any[]} all @returns {Promise<Map<string, number>>} */
async function ranked(board, all) {
  const polls = all.filter(({ kind, state, secret }) => kind === "poll" && (state === "revealed" || (state === "closed" && !secret)));
  const newest = polls.sort((a, b) => b.opened - a.opened)[0];
  if (!newest) return new Map();
  const told = await ask("GET", `/api/v1/boards/${board}/polls/${newest.id}`).catch(() => ({}));
  const things = new Map(newest.options.map((/** @type {any} */ { id, note }) => [id, note]));
  return new Map((told.tally?.options ?? []).map((/** @type {any} */ { id, rank }, /** @type {number} */ at) => [things.get(id), rank ?? at + 1]));
}

/** @param {string} method @param {string} url @param {any} [given] */
async function ask(method, url, given) {
  const options = given ? { method, body: JSON.stringify(given), headers: { "Content-Type": "application/json" } } : { method };
  const answer = await fetch(url, options).catch(() => undefined);
  const told = await answer?.json().catch(() => undefined);
  if (!answer?.ok || !told) throw new Error(told?.detail ?? t("This needs the connection. Try again in a moment."));
  return told;
}
