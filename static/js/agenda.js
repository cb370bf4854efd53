/** The page of the agenda: puts its parts together and keeps them told. */

import { kinds } from "../objects/index.js";
import { drawBand } from "./agenda/band.js";
import { Doing } from "./agenda/doing.js";
import { listenDragging } from "./agenda/drag.js";
import { drawAgenda } from "./agenda/page.js";
import { Kits } from "./agenda/kits.js";
import { drawShelf } from "./agenda/shelf.js";
import { drawHead } from "./agenda/head.js";
import { drawInvite } from "./agenda/invite.js";
import { tabOf } from "./agenda/tabs.js";
import { drawTeams, Teams } from "./agenda/teams.js";
import { Typing } from "./agenda/typing.js";
import { nothing, render } from "../vendor/lit/lit.js";
import { open } from "./net/start.js";
import { listenPresses, once } from "./ui/drawing.js";
import { Live } from "./ui/live.js";
import { settings } from "./ui/settings.js";
import { Toast } from "./ui/toast.js";
import { learn, t } from "./ui/words.js";

const page = JSON.parse(part("page").textContent ?? "{}");
/** @type {Record<string, (desk: any) => unknown>} */
const DRAWN = { agenda: drawAgenda, teams: drawTeams, invite: drawInvite };

/** @param {string} id @returns {HTMLElement} */
function part(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** Everything that a part of the page may need. @param {any} board */
function lay(board) {
  const live = new Live(part("live"));
  /** @type {any} */
  const desk = { page, board, kinds: { ...kinds, loop: { title: () => t("Loops") } }, live, settings, open: null, tab: tabOf(location.hash), wish: "" };
  desk.spoken = page.session.language === page.language ? nothing : page.session.language; // what the steps and methods speak
  desk.toast = new Toast(part("toast"), live);
  desk.doing = new Doing(desk);
  desk.typing = new Typing((id, field, text) => desk.doing.typed(id, field, text));
  desk.draw = once(() => drawAll(desk));
  desk.teams = new Teams(desk);
  desk.kits = new Kits(page.kits, () => desk.draw());
  return desk;
}

/** @param {any} desk */
function drawAll(desk) {
  const focused = /** @type {HTMLElement | null} */ (document.activeElement);
  drawHead(desk, part("top"));
  drawBand(desk, part("banner"));
  render(DRAWN[desk.tab](desk), part("main"));
  part("shelf").hidden = desk.tab !== "agenda";
  if (desk.tab === "agenda") render(drawShelf(desk), part("shelf"));
  if (focused?.isConnected && document.activeElement !== focused) focused.focus({ preventScroll: true }); // what is moved loses it
}

/** @param {any} desk */
function listen(desk) {
  desk.board.listen(() => desk.draw());
  addEventListener("hashchange", () => {
    desk.tab = tabOf(location.hash);
    if (desk.tab === "teams") desk.teams.load();
    desk.draw.now();
    /** @type {HTMLElement | null} */ (document.querySelector("#main h2"))?.focus();
  });
  addEventListener("pagehide", () => desk.typing.finish());
  document.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.defaultPrevented || !(event.ctrlKey || event.metaKey) || target.closest("input, textarea, select, dialog")) return;
    if (event.key.toLowerCase() === "z") {
      event.preventDefault();
      event.shiftKey ? desk.board.redo() : desk.board.undo();
    }
  });
  listenDragging(desk, document);
}

async function start() {
  const [board] = await Promise.all([open(page), learn(page.words)]);
  const desk = lay(board);
  for (const id of ["top", "main"]) part(id).replaceChildren();
  listenPresses(document);
  listen(desk);
  drawAll(desk);
  if (desk.tab === "teams") desk.teams.load();
  document.body.removeAttribute("data-loading");
}

start().catch((error) => {
  part("loading").textContent = t("The agenda could not be opened. Check the connection, then load the page again.");
  throw error;
});
