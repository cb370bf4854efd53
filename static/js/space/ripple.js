/**
 * What if: how a push on one factor travels along causal links, step by step. Qualitative: it tells directions, never
 * sizes, and the same map always gives the same steps.
 */

/**
 * @typedef {"up" | "down" | "unclear"} Way
 * @typedef {{id: string, from: string, to: string, polarity?: string, delay?: boolean}} Link
 * @typedef {{factor: string, way: Way, links: string[], again: boolean}} Arrival again: it went this way before, or it is
 *   unclear where it went some way already; it stays as it was and passes nothing on
 * @typedef {{steps: Arrival[][], ended: boolean}} Ripple ended: nothing was under way any more after the last step
 */

/** The signal is followed no further than so many steps. */
export const MOST = 12;

/**
 * A link takes one step, and one more when it has a delay: a step without arrivals is waiting. What arrives at a factor
 * from several sides and not the same way is unclear, as is all that a link without a known sign passes on. Each factor
 * passes each way on once, and what is unclear only if it knew of nothing before: so the signal goes round a loop and
 * comes to rest, and one open question does not blur all that was clear.
 * @param {Iterable<Link>} links causal ones @param {string} start @param {"up" | "down"} way @param {number} [most] steps
 * @returns {Ripple} its first step is the push itself
 */
export function ripple(links, start, way, most = MOST) {
  const from = byStart(links);
  /** @type {Map<number, Map<string, {ways: Set<Way>, links: string[]}>>} */
  const coming = new Map([[0, new Map([[start, { ways: new Set([way]), links: [] }]])]]);
  /** @type {Map<string, Set<Way>>} */
  const passed = new Map();
  /** @type {Arrival[][]} */
  const steps = [];
  for (let step = 0; coming.size && step <= most; step += 1) {
    const arrivals = [...(coming.get(step) ?? [])].map(([factor, { ways, links: along }]) => arrival(passed, factor, ways, along));
    coming.delete(step);
    steps.push(arrivals);
    for (const { factor, way: now, again } of arrivals) {
      for (const link of again ? [] : (from.get(factor) ?? [])) send(coming, step + (link.delay ? 2 : 1), link, passedOn(now, link.polarity));
    }
  }
  return { steps, ended: coming.size === 0 };
}

/** In the order of their ids. @param {Iterable<Link>} links @returns {Map<string, Link[]>} */
function byStart(links) {
  /** @type {Map<string, Link[]>} */
  const from = new Map();
  for (const link of [...links].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const there = from.get(link.from);
    if (there) there.push(link);
    else from.set(link.from, [link]);
  }
  return from;
}

/** @param {Map<string, Set<Way>>} passed @param {string} factor @param {Set<Way>} ways @param {string[]} links @returns {Arrival} */
function arrival(passed, factor, ways, links) {
  const [only] = ways;
  const way = ways.size === 1 ? only : "unclear";
  const before = passed.get(factor) ?? new Set();
  const again = way === "unclear" ? before.size > 0 : before.has(way);
  passed.set(factor, before.add(way));
  return { factor, way, links, again };
}

/** @param {Map<number, Map<string, {ways: Set<Way>, links: string[]}>>} coming @param {number} step @param {Link} link @param {Way} way */
function send(coming, step, { id, to }, way) {
  const then = coming.get(step) ?? new Map();
  coming.set(step, then);
  const there = then.get(to) ?? { ways: new Set(), links: [] };
  then.set(to, there);
  there.ways.add(way);
  there.links.push(id);
}

/** @param {Way} way @param {string | undefined} polarity @returns {Way} */
function passedOn(way, polarity) {
  if (way === "unclear" || (polarity !== "+" && polarity !== "-")) return "unclear";
  if (polarity === "+") return way;
  return way === "up" ? "down" : "up";
}
