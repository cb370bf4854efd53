/** Asking the server for JSON, and hearing in one sentence why something could not be done. */

import { t } from "../ui/words.js";

const PATIENCE = 10_000;

/**
 * @param {string} path @param {{method?: string, body?: any, known?: string}} [how] `known`: the ETag of what one has
 * @returns {Promise<{ok: boolean, status: number, told: any, etag: string, code: string, text: string}>} with status 0 where nobody answered
 */
export async function ask(path, { method = "GET", body, known } = {}) {
  const headers = { ...(body !== undefined && { "Content-Type": "application/json" }), ...(known && { "If-None-Match": known }) };
  const sent = body === undefined ? undefined : JSON.stringify(body);
  const answer = await fetch(path, { method, headers, body: sent, cache: "no-store", signal: AbortSignal.timeout(PATIENCE) }).catch(() => null);
  const told = await answer?.json().catch(() => null);
  const text = answer?.ok ? "" : (told?.detail ?? t("This needs the connection. It is not done; try again in a moment."));
  return { ok: Boolean(answer?.ok), status: answer?.status ?? 0, told, etag: answer?.headers.get("ETag") ?? "", code: told?.code ?? "", text };
}
