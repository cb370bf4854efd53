/** Money in whole units, as the reader's language writes numbers; which currency, people know. */

import { language } from "../ui/words.js";

const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });

/** @param {number} amount */
export function money(amount) {
  return whole.format(amount);
}
