/** Lets the worker keep this board's page with all that it has loaded, so that it opens without network. */

const WORKER = "/worker.js";
const KEPT = /^\/(static\/~|words\/)/;

/** @param {{files: string, page: string}} offline addresses: a list of what may be needed later, and the page for no network */
export async function keepPage(offline) {
  if (!navigator.serviceWorker) return;
  const registered = await navigator.serviceWorker.register(/** @type {any} */ (address()), { scope: "/" }).catch(() => null);
  if (!registered) return;
  const { active } = await navigator.serviceWorker.ready;
  const loaded = performance.getEntriesByType("resource").map(({ name }) => new URL(name));
  const files = loaded.filter(({ origin, pathname }) => origin === location.origin && KEPT.test(pathname));
  const names = new Set(files.map(({ pathname, search }) => pathname + search));
  active?.postMessage({ path: location.pathname, files: [offline.files, ...names], offline: offline.page });
}

/** The one script that may become a worker here: the policy answers nothing else, whatever it is asked. */
function address() {
  const { trustedTypes } = /** @type {any} */ (globalThis);
  return trustedTypes ? trustedTypes.createPolicy("worker", { createScriptURL: () => WORKER }).createScriptURL("") : WORKER;
}
