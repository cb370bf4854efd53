/**
 * Tells listeners what changed, at most once a task.
 *
 * @typedef {{person?: string, view?: number[], to?: string}} Call somebody brings everybody to where they look, or to another board
 * @typedef {{person: string, factor: string, way: "up" | "down" | null}} Push somebody asks what happens when a factor moves, or stops
 * @typedef {{ids: Set<string>, people: boolean, status: boolean, reset: boolean, you?: true, call?: Call, push?: Push}} News
 */

export class Bell {
  /** @type {Set<(news: News) => void>} */
  #listeners = new Set();
  /** @type {News | undefined} */
  #news;

  /** @param {(news: News) => void} listener @returns {() => void} stop */
  listen(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @param {Iterable<string>} ids @param {{people?: true, status?: true, reset?: true, you?: true, call?: Call, push?: Push}} [flags] */
  ring(ids, flags = {}) {
    if (!this.#news) {
      this.#news = { ids: new Set(), people: false, status: false, reset: false };
      queueMicrotask(() => this.#tell());
    }
    for (const id of ids) this.#news.ids.add(id);
    Object.assign(this.#news, flags);
  }

  #tell() {
    const news = this.#news;
    this.#news = undefined;
    if (news) for (const listener of this.#listeners) listener(news);
  }
}
