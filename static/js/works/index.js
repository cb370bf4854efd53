/** The works beside the board, as finding loops or groups; each is fetched when it is first opened. */

/**
 * @typedef {{title: () => string, draw: () => unknown, foot?: () => unknown, stop?: () => void}} Panel `draw`, and `foot` for what stays in sight below, answers a lit template, which is drawn
 *   anew when the board changes or something is chosen; `stop` ends what it listens to
 * @typedef {new (desk: any, redraw: () => void, ...given: any[]) => Panel} Made
 */

/** @type {Record<string, () => Promise<{default: Made}>>} */
export const WORKS = {
  comments: () => import("./comments.js"),
  changes: () => import("./changes.js"),
  conduct: () => import("./conduct.js"),
  gardener: () => import("./gardener.js"),
  groups: () => import("./groups.js"),
  loops: () => import("./loops.js"),
  votes: () => import("./votes.js"),
  transcribe: () => import("./transcribe.js"),
  questions: () => import("./questions.js"),
};
