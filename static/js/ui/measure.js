/** How large things are drawn that are not on the canvas now: they are drawn out of sight, some at a time. */

const FEW = 150;

/** @typedef {{w: number, h: number}} Size */

/**
 * @param {any} desk
 * @param {any[]} records of the board, or of what is yet to come
 * @returns {Promise<Map<string, Size>>}
 */
export async function measured(desk, records) {
  const { kinds, space, surface, shown } = desk;
  /** @type {Map<string, Size>} */
  const sizes = new Map();
  const unknown = records.filter((record) => {
    const told = record.w !== undefined && record.h !== undefined;
    const drawn = (!shown.list && surface.element(record.id)) || kinds[record.kind]?.gathers;
    if (drawn || told) sizes.set(record.id, told ? record : space.box(record.id));
    return !drawn && !told && kinds[record.kind]?.element;
  });
  const bench = document.createElement("div");
  bench.className = "bench";
  bench.setAttribute("aria-hidden", "true");
  document.body.append(bench);
  for (let at = 0; at < unknown.length; at += FEW) {
    if (at) await new Promise((resolve) => setTimeout(resolve));
    for (const [id, size] of some(desk, bench, unknown.slice(at, at + FEW))) sizes.set(id, size);
  }
  bench.remove();
  return sizes;
}

/** @param {any} desk @param {HTMLElement} bench @param {any[]} records @returns {[string, Size][]} */
function some({ kinds, board, space }, bench, records) {
  const elements = records.map((record) => {
    const element = kinds[record.kind].element();
    kinds[record.kind].draw(element, record, { me: board.person, name: (/** @type {string} */ person) => board.name(person), state: "saved", count: 0 });
    return element;
  });
  bench.replaceChildren(...elements);
  return records.map((record, at) => {
    const size = { w: elements[at].offsetWidth, h: elements[at].offsetHeight };
    if (board.get(record.id)) space.measured(record.id, size.w, size.h);
    return [record.id, size];
  });
}
