/** Finding by words: what counts as a hit, and the way from one to the next. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Finding } from "../../../static/js/space/finding.js";
import { Reading } from "../../../static/js/space/reading.js";
import { boardOf, frame, kinds, note } from "./table.js";

const words = { ...kinds, note: { ...kinds.note, words: ({ text }) => text }, frame: { ...kinds.frame, words: ({ title }) => title } };

function findingOn(...records) {
  const board = { ...boardOf(...records), people: new Map([["ana", { name: "Ana" }], ["bo", { name: "João" }]]) };
  const reading = new Reading(board, () => undefined);
  return { board, reading, finding: new Finding({ board, kinds: words, reading }) };
}

test("accents and case make no difference", () => {
  const { finding } = findingOn({ ...note("a", 0, 0), text: "Ônibus demora" }, { ...note("b", 0, 0), text: "Rua escura" });

  for (const typed of ["onibus", "ÔNIBUS", "ônibus"]) {
    finding.want(typed);
    assert.deepEqual(finding.hits, ["a"], typed);
  }
});

test("all the words have to be there, in any order", () => {
  const { finding } = findingOn({ ...note("a", 0, 0), text: "Rua muito escura" }, { ...note("b", 0, 0), text: "Rua clara" });

  finding.want("escura rua");

  assert.deepEqual(finding.hits, ["a"]);
});

test("a frame's name, a tag and an author's name are found too", () => {
  const { finding } = findingOn({ ...note("a", 0, 0), by: "bo" }, { ...note("b", 0, 0), tags: ["Saúde"] }, { ...frame("f", 0, 0, 9, 9), title: "Transporte" });

  for (const [typed, hits] of [["joao", ["a"]], ["saude", ["b"]], ["transp", ["f"]]]) {
    finding.want(typed);
    assert.deepEqual(finding.hits, hits);
  }
});

test("one goes from hit to hit in reading order, round and round, both ways", () => {
  const { finding } = findingOn(note("x1", 0, 0, "a1"), note("x2", 0, 0, "a2"), note("x3", 0, 0, "a3"));
  finding.want("x");

  const way = [1, 1, 1, 1, -1, -1].map((by) => finding.step(by));

  assert.deepEqual(way, ["x1", "x2", "x3", "x1", "x3", "x2"]);
  assert.equal(finding.place, 2);
});

test("when the hit one is at goes away, the next is the one after it", () => {
  const { board, reading, finding } = findingOn(note("x1", 0, 0, "a1"), note("x2", 0, 0, "a2"), note("x3", 0, 0, "a3"));
  finding.want("x");
  finding.step(1);
  finding.step(1);

  board.drop("x2");
  reading.changed(["x2"]);
  finding.changed();

  assert.equal(finding.place, 0);
  assert.equal(finding.step(1), "x3");
});

test("new words of a note are found, old ones are not", () => {
  const { board, reading, finding } = findingOn({ ...note("a", 0, 0), text: "old" });
  finding.want("new");
  assert.deepEqual(finding.hits, []);

  board.put({ ...note("a", 0, 0), text: "new" });
  reading.changed(["a"]);
  finding.changed();

  assert.deepEqual(finding.hits, ["a"]);
});

test("twenty thousand notes are searched while one types", () => {
  const { finding } = findingOn(...Array.from({ length: 20_000 }, (_, at) => ({ ...note(`n${at}`, 0, 0), text: `A rua número ${at} é escura à noite` })));
  finding.want("r");
  assert.equal(finding.hits.length, 20_000);
  const started = process.cpuUsage();

  for (const typed of ["ru", "rua", "rua 19", "rua 199"]) {
    finding.want(typed);
    assert.ok(finding.hits.length);
  }

  const { user, system } = process.cpuUsage(started); // µs of this process alone: other work on the machine is not its fault
  assert.ok((user + system) / 1_000 / 4 < 150, "a letter takes too long");
});
