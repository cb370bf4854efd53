/** Beside the tally, and apart from it: what people decided, and how each objection was met. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { language, t } from "../ui/words.js";
import { conduct } from "./conduct.js";

/** @param {any} desk @param {import("./ways.js").Poll} poll @param {import("./votes.js").Votes} votes */
export function decision(desk, poll, votes) {
  const { allowed } = desk;
  const closed = poll.state !== "open";
  return html`<h3 class="vote__now">${t("The tally is not the decision")}</h3>
    <p class="muted">${t("It shows what people prefer. Talk about it, and write here what the group decided.")}</p>
    ${objections(desk, poll, votes)} ${closed && allowed.facilitates ? form(desk, poll) : written(poll)}
    <div class="vote__foot">${conduct(desk, poll)}</div>`;
}

/** @param {import("./ways.js").Poll} poll */
function written({ decision, state }) {
  if (!decision) return html`<p>${state === "open" ? t("The vote is still under way.") : t("Nothing is written here yet.")}</p>`;
  const { decided, why, who, how, open, review } = decision;
  const date = review && new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${review}T00:00:00Z`));
  const facts = [
    [t("What we decided"), decided],
    [t("Why"), why],
    [t("Who decided"), who],
    [t("How"), how],
    [t("What stayed without agreement"), open],
    [t("When we look at it again"), date],
  ];
  return html`<dl class="decided">
    ${facts.map(([name, words]) => (words ? html`<div><dt>${name}</dt><dd>${words}</dd></div>` : nothing))}
  </dl>`;
}

/** @param {any} desk @param {import("./ways.js").Poll} poll */
function form({ board, toast }, poll) {
  const { decided = "", why = "", who = "", how = "", open = "", review = "" } = poll.decision ?? {};
  const submit = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const entries = [...new FormData(/** @type {HTMLFormElement} */ (event.target))].map(([name, value]) => [name, String(value).trim()]);
    const given = Object.fromEntries(entries.filter(([, value]) => value));
    const answer = board.do("poll.decide", { poll: poll.id, ...given }, [["patch", poll.id, { decision: given }]]);
    toast.show(t("The decision is written down, beside the tally."), () => board.undo());
    await answer;
  };
  const must = poll.way === "consent";
  return html`<form class="decide" @submit=${submit}>
    <label class="field"><span class="field__label">${t("What we decided")}</span><textarea name="decided" rows="4" maxlength="2000" required .value=${decided}></textarea></label>
    <label class="field"><span class="field__label">${t("Why")}</span><textarea name="why" rows="2" maxlength="2000" .value=${why}></textarea></label>
    <label class="field"><span class="field__label">${t("Who decided")}</span><input name="who" maxlength="200" .value=${who} placeholder=${t("The whole group")} /></label>
    <label class="field"><span class="field__label">${t("How")}</span><input name="how" maxlength="200" .value=${how} placeholder=${t("By consent")} /></label>
    <label class="field"><span class="field__label">${t("What stayed without agreement")}</span><textarea name="open" rows="2" maxlength="2000" .value=${open}></textarea></label>
    <label class="field"><span class="field__label">${t("When we look at it again")}</span><input name="review" type="date" ?required=${must} .value=${review} /></label>
    <button class="button button--primary button--wide">${t("Write down the decision")}</button>
  </form>`;
}

/** Each objection, and how it was met. @param {any} desk @param {import("./ways.js").Poll} poll @param {import("./votes.js").Votes} votes */
function objections({ board, allowed }, poll, votes) {
  const found = votes.told(poll.id)?.tally?.objections ?? [];
  if (!found.length) return nothing;
  const met = poll.met ?? {};
  const meet = (/** @type {SubmitEvent} */ event, /** @type {number} */ objection) => {
    event.preventDefault();
    const how = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("how")).trim();
    board.do("poll.meet", { poll: poll.id, objection, how }, [["patch", poll.id, { met: { ...met, [objection]: how } }]]);
  };
  const fixed = poll.state === "open" || !allowed.facilitates;
  return html`<section class="met" aria-labelledby="met">
    <h4 class="vote__part" id="met">${t("How each objection was met")}</h4>
    ${found.map((/** @type {any} */ { number, reason }) => {
      const how = met[number] ?? "";
      const name = t("Objection {n}: {reason}", { n: number, reason });
      if (fixed) return html`<p class="small"><strong>${name}</strong><br />${how || t("Not met yet.")}</p>`;
      return html`<form class="met__one" @submit=${(/** @type {SubmitEvent} */ event) => meet(event, number)}>
        <label class="field"><span class="field__label">${name}</span><textarea name="how" rows="2" maxlength="2000" .value=${how}></textarea></label>
        <button class="button">${t("Write it down")}</button>
      </form>`;
    })}
  </section>`;
}
