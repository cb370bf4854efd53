/** Lays the person's choices on the page before its first paint: theme, reading, size and motion; a plain script in the head. */

{
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const BAR = /** @type {Record<string, string>} */ ({ light: "#fffdf9", dark: "#202726" });
  /** Chosen on this page; all there is where the browser keeps nothing. @type {Record<string, string>} */
  const chosen = {};

  /** @param {string} name @param {string} otherwise */
  const choice = (name, otherwise) => {
    try {
      return chosen[name] ?? localStorage.getItem(name) ?? otherwise;
    } catch {
      return chosen[name] ?? otherwise;
    }
  };

  const wear = () => {
    const { dataset } = document.documentElement;
    const theme = choice("theme", "auto");
    const motion = choice("motion", "auto");
    dataset.theme = theme === "auto" ? (dark.matches ? "dark" : "light") : theme;
    dataset.motion = motion === "auto" ? (still.matches ? "less" : "full") : motion;
    dataset.reading = choice("reading", "plain");
    dataset.size = choice("size", "100");
    document.querySelector("meta[name=theme-color]")?.setAttribute("content", BAR[dataset.theme]);
    dispatchEvent(new Event("worn"));
  };

  wear();
  dark.addEventListener("change", wear);
  still.addEventListener("change", wear);
  addEventListener("storage", ({ key }) => {
    if (key) delete chosen[key]; // chosen on another page of this browser
    wear();
  });
  addEventListener("look", (event) => {
    Object.assign(chosen, /** @type {CustomEvent} */ (event).detail);
    wear();
  });
}
