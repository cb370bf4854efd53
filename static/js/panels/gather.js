/** Bringing everybody to one place: the facilitator calls, and the others are moved, or only told while they write. */

import { t } from "../ui/words.js";

const STAY = 12_000;

/** Have everybody look where one looks, or at some things. @param {any} desk @param {string[]} [ids] @param {string} [to] this board, when those on other boards are to come too */
export async function bringEverybody(desk, ids, to) {
  const { board, toast } = desk;
  const answer = await board.gather(place(desk, ids), to).catch(() => ({ ok: false, text: "" }));
  if (answer.ok) toast.show(t("Everybody has been brought here."));
  else toast.show(answer.text || t("This needs the connection. Try again in a moment."));
}

/** @param {any} desk @param {string[]} [ids] @returns {number[]} */
function place({ space, shown, outline, following }, ids) {
  const wanted = ids ?? (shown.list ? outline.inSight : undefined);
  const box = wanted && space.aroundAll(wanted.flatMap((/** @type {string} */ id) => space.ends(id) ?? [id]));
  return box ? following.around(box) : following.here;
}

/** Somebody has called, or one's team is another one now. Who writes is not moved. @param {any} desk @param {{person: string, view: number[], to?: string}} call */
export async function beBrought(desk, { person, view, to }) {
  const { board, page, toast, following, room } = desk;
  if (to && to !== board.id) {
    const open = to === page.session?.board || !person || (await fetch(`/api/v1/boards/${to}`, { method: "HEAD" }).catch(() => null))?.ok;
    return open && room?.follow.go(to, person ? { name: board.name(person), view } : {});
  }
  const values = { name: board.name(person) };
  following.stop();
  if (writing(desk)) {
    toast.show(t("{name} is calling everybody to one place.", values), () => go(desk, view), t("Go there"), STAY);
    return;
  }
  const back = go(desk, view);
  toast.show(t("{name} brought everybody here.", values), back, t("Go back"), STAY);
}

/** @param {any} desk */
function writing({ editor, held }) {
  return Boolean(editor.id || held.size || document.activeElement?.matches("textarea, input, select"));
}

/** @param {any} desk @param {number[]} view @returns {() => void} the way back */
function go(desk, view) {
  const { shown, outline, following, glide } = desk;
  if (shown.list) return outline.bringNear(nearest(desk, view));
  const before = { x: desk.view.x, y: desk.view.y, zoom: desk.view.zoom };
  following.take(view);
  return () => glide.to(before);
}

/** What in the list lies nearest to a place of the board. @param {any} desk @param {number[]} view @returns {string | undefined} */
function nearest({ reading, space }, [x, y]) {
  let found;
  let least = Infinity;
  for (const { things } of reading.sections) {
    for (const { id } of things) {
      const box = space.box(id);
      const far = box ? Math.hypot(box.x + box.w / 2 - x, box.y + box.h / 2 - y) : Infinity;
      if (far < least) [least, found] = [far, id];
    }
  }
  return found;
}
