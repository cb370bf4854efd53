/** All talks of a board in the order in which they were begun, and which of them somebody wants to see; and whom a text mentions. */

/** @typedef {{id: string, number: number, comment: any, answers: any[], latest: any}} Thread numbered in the order in which they were begun */

/** @param {any} desk @returns {Thread[]} */
export function threads({ board, hanging }) {
  const begun = [...board.of("comment")].filter((/** @type {any} */ each) => board.get(each.on)?.kind !== "comment");
  begun.sort((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));
  return begun.map((comment, at) => {
    const answers = hanging.comments(comment.id);
    return { id: comment.id, number: at + 1, comment, answers, latest: answers.at(-1) };
  });
}

/** Whether a thread is of those that somebody wants to see. @param {Thread} thread @param {string} only @param {string} me */
export function fits({ comment, answers }, only, me) {
  if (only === "all") return true;
  if (only === "open") return !comment.done;
  if (only === "settled") return Boolean(comment.done);
  const said = [comment, ...answers];
  if (only === "me") return said.some(({ mentions }) => mentions?.includes(me)) || (comment.by === me && answers.some(({ by }) => by !== me));
  return comment.sort === only;
}

/** @typedef {{id: string, name: string}} Someone */

/** The longest names are looked for first. @param {string} text @param {Someone[]} people @returns {string[]} */
export function mentionedIn(text, people) {
  const found = [];
  for (const { id, name } of [...people].sort((one, other) => other.name.length - one.name.length)) {
    if (!text.includes(`@${name}`)) continue;
    found.push(id);
    text = text.replaceAll(`@${name}`, "");
  }
  return found;
}
