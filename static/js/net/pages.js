/** The boards' pages that static/js/worker.js keeps on this device; none where the browser has no such storage. */

/** @typedef {{path: string, board: string, title: string, session?: {id: string, title: string}}} Kept */

/** @param {string} board */
export async function dropPage(board) {
  await globalThis.caches?.delete(`board /b/${board}`).catch(() => {});
}

/** @returns {Promise<Kept[]>} */
export async function keptPages() {
  const names = (await globalThis.caches?.keys().catch(() => [])) ?? [];
  const paths = names.filter((name) => name.startsWith("board ")).map((name) => name.replace("board ", ""));
  const found = await Promise.all(paths.map(read));
  return found.flatMap((each) => each ?? []);
}

/** @param {string} path @returns {Promise<Kept | undefined>} */
async function read(path) {
  const answer = await caches.match(path, { ignoreVary: true });
  const data = (await answer?.text())?.match(/id="page">(.*?)<\/script>/)?.[1];
  return data ? { path, ...JSON.parse(data) } : undefined;
}
