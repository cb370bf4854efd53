/** Carrying a row by its handle, or a method from the shelf, to a place between the rows. */

const FAR = 6;
const EDGE = 80;
const STEP = 14;

/** @param {any} desk @param {Document} page */
export function listenDragging(desk, page) {
  page.addEventListener("pointerdown", (event) => {
    const target = /** @type {Element} */ (event.target);
    const handle = target.closest("[data-handle]");
    const kit = event.pointerType === "touch" || target.closest("button") ? null : target.closest("[data-kit]");
    const held = handle?.closest("[data-step]") ?? kit;
    if (held && event.button === 0) carry(desk, /** @type {HTMLElement} */ (held), event);
  });
}

/** @param {any} desk @param {HTMLElement} held @param {PointerEvent} down */
function carry({ doing, kits, board }, held, down) {
  const { step, kit } = held.dataset;
  const over = new AbortController();
  const listening = { signal: over.signal };
  /** @type {HTMLElement | undefined} */
  let ghost;
  /** Among the rows without the one that is carried; -1 while it would fall nowhere. */
  let to = -1;

  const move = (/** @type {PointerEvent} */ event) => {
    if (!ghost && Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < FAR) return;
    ghost ??= lift(held, down);
    ghost.style.translate = `${event.clientX - down.clientX}px ${event.clientY - down.clientY}px`;
    if (event.clientY < EDGE) scrollBy(0, -STEP);
    if (event.clientY > innerHeight - EDGE) scrollBy(0, STEP);
    to = mark(rows(step), event, Boolean(kit));
  };
  const end = (/** @type {Event} */ event) => {
    over.abort();
    ghost?.remove();
    held.removeAttribute("data-carried");
    for (const row of document.querySelectorAll("[data-drop]")) row.removeAttribute("data-drop");
    if (!ghost || to < 0 || event.type !== "pointerup") return;
    if (step && board.get(step)) doing.place(step, to);
    else if (kit) doing.take(kits.methods[kit].name, kits.methods[kit].steps, rows(undefined)[to - 1]?.dataset.step ?? null);
  };
  down.preventDefault();
  /** @type {HTMLElement | null} */ (held.querySelector("[data-handle]"))?.focus({ preventScroll: true });
  addEventListener("pointermove", move, listening);
  for (const name of ["pointerup", "pointercancel", "blur"]) addEventListener(name, end, listening);
  addEventListener("keydown", (event) => event.key === "Escape" && end(event), listening);
}

/** @param {string | undefined} without @returns {HTMLElement[]} */
function rows(without) {
  return [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".steps > [data-step]"))].filter((row) => row.dataset.step !== without);
}

/** Show where it would fall. @param {HTMLElement[]} all @param {PointerEvent} event @param {boolean} kit @returns {number} */
function mark(all, event, kit) {
  const main = /** @type {HTMLElement} */ (document.getElementById("main")).getBoundingClientRect();
  const inside = !kit || (event.clientX >= main.left && event.clientX <= main.right);
  const boxes = all.map((row) => row.getBoundingClientRect());
  const to = boxes.filter(({ top, height }) => event.clientY > top + height / 2).length;
  for (const [at, row] of all.entries()) {
    const where = !inside ? "" : at === to ? "before" : at === to - 1 && to === all.length ? "after" : "";
    if (where) row.dataset.drop = where;
    else row.removeAttribute("data-drop");
  }
  return inside ? to : -1;
}

/** What one sees carried. @param {HTMLElement} held @param {PointerEvent} down */
function lift(held, down) {
  const card = /** @type {HTMLElement} */ (held.querySelector(".step__card") ?? held);
  const ghost = document.createElement("div");
  const box = card.getBoundingClientRect();
  ghost.className = "carried";
  ghost.textContent = card.querySelector(".step__open, .kit__name")?.textContent?.trim() ?? "";
  ghost.style.left = `${Math.max(box.left, down.clientX - 160)}px`;
  ghost.style.top = `${down.clientY - 24}px`;
  held.dataset.carried = "";
  document.body.append(ghost);
  return ghost;
}
