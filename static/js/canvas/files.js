/** What comes from outside the board: pictures that are chosen, pasted or dropped, and addresses of web pages. */

import { newId } from "../model/id.js";
import { t, tn } from "../ui/words.js";
import { shrunk } from "./shrink.js";

/** @typedef {{x: number, y: number}} Point on the board */

const KNOWN = ["image/jpeg", "image/png", "image/webp", "image/gif"];
const AT_ONCE = 20;
const SHOWN = 360;

/** Let the person choose pictures of this device, or take one. @param {any} desk */
export function chooseImages(desk) {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = KNOWN.join();
  input.multiple = true;
  input.hidden = true;
  input.addEventListener("change", () => {
    addImages(desk, [...(input.files ?? [])], desk.shown.list ? undefined : desk.view.middle);
    input.remove();
  });
  input.addEventListener("cancel", () => input.remove());
  document.body.append(input);
  input.click();
}

/**
 * Put pictures on the board, each made small first and kept on this device until it has been sent.
 * @param {any} desk @param {File[]} files @param {Point} [at] near which; below everything when left out
 * @returns {Promise<string[]>} their ids
 */
export async function addImages(desk, files, at) {
  const { allowed, toast } = desk;
  if (!allowed.may("image")) return refuse(desk, allowed.reason || t("Pictures aren't part of the current step."));
  const known = files.filter(({ type }) => KNOWN.includes(type)).slice(0, AT_ONCE);
  if (!known.length) return refuse(desk, t("This file is no picture that can be shown here. Choose a JPEG, PNG, WebP or GIF."));
  if (files.length > AT_ONCE) toast.show(t("{n} pictures at most at once.", { n: AT_ONCE }));
  const added = [];
  for (const file of known) {
    const small = await shrunk(file).catch(() => null);
    if (small) added.push(await put(desk, small, at));
    else toast.show(t("This browser can't read “{name}”. Save it as JPEG and try again.", { name: file.name }));
  }
  if (added.length) told(desk, added);
  return added;
}

/**
 * Put a web page on the board as a card; the server is asked what the page calls itself, and this browser asks nobody.
 * @param {any} desk @param {string} text an address @param {Point} [at] near which; below everything when left out
 * @returns {string | undefined} its id, nothing when the text is no address of a web page
 */
export function addCard(desk, text, at) {
  const url = address(text);
  if (!url) return undefined;
  const { allowed, deeds, kinds, toast, selection, shown, surface } = desk;
  if (!allowed.may("card")) {
    toast.show(allowed.reason || t("Web pages aren't part of the current step."));
    return undefined;
  }
  const size = kinds.card.size();
  const { x, y } = deeds.place(at ? { x: at.x - size.w / 2, y: at.y - size.h / 2 } : {}, size);
  const id = deeds.add("card", { x, y, url });
  nameCard(desk, id, url);
  toast.show(t("Web page added."));
  if (shown.list) return id;
  selection.set([id]);
  surface.focus(id);
  return id;
}

/** Bring the pictures of another board's copy to this device, to be sent to this board; what can't be had stays behind.
 * @param {import("../model/copies.js").Copy} copy @param {any} files */
export async function fetchPictures({ board, things }, files) {
  const pictures = things.filter(({ kind }) => kind === "image");
  await Promise.all(
    pictures.map(async (thing) => {
      delete thing.upload;
      const url = `/api/v1/boards/${encodeURIComponent(board)}/files/${encodeURIComponent(thing.file)}`;
      const answer = await fetch(url).catch(() => undefined);
      if (!answer?.ok) return;
      const upload = newId();
      await files.keep(upload, await answer.blob());
      thing.upload = upload;
    }),
  );
}

/** The address of a web page in its full form; nothing for anything else. @param {string} text */
export function address(text) {
  const whole = text.trim();
  if (!whole || /\s/.test(whole)) return undefined;
  const spelt = /^https?:\/\//i.test(whole);
  if (!spelt && /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(whole)) return undefined; // another protocol; a port is none
  const given = spelt ? whole : `https://${whole}`;
  if (!URL.canParse(given)) return undefined;
  const { hostname, username, password, href } = new URL(given);
  return (spelt || hostname.includes(".")) && !username && !password ? href : undefined;
}

/** @param {any} desk @param {string} id @param {string} url */
async function nameCard({ board, deeds }, id, url) {
  const body = JSON.stringify({ url });
  const asked = { method: "POST", headers: { "Content-Type": "application/json" }, body };
  const answer = await fetch(`/api/v1/boards/${encodeURIComponent(board.id)}/titles`, asked).catch(() => null);
  const title = answer?.ok ? (await answer.json()).title : "";
  if (title && board.get(id) && !board.get(id).title) deeds.write("card", id, title, "");
}

/** @param {any} desk @param {import("./shrink.js").Small} small @param {Point} [at] */
async function put({ board, deeds }, { blob, w, h }, at) {
  const by = Math.min(1, SHOWN / Math.max(w, h));
  const size = { w: half(w * by), h: half(h * by) };
  const upload = newId();
  await board.files.keep(upload, blob);
  const place = at ? { x: at.x - size.w / 2, y: at.y - size.h / 2 } : {};
  const { x, y } = deeds.place(place, size);
  return deeds.add("image", { x, y, ...size, upload });
}

/** Say that they are there, and ask for words: who can't see a picture has only those. @param {any} desk @param {string[]} added */
function told({ toast, commands, selection, shown, surface }, added) {
  if (!shown.list) {
    selection.set(added);
    surface.focus(added[0]);
  }
  if (added.length > 1) return toast.show(tn("{n} picture added.", "{n} pictures added.", added.length));
  toast.show(t("Picture added. A few words help those who can't see it."), () => commands.write(added[0]), t("Describe"));
}

/** @param {any} desk @param {string} words @returns {string[]} */
function refuse({ toast }, words) {
  toast.show(words);
  return [];
}

/** A picture that was refused stays where it was put, so that one can try again. @param {any} desk */
export function keepRefused({ board, space, surface }) {
  /** @type {Set<string>} */
  let shown = new Set();
  const look = () => {
    const refused = board.refusals.filter((/** @type {any} */ { command }) => command === "image.add").map(record);
    const now = new Set(refused.map((/** @type {any} */ { id }) => id));
    for (const each of refused) if (!shown.has(each.id)) space.draft(each);
    for (const id of shown) if (!now.has(id)) space.forget(id);
    surface.touch([...shown, ...now]);
    shown = now;
  };
  board.listen((/** @type {{status: boolean}} */ { status }) => status && look());
  look();
}

/** @param {any} desk @param {string} id of the picture */
export function tryAgain({ board }, id) {
  const refusal = board.refusals.find((/** @type {any} */ each) => each.command === "image.add" && record(each).id === id);
  if (refusal) board.retry(refusal.id);
}

/** @param {any} refusal of an image */
function record({ guess }) {
  return guess[0][1];
}

/** @param {number} value */
function half(value) {
  return Math.max(1, Math.round(value * 2) / 2);
}
