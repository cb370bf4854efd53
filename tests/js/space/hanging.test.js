import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { link } from "../../../static/objects/link.js";
import { reaction } from "../../../static/objects/reaction.js";
import { Records } from "../../../static/js/model/records.js";
import { Hanging } from "../../../static/js/space/hanging.js";

const kinds = { comment: { hangsOn: (/** @type {any} */ { on, loop }) => loop ?? [on] }, link, reaction };

/** A board with a note, what is said about it and how people reacted. */
function talk() {
  const board = Object.assign(new Records(), { person: "ana" });
  const hanging = new Hanging(board, kinds);
  const put = (/** @type {any} */ record) => {
    board.set(record.id, record);
    return hanging.update(record.id);
  };
  const drop = (/** @type {string} */ id) => {
    board.set(id, undefined);
    return hanging.update(id);
  };
  put({ id: "n", kind: "note", by: "ana", x: 0, y: 0 });
  put({ id: "late", kind: "comment", by: "bo", on: "n", text: "And since when?", at: 9 });
  put({ id: "first", kind: "comment", by: "bo", on: "n", text: "Which line?", at: 5 });
  put({ id: "answer", kind: "comment", by: "ana", on: "first", text: "12", at: 7 });
  return { hanging, put, drop };
}

test("comments are in the order of their time, answers with what they answer", () => {
  const { hanging } = talk();

  deepEqual(hanging.comments("n").map(({ id }) => id), ["first", "late"]);
  deepEqual(hanging.comments("first").map(({ id }) => id), ["answer"]);
  deepEqual(hanging.talk("n"), { all: 3, open: 3 });
});

test("what is settled is still counted, but not as open", () => {
  const { hanging, put } = talk();

  put({ id: "first", kind: "comment", by: "bo", on: "n", text: "Which line?", at: 5, done: true });

  deepEqual(hanging.talk("n"), { all: 3, open: 1 });
});

test("an answer is news for the comment and for the note", () => {
  const { put, drop } = talk();

  deepEqual(put({ id: "more", kind: "comment", by: "bo", on: "first", text: "Thanks", at: 8 }), ["first", "n"]);
  deepEqual(drop("more"), ["first", "n"]);
});

test("with a note goes all that hangs on it, and nothing else", () => {
  const { hanging, put } = talk();
  put({ id: "m", kind: "note", by: "bo", x: 0, y: 0 });
  put({ id: "l", kind: "link", by: "bo", from: "m", to: "n" });
  put({ id: "r", kind: "reaction", by: "bo", on: "n", sort: "agree" });

  deepEqual(hanging.all(["n"]).sort(), ["answer", "first", "l", "late", "n", "r"]);
  deepEqual(hanging.all(["m"]).sort(), ["l", "m"]);
});

test("reactions are counted by sort, and one's own told apart", () => {
  const { hanging, put, drop } = talk();
  for (const by of ["ana", "bo", "caio"]) put({ id: `r-${by}`, kind: "reaction", by, on: "n", sort: "agree" });

  deepEqual(hanging.signs("n").get("agree"), { sort: "agree", count: 3, mine: true });
  drop("r-ana");
  deepEqual(hanging.signs("n").get("agree"), { sort: "agree", count: 2, mine: false });
  equal(hanging.signs("n").get("love"), undefined);
});

test("what is said of a loop is not said of its factors, and goes with any of them", () => {
  const { hanging, put } = talk();
  put({ id: "m", kind: "note", by: "bo", x: 0, y: 0 });
  put({ id: "round", kind: "comment", by: "bo", on: "m", loop: ["m", "n"], text: "Since when?", sort: "question", at: 9 });

  equal(hanging.talk("m").all, 0);
  deepEqual(hanging.talkAround(["m", "n"]), { all: 1, open: 1, sort: "question" });
  deepEqual(hanging.around(["m", "x"]), []);
  equal(hanging.all(["n"]).includes("round"), true);
});

test("a talk is of the sort of its first comment that is open", () => {
  const { hanging, put } = talk();
  put({ id: "first", kind: "comment", by: "bo", on: "n", text: "Which line?", sort: "risk", at: 5 });
  equal(hanging.talk("n").sort, "risk");

  put({ id: "first", kind: "comment", by: "bo", on: "n", text: "Which line?", sort: "risk", at: 5, done: true });
  equal(hanging.talk("n").sort, undefined);
});
