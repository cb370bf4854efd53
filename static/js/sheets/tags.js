/** The tags of some notes: taken from those the board has, or written new. */

import { html, nothing, repeat } from "../../vendor/lit/lit.js";
import { openDialog } from "../ui/dialog.js";
import { once } from "../ui/drawing.js";
import { icon } from "../ui/icon.js";
import { LONGEST, MOST, bears, boardTags, clean } from "../ui/tags.js";
import { t, tn } from "../ui/words.js";

/** @param {any} desk @param {string[]} ids of notes */
export function open({ board, deeds }, ids) {
  const notes = () => ids.map((id) => board.get(id)).filter((note) => note?.kind === "note");
  /** Tags stay in their place while this sheet is open. @type {string[]} */
  const offered = boardTags(board.of("note"));
  const full = () => notes().some(({ tags = [] }) => tags.length >= MOST);

  const toggle = (/** @type {string} */ tag) => {
    const every = notes().every((note) => bears(note, tag));
    if (!every && full()) return;
    deeds.tag(ids, every ? { remove: [tag] } : { add: [tag] });
    sheet.draw();
  };
  const write = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const field = /** @type {HTMLInputElement} */ (/** @type {HTMLFormElement} */ (event.target).elements.namedItem("tag"));
    const word = clean(field.value);
    const known = offered.find((tag) => tag.toLowerCase() === word.toLowerCase());
    if (word && !full()) {
      if (!known) offered.push(word);
      deeds.tag(ids, { add: [known ?? word] });
      field.value = "";
    }
    field.focus();
    sheet.draw();
  };

  const body = () => html`<div class="tagging">
    <form class="tagging__new" @submit=${write}>
      <label class="field">
        <span class="field__label">${t("New tag")}</span>
        <input name="tag" maxlength=${LONGEST} autocomplete="off" enterkeyhint="done" autofocus placeholder=${t("school, transport…")} />
      </label>
      <button class="button button--primary" aria-disabled=${full() ? "true" : nothing}>${icon("plus")}${t("Add")}</button>
    </form>
    <div class="tagging__all" role="group" aria-label=${t("Tags of this board")}>
      ${repeat(offered, identity, (/** @type {string} */ tag) => one(notes(), tag, full(), () => toggle(tag)))}
    </div>
    ${offered.length ? nothing : html`<p class="muted">${t("No tags on this board yet. Write the first.")}</p>`}
    <p class="small muted" role="status">${full() ? t("A note has room for {most} tags; take one away first.", { most: MOST }) : ""}</p>
    <button type="button" class="button" @click=${() => sheet.close()}>${t("Done")}</button>
  </div>`;

  const title = ids.length > 1 ? tn("Tags of {n} note", "Tags of {n} notes", ids.length) : t("Tags");
  const sheet = openDialog(title, body, { name: "tagging" });
  sheet.closed.then(board.listen(once(() => sheet.draw())));
}

/** @param {any[]} notes @param {string} tag @param {boolean} full @param {() => void} toggle */
function one(notes, tag, full, toggle) {
  const count = notes.filter((note) => bears(note, tag)).length;
  const pressed = count === 0 ? "false" : count === notes.length ? "true" : "mixed";
  return html`<button
    type="button"
    class="tagging__one"
    aria-pressed=${pressed}
    aria-disabled=${full && pressed !== "true" ? "true" : nothing}
    @click=${toggle}
  >
    ${pressed === "false" ? icon("plus", "icon--small") : icon(pressed === "true" ? "check" : "minus", "icon--small")}${tag}
  </button>`;
}

/** @param {string} tag */
function identity(tag) {
  return tag;
}
