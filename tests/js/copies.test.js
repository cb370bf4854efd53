/** A copy holds what can be made again, and nothing of who made it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { again, lines, MOST, taken, understood, written } from "../../static/js/model/copies.js";

/** @type {Record<string, any>} */
const kinds = {
  note: { again: (/** @type {string} */ id, /** @type {string} */ by, /** @type {any} */ { x, y, text }) => [deed("note", id, by, { x, y, text })], words: (/** @type {any} */ { text }) => text },
  frame: { again: (/** @type {string} */ id, /** @type {string} */ by, /** @type {any} */ { x, y, w, h, title }) => [deed("frame", id, by, { x, y, w, h, title })], words: (/** @type {any} */ { title }) => title },
  link: { again: (/** @type {string} */ id, /** @type {string} */ by, /** @type {any} */ { from, to }) => [deed("link", id, by, { from, to })] },
  image: { again: (/** @type {string} */ id, /** @type {string} */ by, /** @type {any} */ { x, y }, /** @type {boolean} */ here) => (here ? [deed("image", id, by, { x, y })] : []) },
  stage: {},
};
const records = [
  { id: "f", kind: "frame", by: "fay", x: 100, y: 50, w: 500, h: 300, title: "Ônibus", order: "a0", locked: "fay" },
  { id: "a", kind: "note", by: "bo", x: 124, y: 114, text: "demora\nmuito", order: "a1" },
  { id: "b", kind: "note", by: "ana", x: 700, y: 50, text: "rua escura", order: "a2" },
];
const copy = taken("here", records, [{ id: "l", kind: "link", by: "bo", from: "a", to: "b", order: "a3" }], { x: 100, y: 50, w: 792, h: 300 });

/** @param {string} kind @param {string} id @param {string} by @param {any} fields */
function deed(kind, id, by, fields) {
  return { command: `${kind}.add`, args: { [kind]: id, ...fields }, guess: [["put", { id, kind, by, ...fields }]] };
}

/** @param {import("../../static/js/model/copies.js").Copy} given */
function put(given, may = (/** @type {string} */ _kind) => true, board = "here") {
  return again(given, kinds, { board, x: 1000, y: 0, by: "ana", may });
}

test("a copy leaves out authors, order and locks, and counts places from its corner", () => {
  assert.deepEqual(copy.things[1], { id: "a", kind: "note", x: 24, y: 64, text: "demora\nmuito" });
  assert.ok([...copy.things, ...copy.links].every((each) => !("by" in each) && !("order" in each) && !("locked" in each)));
});

test("pasting makes new things of one's own as they lay, with the links among them", () => {
  const { ids, deeds } = put(/** @type {any} */ (understood(written(copy))));

  const [frame, a, b, link] = deeds.map(({ guess }) => /** @type {any} */ (guess[0][1]));
  assert.deepEqual(ids, [frame.id, a.id, b.id]);
  assert.deepEqual([a.x, a.y, b.x, b.y, a.by], [1024, 64, 1600, 0, "ana"]);
  assert.deepEqual([link.from, link.to], [a.id, b.id]);
  assert.equal(new Set([...ids, link.id, "a", "b", "f"]).size, 7);
});

test("what one may not make now is left out, and links to it too", () => {
  const { deeds } = put(copy, (kind) => kind !== "frame");
  assert.deepEqual(deeds.map(({ command }) => command), ["note.add", "note.add", "link.add"]);

  const stranger = { ...copy, things: [...copy.things, { id: "s", kind: "stage", by: "", x: 0, y: 0 }, { id: "t", kind: "constructor", by: "", x: 0, y: 0 }] };
  assert.equal(put(stranger).ids.length, 3);
});

test("what only its own board has is left out on another", () => {
  const picture = { ...copy, things: [...copy.things, { id: "p", kind: "image", by: "", x: 0, y: 0 }] };

  assert.equal(put(picture).ids.length, 4);
  assert.equal(put(picture, () => true, "there").ids.length, 3);
});

test("what is no copy, or a broken one, is not understood", () => {
  const broken = ["", "luz", "{}", "null", '{"mutirao":1}', '{"mutirao":1,"things":[],"links":[]}', '{"mutirao":2,"things":[{}],"links":[]}', '{"mutirao":1,"things":[null,{"id":"a"},{"id":"a","kind":"note","x":"1","y":2}],"links":[]}'];

  assert.deepEqual(broken.map(understood), broken.map(() => null));
});

test("a copy from elsewhere is cut to what can be pasted at once", () => {
  const many = Array.from({ length: MOST + 9 }, (_, at) => ({ id: `n${at}`, kind: "note", by: "", x: 0, y: 0, text: "luz" }));

  const found = understood(written({ board: "here", things: many, links: [{ id: "l", kind: "link", by: "", from: "n0", to: "nobody" }], w: 1, h: 1 }));
  assert.deepEqual([found?.things.length, found?.links], [MOST, []]);
});

test("any other program gets one thing a line, and with frames a table of two columns", () => {
  assert.equal(lines({ ...copy, things: copy.things.slice(1) }, kinds), "demora muito\nrua escura");
  assert.equal(lines(copy, kinds), "Ônibus\tdemora muito\n\trua escura");
  assert.equal(lines({ ...copy, things: copy.things.slice(0, 1) }, kinds), "Ônibus\t");
});

test("what another page has written with a place off the board or half a size is left out", () => {
  const odd = [
    { id: "a", kind: "note", x: 1e300, y: 0, text: "far" },
    { id: "b", kind: "frame", x: 0, y: 0, w: 10, title: "half" },
    { id: "c", kind: "frame", x: 0, y: 0, w: 1e9, h: 10, title: "wide" },
    { id: "d", kind: "frame", x: 0, y: 0, w: "9", h: 10, title: "words" },
  ];

  assert.equal(understood(JSON.stringify({ mutirao: 1, board: "b", things: odd, links: [], w: 1, h: 1 })), null);
});
