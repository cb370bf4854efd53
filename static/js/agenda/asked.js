/** What the page asks of the server beside the board: an answer, or one sentence that says what went wrong. */

import { t } from "../ui/words.js";

/** @param {any} desk @param {string} method @param {string} path below the workshop's @param {object} given @returns {Promise<any>} undefined when it failed, which has been said */
export async function asked({ page, toast }, method, path, given) {
  const answer = await fetch(`/api/v1/sessions/${page.session.id}${path}`, {
    method,
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(given),
  }).catch(() => undefined);
  const told = await answer?.json().catch(() => undefined);
  if (answer?.ok) return told;
  toast.show(told?.detail ?? t("This needs the connection. Try again in a moment."));
}
