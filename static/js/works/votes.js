/** All votes of the board, beside it; the facilitator conducts them from here. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { conduct } from "../votes/conduct.js";
import { one } from "../votes/outline.js";
import { turnout } from "../votes/voting.js";
import { each } from "../ui/each.js";
import { t } from "../ui/words.js";

class VoteList {
  #desk;

  /** @param {any} desk */
  constructor(desk) {
    this.#desk = desk;
  }

  title = () => t("Votes");

  draw() {
    const { votes, allowed } = this.#desk;
    const conducted = (/** @type {any} */ poll) => html`${poll.state === "open" ? turnout({ poll, told: votes.told(poll.id) }) : nothing} ${conduct(this.#desk, poll)}`;
    return html`<ul class="voted__all">
      ${each(votes.polls, (poll) => html`<li class="voted">${one(votes, poll)}${allowed.facilitates ? html`<div class="voted__conduct">${conducted(poll)}</div>` : nothing}</li>`)}
    </ul>`;
  }
}

export { VoteList as default };
