/** What one pointer does between going down and coming up: pan, marquee, drag, draw a frame, resize one, draw a link. */

import { snap } from "../space/room.js";

/** How much of the newest speed counts, and for how many ms after the last movement there is any. */
const SMOOTH = 0.6;
const FLICK = 60;

/**
 * @typedef {{x: number, y: number}} Point
 * @typedef {object} Gesture
 * @property {(at: Point, event: PointerEvent) => void} move at: screen pixels inside the canvas
 * @property {(at: Point, event: PointerEvent, moved: boolean) => void} end
 * @property {() => void} [cancel]
 */

/** @param {any} desk @param {Point} from @param {(at: Point) => void} tap when it was no drag after all @returns {Gesture} */
export function pan(desk, from, tap) {
  let last = from;
  const speed = { x: 0, y: 0 };
  let told = 0;
  return {
    move(at, { timeStamp }) {
      const [dx, dy, time] = [at.x - last.x, at.y - last.y, Math.max(1, timeStamp - told)];
      speed.x += (dx / time - speed.x) * SMOOTH;
      speed.y += (dy / time - speed.y) * SMOOTH;
      told = timeStamp;
      desk.view.pan(dx, dy);
      last = at;
    },
    end(at, { pointerType, timeStamp }, moved) {
      if (!moved) tap(at);
      else if (pointerType === "touch" && timeStamp - told < FLICK) desk.glide.drift(speed.x, speed.y);
    },
  };
}

/** @param {any} desk @param {Point} from @returns {Gesture} */
export function marquee(desk, from) {
  const before = desk.selection.ids;
  const { space, view, selection } = desk;
  return {
    move(at) {
      desk.overlay.rectangle(from, at);
      const region = between(view.toBoard(from.x, from.y), view.toBoard(at.x, at.y));
      const inside = space.touching(region).filter((/** @type {string} */ id) => {
        const box = space.box(id);
        return !space.hollow(id) || (box.x >= region.x && box.x + box.w <= region.x + region.w && box.y >= region.y && box.y + box.h <= region.y + region.h);
      });
      selection.set([...before, ...inside]);
    },
    end() {
      desk.overlay.rectangle();
    },
    cancel() {
      desk.overlay.rectangle();
      selection.set(before);
    },
  };
}

/** @param {any} desk @param {Point} from @param {(box: import("../space/grid.js").Box | null) => void} done null for a click @returns {Gesture} */
export function drawFrame(desk, from, done) {
  const box = (/** @type {Point} */ at) => {
    const { x, y, w, h } = between(desk.view.toBoard(from.x, from.y), desk.view.toBoard(at.x, at.y));
    return { x: snap(x), y: snap(y), w: Math.max(240, snap(w)), h: Math.max(192, snap(h)) };
  };
  return {
    move: (at) => desk.overlay.rectangle(from, at),
    end(at, _event, moved) {
      desk.overlay.rectangle();
      done(moved ? box(at) : null);
    },
    cancel: () => desk.overlay.rectangle(),
  };
}

/** @param {any} desk @param {string} id @param {string} corner @param {Point} from @returns {Gesture} */
export function resize(desk, id, corner, from) {
  const first = { ...desk.board.get(id) };
  const stretch = desk.kinds[first.kind].stretch ?? stretched;
  const start = desk.view.toBoard(from.x, from.y);
  const box = (/** @type {Point} */ at) => {
    const now = desk.view.toBoard(at.x, at.y);
    return stretch(first, corner, now.x - start.x, now.y - start.y);
  };
  const put = (/** @type {import("../space/grid.js").Box} */ { x, y, w, h }) => {
    desk.space.measured(id, w, h);
    desk.space.hold(id, [x, y]);
    desk.surface.touch([id]);
  };
  const leave = () => {
    desk.space.unmeasure(id);
    desk.space.release(id);
    desk.surface.touch([id]);
  };
  return {
    move: (at) => put(box(at)),
    end(at, _event, moved) {
      if (moved) desk.deeds.resize(id, box(at));
      leave();
    },
    cancel: leave,
  };
}

/** @param {any} desk @param {string} from @param {(to: string | null, moved: boolean) => void} done @returns {Gesture} */
export function drawLink(desk, from, done) {
  const target = (/** @type {Point} */ at) => {
    const { x, y } = desk.view.toBoard(at.x, at.y);
    const id = desk.space.at(x, y);
    return id && id !== from ? id : null;
  };
  return {
    move(at) {
      desk.overlay.line(from, desk.view.toBoard(at.x, at.y), target(at));
    },
    end(at, _event, moved) {
      desk.overlay.line();
      done(target(at), moved);
    },
    cancel: () => desk.overlay.line(),
  };
}

/** A stroke that begins before the pen has come over a slow network; it is drawn as soon as that is here.
 * @param {any} desk @param {PointerEvent} first @param {Point} from @returns {Gesture} */
export function early(desk, first, from) {
  /** @type {[Point, PointerEvent][]} */
  const waiting = [];
  /** @type {Gesture | undefined} */
  let stroke;
  const take = () => {
    stroke ??= desk.pen?.begin(first, from);
    if (stroke) for (const [at, event] of waiting.splice(0)) stroke.move(at, event);
  };
  return {
    move(at, event) {
      waiting.push([at, event]);
      take();
    },
    end(at, event, moved) {
      const finish = () => {
        take();
        stroke?.end(at, event, moved);
      };
      if (stroke) finish();
      else desk.getPen().then(finish, () => {});
    },
    cancel: () => stroke?.cancel?.(),
  };
}

/** @param {import("../space/grid.js").Box} first @param {string} corner @param {number} dx @param {number} dy */
function stretched({ x, y, w, h }, corner, dx, dy) {
  const left = corner.includes("w") ? Math.min(snap(x + dx), x + w - 240) : x;
  const top = corner.includes("n") ? Math.min(snap(y + dy), y + h - 144) : y;
  const right = corner.includes("e") ? Math.max(snap(x + w + dx), x + 240) : x + w;
  const bottom = corner.includes("s") ? Math.max(snap(y + h + dy), y + 144) : y + h;
  return { x: left, y: top, w: right - left, h: bottom - top };
}

/** @param {Point} a @param {Point} b */
export function between(a, b) {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), w: Math.abs(a.x - b.x), h: Math.abs(a.y - b.y) };
}
