/** The sheet of keys. */

import { html } from "../../vendor/lit/lit.js";
import { openDialog } from "../ui/dialog.js";
import { settings } from "../ui/settings.js";
import { t } from "../ui/words.js";

export function open() {
  const change = (/** @type {Event} */ event) => {
    settings.letters = /** @type {HTMLInputElement} */ (event.target).checked;
  };
  openDialog(
    t("Keys"),
    () => html`<div class="keys">${groups().map(group)}</div>
      <label class="switch">
        <span>${t("Single letters are keys while the board has the focus")}</span>
        <input type="checkbox" role="switch" .checked=${settings.letters} @change=${change} />
      </label>`,
    { wide: true },
  );
}

/** @param {{title: string, keys: [string[], string][]}} group */
function group({ title, keys }) {
  return html`<section>
    <h3 class="keys__title">${title}</h3>
    <dl class="keys__list">
      ${keys.map(([names, words]) => html`<div><dt>${names.map((name) => html`<kbd>${name}</kbd>`)}</dt><dd>${words}</dd></div>`)}
    </dl>
  </section>`;
}

/** @returns {{title: string, keys: [string[], string][]}[]} */
function groups() {
  return [
    {
      title: t("Write"),
      keys: [
        [["N"], t("New note")],
        [["Enter"], t("Write in the chosen note; then send it and begin the next")],
        [["Shift", "Enter"], t("New line")],
        [["Esc"], t("Give up")],
        [["T"], t("Text")],
        [["F"], t("Frame")],
        [["D"], t("Draw")],
      ],
    },
    {
      title: t("Choose and change"),
      keys: [
        [["Tab"], t("Next note in reading order")],
        [[t("Space bar")], t("Choose one more")],
        [["←", "↑", "→", "↓"], t("Move what is chosen")],
        [["C"], t("Colour")],
        [["#"], t("Tags")],
        [["B"], t("Marks")],
        [["G"], t("Group the chosen notes, or move one to a group")],
        [["Alt", "↓"], t("Add a cause below a note of a problem tree")],
        [["Alt", "↑"], t("Add an effect above it")],
        [["M"], t("Move to a frame")],
        [["L"], t("Link to another note")],
        [["K"], t("Comment")],
        [["R"], t("React")],
        [["P"], t("Ask for a vote on what is chosen, if you facilitate")],
        [["Ctrl", "A"], t("Choose everything")],
        [["Ctrl", "C"], t("Copy; with X instead of C, cut")],
        [["Ctrl", "V"], t("Paste, also a list: each line becomes a note")],
        [["Ctrl", "D"], t("Duplicate")],
        [["Delete"], t("Remove")],
        [["Shift", "F10"], t("Everything that can be done with it")],
      ],
    },
    {
      title: t("Links"),
      keys: [
        [["J"], t("The links of the chosen note")],
        [["+", "−", "?"], t("A chosen link increases, reduces or affects")],
        [["D"], t("With delay, or without")],
        [["X"], t("Contested, or no longer")],
        [["E"], t("What a link or a factor rests on")],
        [["W"], t("What if: push the chosen factor")],
        [["Tab"], t("On to what the link leads to")],
      ],
    },
    {
      title: t("Look around"),
      keys: [
        [["+", "−"], t("Zoom")],
        [["0"], t("Back to 100 %")],
        [["1"], t("See all")],
        [["2"], t("Zoom to what is chosen")],
        [["/"], t("Find")],
        [[t("Space bar")], t("Hold it and drag to move the board")],
        [["Shift"], t("Hold it and drag to choose several")],
        [["Esc", "Tab"], t("Leave the board")],
      ],
    },
    {
      title: t("Everywhere"),
      keys: [
        [["Ctrl", "Z"], t("Undo what you did")],
        [["Ctrl", "Shift", "Z"], t("Do it again")],
        [["Ctrl", "F"], t("Find; then Enter jumps on, Ctrl+Enter goes there, Esc comes back")],
        [["?"], t("This sheet")],
      ],
    },
  ];
}
