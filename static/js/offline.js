/** The page for no network: names the boards that this device keeps, and tries again when the network is back. */

import { keptPages } from "./net/pages.js";

const section = /** @type {HTMLElement} */ (document.getElementById("kept"));

async function show() {
  for (const { path, title, session } of await keptPages()) {
    const row = document.createElement("li");
    const link = document.createElement("a");
    row.className = "list__row";
    link.className = "list__title";
    link.href = path;
    link.textContent = session && session.title !== title ? `${session.title}: ${title}` : title;
    row.append(link);
    section.querySelector("ul")?.append(row);
    section.hidden = false;
  }
}

document.getElementById("again")?.addEventListener("click", (event) => {
  event.preventDefault();
  location.reload();
});
addEventListener("online", () => location.reload());
show();
