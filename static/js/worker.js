/**
 * The service worker: opens the last boards without network. Each board has a cache of its own with its page and every
 * file that page needs, so that what is old stays whole until the new is whole, and forgetting a board is dropping one
 * cache. Files are asked for by addresses that name their content; nothing else is kept: no API answers, no exports.
 */

{
  const BOARD = /^\/b\/[\w-]+$/;
  const FILE = /^\/(static\/~|words\/|offline\/)/;
  const NAMED = /(?:src|href)="(\/static\/~[^"]+)"/g;
  const MOST_BOARDS = 8;
  const PATIENCE = 4_000;
  const ANYHOW = { ignoreVary: true };

  const worker = /** @type {any} */ (self);
  /** Pages that were just brought, until the page itself says that it works. @type {Map<string, Response>} */
  const fresh = new Map();

  worker.addEventListener("install", () => worker.skipWaiting());
  worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()));

  worker.addEventListener("fetch", (/** @type {any} */ event) => {
    const { request } = event;
    const { origin, pathname } = new URL(request.url);
    if (request.method !== "GET" || origin !== location.origin) return;
    if (request.mode !== "navigate" && FILE.test(pathname)) event.respondWith(file(request));
    else if (request.mode === "navigate" && !pathname.startsWith("/api/")) event.respondWith(page(request, pathname));
  });

  worker.addEventListener("message", (/** @type {any} */ event) => {
    const { path, files, offline } = event.data;
    event.waitUntil(Promise.all([keepBoard(path, files), keepOffline(offline)]).catch(() => {}));
  });

  /** @param {Request} request */
  async function file(request) {
    return (await caches.match(request, ANYHOW)) ?? fetch(request);
  }

  /** From the server, or a board as it is kept when the server is away or slow. @param {Request} request @param {string} path */
  async function page(request, path) {
    const kept = BOARD.test(path) ? await caches.match(path, ANYHOW) : undefined;
    const asked = fetch(request).catch(() => undefined);
    const answer = await (kept ? Promise.race([asked, later(PATIENCE)]) : asked);
    if (!answer || (kept && answer.status >= 500)) return kept ?? (await offlinePage()) ?? Response.error();
    if (kept && !answer.ok) await caches.delete(cacheOf(path));
    if (answer.ok && BOARD.test(path)) fresh.set(path, answer.clone());
    return answer;
  }

  /** @param {string} path @param {string[]} files */
  async function keepBoard(path, files) {
    const brought = fresh.get(path) ?? (await fetch(path));
    fresh.delete(path);
    if (!brought.ok || brought.redirected) return;
    await keep(cacheOf(path), path, brought, files).catch(() => caches.delete(cacheOf(path)));
    const boards = await Promise.all((await caches.keys()).filter((name) => name.startsWith("board ")).map(dated));
    const old = boards.sort((a, b) => b.at - a.at).slice(MOST_BOARDS);
    await Promise.all(old.map(({ name }) => caches.delete(name)));
  }

  /** The page that says that there is no network, in the language that was read last. @param {string} path */
  async function keepOffline(path) {
    const name = `offline ${path}`;
    if (await caches.has(name)) return;
    await keep(name, path, await fetch(path), []).catch(() => caches.delete(name));
    const others = (await caches.keys()).filter((each) => each.startsWith("offline ") && each !== name);
    if (await caches.has(name)) await Promise.all(others.map((each) => caches.delete(each)));
  }

  /** All files first and the page last: a page that is there has what it needs. @param {string} name @param {string} path @param {Response} page @param {string[]} files */
  async function keep(name, path, page, files) {
    const text = await page.clone().text();
    const cache = await caches.open(name);
    const wanted = new Set([...files, ...[...text.matchAll(NAMED)].map(([, url]) => url.split("#")[0])]);
    for (const list of files.filter((each) => each.startsWith("/offline/files"))) {
      const found = await bring(cache, list);
      for (const each of await found.json()) wanted.add(each);
    }
    await Promise.all([...wanted].map((each) => bring(cache, each)));
    await cache.put(path, page);
    for (const request of await cache.keys()) {
      const { pathname, search } = new URL(request.url);
      if (pathname + search !== path && !wanted.has(pathname + search)) await cache.delete(request);
    }
  }

  /** @param {Cache} cache @param {string} url @returns {Promise<Response>} */
  async function bring(cache, url) {
    const known = await caches.match(url, ANYHOW);
    const answer = known ?? (await fetch(url));
    if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
    const lasting = answer.headers.get("Cache-Control")?.includes("immutable");
    if (lasting && !(await cache.match(url, ANYHOW))) await cache.put(url, answer.clone());
    return answer;
  }

  async function offlinePage() {
    const name = (await caches.keys()).find((each) => each.startsWith("offline "));
    return name && caches.match(name.replace("offline ", ""), ANYHOW);
  }

  /** @param {string} path @see static/js/net/pages.js */
  function cacheOf(path) {
    return `board ${path}`;
  }

  /** A board's cache and when its page was brought. @param {string} name */
  async function dated(name) {
    const page = await caches.match(name.replace("board ", ""), ANYHOW);
    return { name, at: Date.parse(page?.headers.get("Date") ?? "") || 0 };
  }

  /** @param {number} ms @returns {Promise<undefined>} */
  function later(ms) {
    return new Promise((resolve) => setTimeout(resolve, ms));
  }
}
