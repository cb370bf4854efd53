/** The heading of a cluster in the list, with its deeds in words and what became of it. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { colorName } from "../ui/colors.js";
import { icon } from "../ui/icon.js";
import { stateIcon, stateWords } from "../ui/states.js";
import { t, tn } from "../ui/words.js";

/** @param {any} desk @param {any} cluster @param {string} id of its place in the list @param {number} level */
export function clusterHead({ board, kinds, clusters, allowed, commands, group, finding }, cluster, id, level) {
  const words = kinds.cluster.words(cluster);
  const edits = allowed.mayChange(cluster);
  const state = board.stateOf(cluster.id);
  const menu = (/** @type {Event} */ event) => commands.more([cluster.id], event.currentTarget);
  return html`<header class="part__head part__head--group" data-row=${cluster.id} ?data-found=${finding.at === cluster.id}>
      ${cluster.color ? html`<span class="swatch swatch--${cluster.color}" role="img" aria-label=${colorName(cluster.color)}></span>` : icon("group", "item__kind")}
      ${heading(level, `part-${id}`, words)}
      <span class="small muted">${tn("{n} note", "{n} notes", clusters.allNotes(cluster.id).length)}</span>
      ${cluster.locked ? html`<p class="item__state">${icon("lock", "icon--small")}${t("Locked")}</p>` : nothing}
      ${state === "saved" ? nothing : html`<p class="item__state item__state--${state}">${icon(stateIcon(state), "icon--small")}${stateWords(state)}</p>`}
      <span class="part__deeds">
        ${edits
          ? html`<button type="button" class="deed" @click=${() => commands.write(cluster.id)}>${icon("pencil")}${t("Name")}</button
              ><button type="button" class="deed" aria-expanded=${String(!cluster.collapsed)} @click=${() => group("fold", cluster.id)}>
                ${icon(cluster.collapsed ? "unfold-vertical" : "fold-vertical")}${cluster.collapsed ? t("Open the group") : t("Collapse")}
              </button>`
          : nothing}
        ${allowed.comments
          ? html`<button type="button" class="deed item__more" aria-haspopup="menu" aria-label=${t("More about “{text}”", { text: words.slice(0, 60) })} @click=${menu}>
              ${icon("ellipsis")}<span class="item__more-words">${t("More")}</span>
            </button>`
          : nothing}
      </span>
    </header>
    ${history(cluster)}`;
}

/** @param {number} level @param {string} id @param {string} words */
function heading(level, id, words) {
  if (level === 3) return html`<h3 class="part__name" id=${id} tabindex="-1">${words}</h3>`;
  if (level === 4) return html`<h4 class="part__name" id=${id} tabindex="-1">${words}</h4>`;
  return html`<h5 class="part__name" id=${id} tabindex="-1">${words}</h5>`;
}

/** Which groups went into it, and which one it was split from. @param {any} cluster */
function history({ merged = [], split }) {
  const from = merged.map((/** @type {[string, string, number]} */ [, title, n]) => tn("“{title}” ({n} note)", "“{title}” ({n} notes)", n, { title: title || t("Group without a name") }));
  const told = [
    ...(from.length ? [t("Joined from {groups}.", { groups: from.join(", ") })] : []),
    ...(split ? [t("Split off from “{title}”.", { title: split[1] || t("Group without a name") })] : []),
  ];
  return told.length ? html`<p class="part__history small muted">${told.join(" ")}</p>` : nothing;
}
