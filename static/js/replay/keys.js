/** The keys of a replay: space plays, arrows go change by change, Page up and down by chapters, Home and End to the ends. */

/** @param {import("./player.js").Player} player @param {import("./bar.js").Bar} bar @param {import("./scene.js").Scene} scene */
export function listenKeys(player, bar, scene) {
  /** @type {Record<string, () => void>} */
  const deeds = {
    " ": () => player.toggle(),
    ArrowLeft: () => player.step(-1),
    ArrowRight: () => player.step(1),
    PageUp: () => bar.turn(-1),
    PageDown: () => bar.turn(1),
    Home: () => player.go(0),
    End: () => player.go(player.story.length),
    "+": () => scene.view.zoomBy(1.25),
    "-": () => scene.view.zoomBy(0.8),
  };
  document.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const deed = deeds[event.key];
    if (!deed || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (target.closest("input, select, textarea, dialog") || (event.key === " " && target.closest("button, a"))) return;
    if (target.closest("#list") && event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    deed();
  });
}
