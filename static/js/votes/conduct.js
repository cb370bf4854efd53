/** What a facilitator does with a vote: close it, show the result to all, ask once more, or remove it. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { openDialog } from "../ui/dialog.js";
import { icon } from "../ui/icon.js";
import { t, tn } from "../ui/words.js";

/** Below so many ballots a secret vote keeps no secret. */
const FEW = 3;

/** @param {any} desk @param {import("./ways.js").Poll} poll */
export function conduct(desk, poll) {
  if (!desk.allowed.facilitates) return nothing;
  return html`${next(desk, poll)}
    <button type="button" class="button button--quiet button--wide" @click=${() => remove(desk, poll)}>${icon("trash")}${t("Remove this vote…")}</button>`;
}

/** @param {any} desk @param {import("./ways.js").Poll} poll */
function next(desk, poll) {
  const { board } = desk;
  const reveal = () => board.ask("poll.reveal", { poll: poll.id }, [["patch", poll.id, { state: "revealed" }]]);
  if (poll.state === "open") return html`<button type="button" class="button button--wide" @click=${() => close(desk, poll)}>${icon("lock")}${t("Close the vote")}</button>`;
  if (poll.state === "closed" && poll.secret)
    return html`<p class="small muted">${t("Nobody has seen the result yet, you neither.")} ${few(poll)}</p>
      <button type="button" class="button button--primary button--large button--wide" @click=${reveal}>${icon("eye")}${t("Show the result to all")}</button>`;
  return html`<button type="button" class="button button--wide" @click=${() => desk.sheet("poll", { after: poll.id })}>${icon("rotate-ccw")}${t("Vote on it again")}</button>`;
}

/** With one or two ballots everybody would know whose they are. @param {import("./ways.js").Poll} poll */
function few({ secret, cast }) {
  return secret && cast > 0 && cast < FEW ? t("So few have voted that each may find out how the others did. Ask them first.") : "";
}

/** @param {any} desk @param {import("./ways.js").Poll} poll */
function remove({ board, toast, votes }, { id, secret, state }) {
  const lost = secret && state === "open";
  const sure = (/** @type {() => void} */ done) => {
    done();
    if (votes.view.id === id) votes.view.close();
    if (lost) {
      board.ask("drop", { ids: [id] }, [["drop", id]]);
      return toast.show(t("The vote is removed, and its ballots are erased."));
    }
    board.do("drop", { ids: [id] }, [["drop", id]]);
    toast.show(t("Removed."), () => board.undo());
  };
  openDialog(
    t("Remove this vote?"),
    (_, done) => html`<div class="step">
      <p>${lost ? t("Its ballots are erased and do not come back.") : t("The vote, its result and what was decided go from the board for everybody.")}</p>
      <button type="button" class="button button--danger" @click=${() => sure(done)}>${t("Remove this vote")}</button>
    </div>`,
  );
}

/** A closed vote can't be opened again, so this asks. @param {any} desk @param {import("./ways.js").Poll} poll */
function close({ board }, poll) {
  const { id, cast, secret } = poll;
  const sure = (/** @type {() => void} */ done) => {
    done();
    board.ask("poll.close", { poll: id }, [["patch", id, { state: "closed" }]]);
  };
  const then = secret ? t("Then nobody can vote or change a vote any more. The result stays hidden until you show it.") : t("Then nobody can vote or change a vote any more.");
  openDialog(
    t("Close the vote?"),
    (_, done) => html`<div class="step">
      <p>${tn("{n} person has voted.", "{n} people have voted.", cast)} ${then} ${few(poll)}</p>
      <button type="button" class="button button--primary" @click=${() => sure(done)}>${t("Close the vote")}</button>
    </div>`,
  );
}
