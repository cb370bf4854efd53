/** For the facilitator: what this step asks, shows and allows. */

import { html } from "../../vendor/lit/lit.js";
import { openDialog } from "../ui/dialog.js";
import { t } from "../ui/words.js";

/** @param {any} desk */
export function open({ board, kinds, toast }) {
  const stage = { ...board.stage };
  const names = Object.keys(kinds);
  const submit = (/** @type {SubmitEvent} */ event, /** @type {() => void} */ close) => {
    event.preventDefault();
    const given = wanted(/** @type {HTMLFormElement} */ (event.target), names);
    const changed = Object.fromEntries(Object.entries(given).filter(([name, value]) => different(value, stage[name])));
    close();
    if (!Object.keys(changed).length) return;
    board.do("stage.set", changed, guess(board, changed));
    toast.show(t("The step is changed for everybody."), () => board.undo());
  };
  const body = (/** @type {unknown} */ _draw, /** @type {() => void} */ close) =>
    html`<form class="step" @submit=${(/** @type {SubmitEvent} */ event) => submit(event, close)}>
      <label class="field">
        <span class="field__label">${t("Name of the step")}</span>
        <input name="title" maxlength="200" .value=${stage.title ?? ""} placeholder=${t("Write")} />
      </label>
      <label class="field">
        <span class="field__label">${t("Question")}</span>
        <textarea name="question" rows="3" maxlength="2000" .value=${stage.question ?? ""}></textarea>
        <span class="field__hint">${t("Everybody sees it beside the board.")}</span>
      </label>
      <label class="field">
        <span class="field__label">${t("What is missing?")}</span>
        <textarea name="missing" rows="2" maxlength="2000" .value=${stage.missing ?? ""}></textarea>
        <span class="field__hint">${t("What the group found that nobody has written down yet.")}</span>
      </label>
      <div>
        ${toggle("private", t("Private writing"), t("Each person sees only their own notes until you show them."), stage.private)}
        ${toggle("silent", t("Silent round"), t("People group the notes without comments and reactions."), stage.silent)}
        ${toggle("locked", t("Lock the board"), t("Nobody but you can change anything."), stage.locked)}
      </div>
      <fieldset>
        <legend class="field__label">${t("What people can add and change")}</legend>
        <div class="step__tools">
          ${names.map(
            (name) => html`<label class="check">
              <input type="checkbox" name="tools" value=${name} .checked=${!stage.tools || stage.tools.includes(name)} />${kinds[name].title()}
            </label>`,
          )}
        </div>
      </fieldset>
      <button class="button button--primary">${t("Change the step")}</button>
    </form>`;
  openDialog(t("This step"), body);
}

/** @param {string} name @param {string} words @param {string} hint @param {boolean} on */
function toggle(name, words, hint, on) {
  return html`<label class="switch">
    <span>${words}<span class="field__hint step__hint">${hint}</span></span>
    <input type="checkbox" name=${name} role="switch" .checked=${Boolean(on)} />
  </label>`;
}

/** @param {HTMLFormElement} form @param {string[]} names */
function wanted(form, names) {
  const given = new FormData(form);
  const tools = given.getAll("tools");
  return {
    title: String(given.get("title")).trim() || null,
    question: String(given.get("question")).trim() || null,
    missing: String(given.get("missing")).trim() || null,
    private: given.has("private"),
    silent: given.has("silent"),
    locked: given.has("locked"),
    tools: tools.length === names.length ? null : tools,
  };
}

/** @param {unknown} a @param {unknown} b */
function different(a, b) {
  return JSON.stringify(a || null) !== JSON.stringify(b || null);
}

/** @param {any} board @param {Record<string, unknown>} changed */
function guess(board, changed) {
  if (board.get("stage")) return [["patch", "stage", changed]];
  return [["put", { id: "stage", kind: "stage", by: board.person, ...changed }]];
}
