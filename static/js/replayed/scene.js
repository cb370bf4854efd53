/** The board as it looks at a moment: things where they lie, links between them, moved and enlarged as one. */

/** @typedef {import("./story.js").Thing} Thing */
/** @typedef {{x: number, y: number, w: number, h: number}} Box */

const SVG = "http://www.w3.org/2000/svg";
const WIDE = 192;
const TALL = 120;
const PLACED = new Set(["note", "text", "frame", "image", "card", "cluster", "drawing", "comment"]);
const MARGIN = 60;

export class Scene {
  /** @type {Map<string, HTMLElement>} */
  #drawn = new Map();
  /** @type {ReadonlyMap<string, Thing>} */
  #things = new Map();
  /** @type {Set<HTMLElement>} what has just changed */
  #fresh = new Set();
  #x = 0;
  #y = 0;
  #scale = 1;

  /**
   * @param {HTMLElement} view
   * @param {Record<string, string>} pictures addresses by the picture's id
   */
  constructor(view, pictures) {
    this.view = view;
    this.pictures = pictures;
    this.world = view.appendChild(element("div", "world"));
    this.links = document.createElementNS(SVG, "svg");
    this.links.setAttribute("class", "links");
    this.links.setAttribute("aria-hidden", "true");
    this.world.append(this.links);
    this.#hands();
  }

  /** @param {ReadonlyMap<string, Thing>} things @param {Set<string> | null} changed null: all of them */
  show(things, changed) {
    this.#things = things;
    for (const drawn of this.#fresh) drawn.classList.remove("thing--fresh");
    this.#fresh.clear();
    const ids = changed ?? new Set([...this.#drawn.keys(), ...things.keys()]);
    for (const id of ids) this.#draw(id, things.get(id), changed !== null);
    this.#name();
    this.#join();
  }

  /** Names of groups stand over their notes, wherever these are by now. */
  #name() {
    /** @type {Map<string, {x: number, y: number}>} */
    const corners = new Map();
    for (const thing of this.#things.values()) {
      if (thing.kind !== "note" || !thing.cluster) continue;
      const { x, y } = corners.get(thing.cluster) ?? thing;
      corners.set(thing.cluster, { x: Math.min(x, thing.x), y: Math.min(y, thing.y) });
    }
    for (const [id, { x, y }] of corners) {
      const drawn = this.#drawn.get(id);
      if (!drawn) continue;
      drawn.style.left = `${x}px`;
      drawn.style.top = `${y - 8}px`;
    }
  }

  /** See all of these boxes, or all that lies there now. @param {Box | null} [box] */
  fit(box) {
    const whole = box ?? around(this.#things);
    const { clientWidth, clientHeight } = this.view;
    if (!whole || !clientWidth) return;
    this.#scale = Math.min(2, clientWidth / (whole.w + 2 * MARGIN), clientHeight / (whole.h + 2 * MARGIN));
    this.#x = (clientWidth - whole.w * this.#scale) / 2 - whole.x * this.#scale;
    this.#y = (clientHeight - whole.h * this.#scale) / 2 - whole.y * this.#scale;
    this.#place();
  }

  /** @param {number} by @param {number} [x] @param {number} [y] what stays where it is, in pixels of the view */
  zoom(by, x = this.view.clientWidth / 2, y = this.view.clientHeight / 2) {
    const scale = Math.max(0.02, Math.min(4, this.#scale * by));
    this.#x = x - ((x - this.#x) * scale) / this.#scale;
    this.#y = y - ((y - this.#y) * scale) / this.#scale;
    this.#scale = scale;
    this.#place();
  }

  /** @param {number} x @param {number} y */
  pan(x, y) {
    this.#x += x;
    this.#y += y;
    this.#place();
  }

  #place() {
    this.world.style.transform = `translate(${this.#x}px, ${this.#y}px) scale(${this.#scale})`;
  }

  #hands() {
    /** @type {{x: number, y: number} | null} */
    let held = null;
    this.view.addEventListener("pointerdown", (event) => {
      if (/** @type {Element} */ (event.target).closest("button")) return;
      held = { x: event.clientX, y: event.clientY };
      this.view.setPointerCapture(event.pointerId);
    });
    this.view.addEventListener("pointermove", (event) => {
      if (!held) return;
      this.pan(event.clientX - held.x, event.clientY - held.y);
      held = { x: event.clientX, y: event.clientY };
    });
    for (const end of ["pointerup", "pointercancel"]) this.view.addEventListener(end, () => (held = null));
    this.view.addEventListener(
      "wheel",
      (event) => {
        event.preventDefault();
        const box = this.view.getBoundingClientRect();
        this.zoom(0.998 ** event.deltaY, event.clientX - box.left, event.clientY - box.top);
      },
      { passive: false },
    );
  }

  /** @param {string} id @param {Thing | undefined} thing @param {boolean} fresh */
  #draw(id, thing, fresh) {
    const before = this.#drawn.get(id);
    if (!thing || !PLACED.has(thing.kind) || thing.x === undefined) {
      before?.remove();
      this.#drawn.delete(id);
      return;
    }
    const drawn = element("div", `thing thing--${thing.kind}`);
    if (thing.color && ["note", "cluster"].includes(thing.kind)) drawn.classList.add(`thing--${thing.color}`);
    if (fresh) {
      drawn.classList.add("thing--fresh");
      this.#fresh.add(drawn);
    }
    drawn.style.left = `${thing.x}px`;
    drawn.style.top = `${thing.y}px`;
    if (thing.w) {
      drawn.style.width = `${thing.w}px`;
      drawn.style.height = `${thing.h}px`;
    }
    this.#fill(drawn, thing);
    if (before) before.replaceWith(drawn);
    else this.world.append(drawn);
    this.#drawn.set(id, drawn);
  }

  /** @param {HTMLElement} drawn @param {Thing} thing */
  #fill(drawn, thing) {
    if (thing.kind === "image" && this.pictures[thing.file]) {
      const picture = drawn.appendChild(document.createElement("img"));
      picture.src = this.pictures[thing.file];
      picture.alt = thing.alt ?? "";
    } else if (thing.kind === "drawing") {
      drawn.append(stroke(thing));
    } else {
      drawn.textContent = words(thing);
    }
  }

  /** Links and their signs, drawn anew: they follow what they join. */
  #join() {
    const lines = [];
    for (const thing of this.#things.values()) {
      if (thing.kind !== "link") continue;
      const [from, to] = [this.#things.get(thing.from), this.#things.get(thing.to)];
      if (from?.x !== undefined && to?.x !== undefined) lines.push(...line(this.#middle(from), this.#middle(to), thing));
    }
    this.links.replaceChildren(...lines);
  }

  /** @param {Thing} thing */
  #middle(thing) {
    const drawn = this.#drawn.get(thing.id);
    const [w, h] = [thing.w ?? WIDE, thing.h ?? drawn?.offsetHeight ?? TALL];
    return { x: thing.x + w / 2, y: thing.y + h / 2, w, h };
  }
}

/** What a thing says. @param {Thing} thing @returns {string} */
export function words(thing) {
  return String(thing.text ?? thing.words ?? thing.title ?? thing.alt ?? "") || String(thing.url ?? "");
}

/** The place that all of these take. @param {ReadonlyMap<string, Thing>} things @returns {Box | null} */
export function around(things) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const thing of things.values()) {
    if (thing.x === undefined || !PLACED.has(thing.kind)) continue;
    [left, top] = [Math.min(left, thing.x), Math.min(top, thing.y)];
    [right, bottom] = [Math.max(right, thing.x + (thing.w ?? WIDE)), Math.max(bottom, thing.y + (thing.h ?? TALL))];
  }
  return left === Infinity ? null : { x: left, y: top, w: right - left, h: bottom - top };
}

