/** A ballot by consent: nothing against it, or an objection with the aim that it would harm. Twin of workshop/votes/consent.py. */

import { html, nothing } from "../vendor/lit/lit.js";
import { t } from "../js/ui/words.js";
import { about } from "../js/votes/parts.js";

const LONGEST = 500;
const PHASES = ["clarify", "react", "consent"];

/** @type {import("../js/votes/ways.js").Way} */
export const way = {
  start: () => ({}),
  missing(poll, { consent, reason, harms }) {
    if (phase(poll) !== "consent") return t("First come questions and reactions. Consent is asked for after them.");
    if (consent === undefined) return t("Say whether you consent or object.");
    if (consent === false && !(reason?.trim() && harms?.trim())) return t("Say what you object to, and which aim it would harm.");
    return "";
  },
  purse: () => null,
  rules: () => [t("Consent means: good enough for now, and safe enough to try."), t("An objection says which aim the proposal would harm; a different taste is none.")],
  draw({ desk, poll, options, ballot, change }) {
    return html`${phases(desk, poll)}
      <div class="option option--tall consent">
        ${about(desk, options[0])} ${phase(poll) === "consent" ? answer(poll, ballot, change) : html`<p class="muted">${meanwhile(poll)}</p>`}
      </div>`;
  },
};

/** @param {import("../js/votes/ways.js").Poll} poll */
function phase(poll) {
  return poll.phase ?? "consent";
}

/** @param {string} name */
function phaseName(name) {
  return name === "clarify" ? t("Questions") : name === "react" ? t("Reactions") : t("Consent");
}

/** @param {import("../js/votes/ways.js").Poll} poll */
function meanwhile(poll) {
  if (phase(poll) === "clarify") return t("Ask what you don't understand. Say what you think of it in the next round.");
  return t("Each says in a breath what they think of it. Nobody answers yet.");
}

/** Where the round stands; the facilitator moves it. @param {any} desk @param {import("../js/votes/ways.js").Poll} poll */
function phases({ board, allowed }, poll) {
  const now = phase(poll);
  const go = (/** @type {string} */ name) => board.ask("poll.phase", { poll: poll.id, phase: name }, [["patch", poll.id, { phase: name }]]);
  if (!allowed.facilitates || poll.state !== "open")
    return html`<ol class="phases" aria-label=${t("Where this round stands")}>
      ${PHASES.map((name) => html`<li class="phases__one" aria-current=${name === now ? "step" : nothing}>${phaseName(name)}</li>`)}
    </ol>`;
  return html`<div class="phases" role="group" aria-label=${t("Where this round stands")}>
    ${PHASES.map((name) => html`<button type="button" class="phases__one" aria-pressed=${String(name === now)} @click=${() => go(name)}>${phaseName(name)}</button>`)}
  </div>`;
}

/** @param {import("../js/votes/ways.js").Poll} poll @param {any} ballot @param {(ballot: any) => void} change */
function answer(poll, ballot, change) {
  const one = (/** @type {boolean} */ consent, /** @type {any} */ said, /** @type {string} */ words, /** @type {string} */ hint) => html`<label class="gradients__one">
    <input type="radio" name="consent-${poll.id}" .checked=${ballot.consent === consent} @change=${() => change(said)} />
    <span>${words}<span class="field__hint">${hint}</span></span>
  </label>`;
  return html`<fieldset class="gradients">
      <legend class="unseen">${t("Your answer")}</legend>
      ${one(true, { consent: true }, t("I consent"), t("Good enough for now, safe enough to try."))}
      ${one(false, { consent: false, reason: "", harms: "" }, t("I object"), t("It would harm an aim that we share."))}
    </fieldset>
    ${ballot.consent === true ? field(t("What you want to say with it (you need not)"), "reaction", ballot, change) : nothing}
    ${ballot.consent === false ? [field(t("What do you object to?"), "reason", ballot, change), field(t("Which aim would it harm?"), "harms", ballot, change)] : nothing}`;
}

/** @param {string} label @param {string} name @param {any} ballot @param {(ballot: any) => void} change */
function field(label, name, ballot, change) {
  const read = (/** @type {Event} */ event) => change({ ...ballot, [name]: /** @type {HTMLTextAreaElement} */ (event.target).value });
  return html`<label class="field"><span class="field__label">${label}</span><textarea rows="2" maxlength=${LONGEST} .value=${ballot[name] ?? ""} @input=${read}></textarea></label>`;
}
