/** Writes one SVG sprite of the icons the interface uses; says which of them the icon set does not have. */
import { readFileSync } from "node:fs";

const NAMES = `align-center-horizontal align-center-vertical align-end-horizontal align-end-vertical
align-horizontal-distribute-center align-start-horizontal align-start-vertical align-vertical-distribute-center
arrow-down arrow-left arrow-right arrow-up bring-to-front check chevron-down chevron-left chevron-right circle-alert
circle-check circle-help clipboard-list clipboard-paste clock cloud-off cloud-upload columns-3 copy
copy-plus corner-down-right crosshair dot download ellipsis external-link eye eye-off file flag folder-input
fold-vertical frame gauge globe grid-2x2 grip-vertical group hand handshake heart house image info keyboard languages layers layout-grid
lightbulb link list
list-checks lock lock-open maximize megaphone menu message-square minus mouse-pointer-2 move palette pause pencil
pencil-line play plus quote radio redo-2 refresh-cw reply rotate-ccw rows-3 save scale scissors search send
send-to-back settings
share-2 shuffle sliders-horizontal smile spline square star sticky-note tag thumbs-up timer trash triangle-alert type
undo-2 unfold-vertical upload user users volume-2 vote workflow x zoom-in zoom-out`.split(/\s+/);

const RENAMED = { "circle-help": "circle-question-mark" };

const folder = process.argv[2];
const symbols = NAMES.map((name) => {
  const file = `${folder}/${RENAMED[name] ?? name}.svg`;
  const inner = readFileSync(file, "utf8").match(/<svg[^>]*>([\s\S]*)<\/svg>/)[1];
  return `<symbol id="${name}" viewBox="0 0 24 24">${inner.replace(/\s+/g, " ").trim()}</symbol>`;
});
process.stdout.write(`<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("\n")}</svg>\n`);
