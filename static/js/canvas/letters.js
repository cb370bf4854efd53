/** Single letters and signs as keys; they work only while the canvas has the focus. */

/** What can be grouped. */
const GROUPED = new Set(["note", "cluster"]);

/** @typedef {{when?: boolean, act: () => void}} Key */

/** Do what a key stands for; false when it stands for nothing now. @param {any} desk @param {string} key @param {string[]} chosen */
export function letter(desk, key, chosen) {
  const found = table(desk, chosen)[key.toLowerCase()];
  if (!found || found.when === false) return false;
  found.act();
  return true;
}

/** @param {any} desk @param {string[]} chosen @returns {Record<string, Key>} */
function table(desk, chosen) {
  const { view, tools, allowed, commands, group, links, surface, space, board, find, sheet } = desk;
  const anchor = () => surface.element(chosen[0]) ?? surface.root;
  const tool = (/** @type {string} */ name) => ({ when: allowed.may(name), act: () => tools.take(name) });
  const notes = chosen.filter((id) => board.get(id)?.kind === "note");
  const arrows = chosen.filter((id) => board.get(id)?.kind === "link");
  const claims = arrows.length > 0 && arrows.length === chosen.length && allowed.may("link");
  const claim = (/** @type {string} */ sign) => ({ when: claims, act: () => links.claim(arrows, sign) });
  const larger = { act: () => view.zoomBy(1.25) };
  return {
    n: { when: allowed.may("note"), act: () => commands.newNote() },
    v: { act: () => tools.take("pick") },
    t: tool("text"),
    f: tool("frame"),
    d: claims ? { act: () => links.delay(arrows) } : tool("drawing"),
    l: { when: allowed.may("link"), act: () => commands.link(chosen[0]) },
    k: { when: allowed.may("comment") || chosen.length > 0, act: () => commands.comment(single(board, chosen)) },
    r: { when: chosen.length === 1 && allowed.may("reaction"), act: () => commands.react(chosen[0], anchor()) },
    g: { when: allowed.may("cluster") && chosen.some((id) => GROUPED.has(board.get(id)?.kind)), act: () => group("group", chosen, anchor()) },
    m: { when: chosen.length > 0 && allowed.edits, act: () => commands.moveTo(chosen, anchor()) },
    c: { when: chosen.length > 0 && allowed.may("note"), act: () => commands.color(chosen, anchor()) },
    p: { when: allowed.facilitates, act: () => commands.vote(chosen) },
    "#": { when: notes.length > 0 && allowed.may("note"), act: () => sheet("tags", notes) },
    b: { when: notes.length > 0 && allowed.may("note"), act: () => sheet("marks", notes) },
    e: { when: chosen.length === 1 && (arrows.length === 1 || notes.length === 1), act: () => sheet(arrows.length ? "link" : "evidence", chosen[0]) },
    w: { when: notes.length === 1 && chosen.length === 1 && board.get(notes[0])?.sort === "factor" && allowed.edits, act: () => commands.map("whatIf", notes[0], anchor()) },
    x: { when: claims, act: () => links.contest(arrows) },
    j: { when: chosen.length === 1 && space.linksOf(chosen[0]).size > 0, act: () => links.of(chosen[0], anchor()) },
    "?": claim("?"),
    "+": claims ? claim("+") : larger,
    "=": claims ? claim("+") : larger,
    "-": claims ? claim("-") : { act: () => view.zoomBy(0.8) },
    0: { act: () => view.zoomBy(1 / view.zoom) },
    1: { act: () => commands.fit() },
    2: { when: chosen.length > 0, act: () => commands.fitTo(chosen) },
    "/": { act: () => find.open() },
  };
}

/** What a comment can be on, when just one such thing is chosen. @param {any} board @param {string[]} chosen */
function single(board, chosen) {
  return chosen.length === 1 && board.get(chosen[0]) ? chosen[0] : undefined;
}
