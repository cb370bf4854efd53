/** Step by step, what equal shares bought, why, and who paid how much. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { t, tn } from "../../js/ui/words.js";
import { textOf } from "../../js/votes/chart.js";
import { money } from "../../js/votes/money.js";

/** @param {any} poll @param {any} shares */
export function paid(poll, { share, raised, steps, added }) {
  return html`<details class="counting">
    <summary class="counting__open">${t("Who paid how much")}</summary>
    <p>
      ${t("Everybody's equal share is {share}.", { share: amount(share) })}
      ${raised.exact === share.exact ? nothing : t("So that less is left over, it was raised to {raised} in the count.", { raised: amount(raised) })}
    </p>
    <ol class="reasons">
      ${steps.map((/** @type {any} */ step) => html`<li>${bought(poll, step)}</li>`)}
      ${added.map((/** @type {string} */ id) => html`<li><strong>${textOf(poll, id)}</strong>: ${t("added because it still fits and has most votes of what is left.")}</li>`)}
    </ol>
  </details>`;
}

/** @param {any} poll @param {any} step */
function bought(poll, { id, votes, paid, over }) {
  const payers = paid.map((/** @type {any} */ each) => tn("{n} person pays {amount}", "{n} people pay {amount} each", each.people, { amount: amount(each) }));
  const names = over.map((/** @type {string} */ other) => `“${textOf(poll, other)}”`).join(", ");
  return html`<strong>${textOf(poll, id)}</strong>: ${t("{n} effective votes.", { n: money(votes) })} ${payers.join(", ")}.
    ${over.length ? t("It tied with {options} and was taken first: cheaper, more votes, or put up first.", { options: names }) : nothing}`;
}

/** An amount with its exact fraction, where it is none that two digits can say. @param {{amount: number, exact: string}} value */
function amount({ amount, exact }) {
  return exact.includes("/") && !Number.isInteger(amount * 100) ? `${money(amount)} (${exact})` : money(amount);
}
