/** Starting with a method: each with a sentence; the one that is chosen comes onto the board as a frame. */

import { html } from "../../vendor/lit/lit.js";
import { freeBlock } from "../space/room.js";
import { openDialog } from "../ui/dialog.js";
import { icon } from "../ui/icon.js";
import { brought } from "../ui/later.js";
import { methods } from "../ui/methods.js";
import { t } from "../ui/words.js";

/** @param {any} desk */
export async function open(desk) {
  const shelf = await brought(desk.toast, methods);
  if (!shelf) return;
  const sorted = Object.entries(shelf).sort(([, one], [, other]) => one.name.localeCompare(other.name));
  const choose = (/** @type {string} */ name) => {
    sheet.close();
    go(desk, start(desk, name, shelf[name]));
  };
  const body = () => html`<p class="muted">${t("A frame with questions comes onto the board. Its names can be changed.")}</p>
    <ul class="methods">
      ${sorted.map(
        ([name, { icon: picture, name: words, about }]) => html`<li>
          <button type="button" class="picker__one methods__one" @click=${() => choose(name)}>
            ${icon(picture)}<span class="methods__words"><strong>${words}</strong><span>${about}</span></span>
          </button>
        </li>`,
      )}
    </ul>`;
  const sheet = openDialog(t("Start with a method"), body, { name: "methods" });
}

/** @param {any} desk @param {string} name @param {import("../ui/methods.js").Method} method @returns {string} the frame */
function start({ deeds, space, view, toast }, name, { name: title, layout, w, h, labels }) {
  const { x, y } = view.middle;
  const place = freeBlock(space, { w, h }, { x: x - w / 2, y: y - h / 2 });
  const id = deeds.add("frame", { ...place, title, layout, labels, method: name });
  toast.show(t("Frame added."), () => deeds.undo());
  return id;
}

/** @param {any} desk @param {string} id */
function go({ commands, outline, shown, space, surface }, id) {
  if (shown.list) return outline.reveal(id);
  space.update(id);
  commands.fitTo([id]);
  surface.focus(id);
}
