/** A ballot on how to spend: yes to whatever one would pay for. Twin of workshop/votes/budget.py. */

import { html } from "../vendor/lit/lit.js";
import { t } from "../js/ui/words.js";
import { money } from "../js/votes/money.js";
import { checks } from "./choice.js";

/** @type {import("../js/votes/ways.js").Way} */
export const way = {
  start: () => [],
  missing: () => "",
  purse({ options, settings }, ballot) {
    const sum = options.filter(({ id }) => ballot.includes(id)).reduce((all, { cost = 0 }) => all + cost, 0);
    return { words: t("You say yes to {sum} of {total}", { sum: money(sum), total: money(settings.total) }) };
  },
  rules: ({ settings }) => [t("There are {total} to spend.", { total: money(settings.total) }), t("Choose everything you find worth its cost; it may be more than there is.")],
  draw: (sheet) => checks(sheet, null, ({ cost }) => html`<span class="option__cost">${money(cost ?? 0)}</span>`),
};
