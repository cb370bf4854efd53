/** The vote that opens with a step: by which way, who sees it, and what that way lets one set. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { settings } from "../asking/settings.js";
import { ASKED, asked, askedLike, wayName } from "../asking/ways.js";
import { t } from "../ui/words.js";
import { select } from "./select.js";

/** What is being set, of the poll as it was then: drawn anew, what is typed stays. @type {{of: string, draft?: any}} */
const being = { of: "" };

/** @param {any} desk @param {any} step */
export function vote({ doing }, step) {
  const { poll } = step;
  const name = poll ? askedLike(poll) : "";
  const set = (/** @type {any} */ next) => doing.set(step.id, { poll: next });
  const choose = (/** @type {Event} */ event) => {
    const way = asked(/** @type {HTMLSelectElement} */ (event.target).value);
    set(way ? { way: way.way, secret: poll?.secret ?? true, settings: structuredClone(way.settings) } : null);
  };
  const seen = (/** @type {Event} */ event) => set({ ...poll, secret: /** @type {HTMLSelectElement} */ (event.target).value === "secret" });
  return html`<div class="fields__two">
      ${select(t("The vote of this step"), name, [["", t("No vote")], ...ASKED.map((each) => [each.name, wayName(each.name)])], choose)}
      ${poll ? select(t("Who sees the votes"), poll.secret ? "secret" : "open", [["secret", t("Secret vote")], ["open", t("Open vote")]], seen) : nothing}
    </div>
    ${poll ? settled(name, step, set) : nothing}`;
}

/** What the way lets one set; kept when a field is left. @param {string} name @param {any} step @param {(poll: any) => void} set */
function settled(name, { id, poll }, set) {
  const of = JSON.stringify([id, poll]);
  if (being.of !== of) Object.assign(being, { of, draft: { name, settings: structuredClone({ ...asked(name).settings, ...poll.settings }) } });
  const { draft } = being;
  const sound = () => (asked(name).counts ?? []).every((field) => draft.settings[field] >= 1);
  return html`<div @change=${() => sound() && set({ ...poll, settings: structuredClone(draft.settings) })}>${settings(draft, () => {})}</div>`;
}
