/** The marks on a thing of the canvas: signs people gave it, and a badge that counts its comments. */

import { iconElement } from "../ui/icon.js";
import { marksOf, marksWords, remarkIcon } from "../ui/marks.js";
import { signIcon } from "../ui/signs.js";

/** @param {HTMLElement} element @param {import("../space/hanging.js").Hanging} hanging @param {string} id @param {{brief: string, words: string}} [voted] what it got in a vote */
export function drawMarks(element, hanging, id, voted) {
  const marks = { ...marksOf(hanging, id), voted };
  const look = JSON.stringify(marks);
  if (element.dataset.marks !== look) {
    element.dataset.marks = look;
    for (const old of element.querySelectorAll(":scope > .marks, :scope > .badge")) old.remove();
    if (marks.signs.length || voted) element.append(row(marks.signs, voted));
    if (marks.talk.all) element.append(badge(marks.talk));
  }
  const words = [...marksWords(marks), ...(voted ? [voted.words] : [])];
  if (words.length) element.setAttribute("aria-label", [element.getAttribute("aria-label"), ...words].join(", "));
}

/** @param {import("../space/hanging.js").Sign[]} signs @param {{brief: string} | undefined} voted */
function row(signs, voted) {
  const marks = document.createElement("div");
  marks.className = "marks";
  marks.setAttribute("aria-hidden", "true");
  marks.append(...signs.map(({ sort, count, mine }) => mark(sort, `mark ${mine ? "mark--mine" : ""}`, signIcon(sort), count)));
  if (voted) marks.append(mark("voted", "mark mark--voted", "vote", voted.brief));
  return marks;
}

/** @param {{all: number, open: number, sort?: string}} talk */
function badge({ all, open, sort }) {
  const element = mark("talk", `badge ${open ? "" : "badge--done"}`, open ? remarkIcon(sort) : "circle-check", open || all);
  element.setAttribute("aria-hidden", "true");
  return element;
}

/** @param {string} name @param {string} look @param {string} picture @param {number | string} count */
function mark(name, look, picture, count) {
  const element = document.createElement("span");
  element.className = look;
  element.dataset.mark = name;
  element.append(iconElement(picture, "icon--small"), String(count));
  return element;
}
