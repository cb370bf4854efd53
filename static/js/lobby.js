/** The lobby's page: who waits here is taken along when the workshop begins, and who comes late reads how far it is. */

import { render } from "../vendor/lit/lit.js";
import { Room } from "./lobby/room.js";
import { body, foot, line, tools } from "./lobby/view.js";
import { know } from "./ui/words.js";

const TICK = 5_000;

const page = JSON.parse(part("page").textContent ?? "{}");

/** @param {string} id @returns {HTMLElement} */
function part(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

know(page.said);
const room = new Room(page);
const draw = () => {
  for (const [id, view] of /** @type {const} */ ([["main", body], ["foot", foot], ["line", line], ["tools", tools]])) {
    render(view(room), part(id));
  }
  part("line").toggleAttribute("data-lost", !room.connected);
};
for (const id of ["main", "foot"]) part(id).replaceChildren();
room.listen(draw);
draw();
room.start();
setInterval(draw, TICK);
