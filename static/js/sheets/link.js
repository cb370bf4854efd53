/** All that can be said of a link: what it claims, how sure people are, whether it is contested, and on what it rests. */

import { html } from "../../vendor/lit/lit.js";
import { CLAIMS, claimIcon, claimName, claimOf, confidenceWords } from "../ui/claims.js";
import { openDialog } from "../ui/dialog.js";
import { evidencePart } from "../ui/evidence.js";
import { icon } from "../ui/icon.js";
import { t } from "../ui/words.js";

const CONFIDENCES = ["low", "medium", "high"];

/** @param {any} desk @param {string} id */
export function open(desk, id) {
  const { board, links, allowed } = desk;
  const again = () => desk.sheet("link", id);
  const body = (/** @type {() => void} */ _draw, /** @type {() => void} */ close) => {
    const link = board.get(id);
    if (!link) return html`<p class="muted">${t("This is no longer on the board; somebody removed it.")}</p>`;
    const may = allowed.mayChange(link);
    return html`<p class="linking__sentence">${links.words(link)}</p>
      ${group(
        t("What it says"),
        CLAIMS.map((claim) => ({ name: "claim", words: claimName(claim), picture: claimIcon(claim), on: claimOf(link) === claim, act: () => claimOf(link) === claim || links.claim([id], claim) })),
        may,
      )}
      ${group(
        t("How sure are you?"),
        [null, ...CONFIDENCES].map((each) => ({ name: "confidence", words: each ? confidenceWords(each) : t("not said"), on: (link.confidence ?? null) === each, act: () => links.trust([id], each) })),
        may,
      )}
      <label class="switch">
        <span>${t("With delay")}</span><input type="checkbox" role="switch" ?disabled=${!may} .checked=${Boolean(link.delay)} @change=${() => links.delay([id])} />
      </label>
      <label class="switch">
        <span>${t("Contested: not everybody agrees")}</span><input type="checkbox" role="switch" ?disabled=${!may} .checked=${Boolean(link.contested)} @change=${() => links.contest([id])} />
      </label>
      ${evidencePart(desk, id, { close, again })}`;
  };
  const sheet = openDialog(t("A link"), body);
  sheet.closed.then(board.listen(() => sheet.draw()));
}

/** @param {string} title @param {{name: string, words: string, picture?: string, on: boolean, act: () => void}[]} ways @param {boolean} may */
function group(title, ways, may) {
  return html`<fieldset class="linking__group" ?disabled=${!may}>
    <legend class="field__label">${title}</legend>
    <div class="linking__ways">
      ${ways.map(
        ({ name, words, picture, on, act }) => html`<label class="linking__way"
          ><input type="radio" name=${name} .checked=${on} @change=${act} />${picture ? icon(picture, "icon--small") : ""}<span>${words}</span></label
        >`,
      )}
    </div>
  </fieldset>`;
}
