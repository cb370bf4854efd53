/** Takes what is dropped on the board from other programs, or asked for by a tool; what makes things of it comes after the first look. */

import { brought, later } from "../ui/later.js";

/** @typedef {typeof import("./files.js")} Files */

/** @param {any} desk @param {HTMLElement} root */
export function listenFiles(desk, root) {
  const get = later(() => import("./files.js"));
  const bring = async (/** @type {(files: Files) => void} */ act) => {
    const files = await brought(desk.toast, get);
    if (files) act(files);
  };
  desk.chooseImages = () => bring((files) => files.chooseImages(desk));
  root.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.some((type) => type === "Files" || type === "text/uri-list")) event.preventDefault();
  });
  root.addEventListener("drop", (event) => {
    const dropped = [...(event.dataTransfer?.files ?? [])];
    const url = event.dataTransfer?.getData("text/uri-list").split("\n")[0] ?? "";
    if (!dropped.length && !url) return;
    event.preventDefault();
    const { left, top } = root.getBoundingClientRect();
    const at = desk.view.toBoard(event.clientX - left, event.clientY - top);
    if (dropped.length) bring((files) => files.addImages(desk, dropped, at));
    else bring((files) => files.addCard(desk, url, at));
  });
  root.addEventListener("again", (event) => bring((files) => files.tryAgain(desk, /** @type {CustomEvent} */ (event).detail)));
  listenRefusals(desk, get);
}

/** @param {any} desk @param {() => Promise<Files>} get */
function listenRefusals(desk, get) {
  let asked = false;
  const look = () => {
    if (asked || !desk.board.refusals.some((/** @type {any} */ { command }) => command === "image.add")) return;
    asked = true;
    get().then(({ keepRefused }) => keepRefused(desk), () => { asked = false; });
  };
  desk.board.listen(look);
  look();
}
