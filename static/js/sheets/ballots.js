/** Ballots on paper, typed in one after the other, each by its code: typing a code again changes that ballot. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { openDialog } from "../ui/dialog.js";
import { t, tn } from "../ui/words.js";
import { paperCode } from "../works/paper.js";

/** @typedef {{code: string, said: any, group: string, wrong: string, typed: Set<string>}} Desk */

/** @param {any} desk @param {{poll: import("../votes/ways.js").Poll, way: import("../votes/ways.js").Way}} vote */
export function open(desk, { poll, way }) {
  /** @type {Desk} */
  const at = { code: "", said: way.start(poll), group: "", wrong: "", typed: new Set() };
  const sheet = openDialog(t("Type paper ballots"), (draw) => body(desk, poll, way, at, draw), { wide: true });
  return sheet.closed;
}

/** @param {any} desk @param {import("../votes/ways.js").Poll} poll @param {import("../votes/ways.js").Way} way @param {Desk} at @param {() => void} draw */
function body(desk, poll, way, at, draw) {
  const change = (/** @type {any} */ said) => {
    at.said = said;
    draw();
  };
  const count = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const { code } = paperCode(at.code);
    at.wrong = code ? way.missing(poll, at.said) : t("Type the code of the ballot: five letters and digits.");
    if (!at.wrong) {
      const args = { poll: poll.id, ballot: at.said, paper: code, ...(at.group && { group: at.group }) };
      desk.board.ask("poll.cast", args, [["patch", poll.id, {}]]);
      at.typed.add(code);
      Object.assign(at, { code: "", said: way.start(poll), group: "" });
    }
    draw();
    /** @type {HTMLFormElement} */ (event.target).querySelector("input")?.focus();
  };
  return html`<form class="step" @submit=${count}>
    <label class="field">
      <span class="field__label">${t("Code of the ballot")}</span>
      <input name="code" class="ballots__code" maxlength="5" autocomplete="off" autocapitalize="characters" spellcheck="false" autofocus .value=${at.code} @input=${(/** @type {any} */ event) => (at.code = event.target.value)} aria-describedby="ballots-hint" />
      <span class="field__hint" id="ballots-hint">${t("It stands at the top of each printed ballot. Typing it again changes that ballot.")}</span>
    </label>
    ${groups(poll, at)} ${way.draw({ desk, poll, options: poll.options, ballot: at.said, change, redraw: draw })}
    ${at.wrong ? html`<p class="field__error" role="alert">${at.wrong}</p>` : nothing}
    <button class="button button--primary">${t("Count this ballot")}</button>
    <p class="small muted" role="status">${at.typed.size ? tn("{n} ballot typed.", "{n} ballots typed.", at.typed.size) : nothing}</p>
  </form>`;
}

/** @param {import("../votes/ways.js").Poll} poll @param {Desk} at */
function groups({ settings }, at) {
  if (!settings.groups?.length) return nothing;
  return html`<label class="field">
    <span class="field__label">${t("Group")}</span>
    <select @change=${(/** @type {any} */ event) => (at.group = event.target.value)}>
      <option value="" .selected=${!at.group}>${t("None is marked")}</option>
      ${settings.groups.map((/** @type {string} */ group) => html`<option value=${group} .selected=${at.group === group}>${group}</option>`)}
    </select>
  </label>`;
}