/** @param {Thing} thing */
function stroke(thing) {
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("viewBox", `0 0 ${thing.w} ${thing.h}`);
  const path = picture.appendChild(document.createElementNS(SVG, "polyline"));
  const points = [];
  for (let at = 0; at < thing.points.length; at += 2) points.push(`${thing.points[at] / 10},${thing.points[at + 1] / 10}`);
  path.setAttribute("points", points.join(" "));
  path.setAttribute("stroke-width", String(thing.width ?? 4));
  return picture;
}

/**
 * @param {Box} from
 * @param {Box} to the middles, and how large what is there is
 * @param {Thing} link
 */
function line(from, to, link) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  const reach = Math.min(to.w / 2 / (Math.abs(dx / length) || 1e-9), to.h / 2 / (Math.abs(dy / length) || 1e-9));
  const end = { x: to.x - (dx / length) * (reach + 4), y: to.y - (dy / length) * (reach + 4) };
  const turn = Math.atan2(dy, dx);
  const tips = [2.6, -2.6].map((by) => `L ${end.x} ${end.y} l ${14 * Math.cos(turn + by)} ${14 * Math.sin(turn + by)}`);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", `M ${from.x} ${from.y} ${tips[0]} M ${end.x} ${end.y} ${tips[1]}`);
  if (!link.polarity) return [path];
  const sign = document.createElementNS(SVG, "text");
  sign.setAttribute("x", String((from.x + end.x) / 2));
  sign.setAttribute("y", String((from.y + end.y) / 2));
  sign.textContent = link.polarity === "-" ? "−" : link.polarity;
  return [path, sign];
}

/** @param {string} name @param {string} className */
function element(name, className) {
  const made = document.createElement(name);
  made.className = className;
  return made;
}
