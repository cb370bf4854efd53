/** Pasted text is read as the list or table that it is, and no word of it is lost. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { bare, cells, columns, cut } from "../../static/js/model/list.js";

test("each line is a row, whatever ends it, and empty lines are none", () => {
  assert.deepEqual(cells("\ufeffluz\r\n\r\n  água \rrua\u2028praça\n"), [["luz"], ["água"], ["rua"], ["praça"]]);
  assert.deepEqual(cells(" \n\t\n"), []);
});

test("cells of a spreadsheet keep their columns, also with lines and quotes in them", () => {
  const rows = cells('Tema\tTexto\nÔnibus\t"demora\nmuito, ""sempre"""\n\tsem tema\n');

  assert.deepEqual(rows, [["Tema", "Texto"], ["Ônibus", 'demora\nmuito, "sempre"'], ["", "sem tema"]]);
  assert.equal(columns(rows), 2);
});

test("one column of a spreadsheet is a list, and what people say in quotes stays in quotes", () => {
  assert.deepEqual(cells('"uma linha\ne outra"\nluz'), [["uma linha\ne outra"], ["luz"]]);
  assert.deepEqual(cells('"Quero luz"\n"Quero água", disse Bia'), [['"Quero luz"'], ['"Quero água", disse Bia']]);
  assert.equal(columns(cells("luz\t\nágua\t\t")), 1);
});

test("bullets and numbering go", () => {
  assert.deepEqual(bare(["- luz", "• água", "  * rua", "– praça", "☐ banco", "- [ ] sombra", "a) ponto"]), ["luz", "água", "rua", "praça", "banco", "sombra", "ponto"]);
  assert.deepEqual(bare(["1. luz", "2) água", "(3) rua", "1000. praça"]), ["luz", "água", "rua", "praça"]);
});

test("what only looks like a bullet stays", () => {
  const said = ["-20 graus", "3.5 milhões", "A. Silva falou", "2024. Foi um ano ruim", "מכולת", "😀 bom"];

  assert.deepEqual(bare(said), said);
  assert.deepEqual(bare(["1. de maio"]), ["1. de maio"]);
  assert.deepEqual(bare(["-", "*"]), ["-", "*"]);
});

test("a text too long for one note is several, parted at spaces, with all its words", () => {
  const text = "palavra ".repeat(700).trim();

  const parts = cut(text, 2000);
  assert.equal(parts.length, 3);
  assert.ok(parts.every((part) => part.length <= 2000 && !/^\s|\s$|pala$/.test(part)));
  assert.equal(parts.join(" "), text);
});

test("a text without spaces is cut, but no letter of it in halves", () => {
  const parts = cut(`a${"😀".repeat(1500)}`, 2000);

  assert.equal(parts.join(""), `a${"😀".repeat(1500)}`);
  assert.ok(parts.every((part) => !/[\ud800-\udbff]$|^[\udc00-\udfff]/.test(part)));
});

test("ten thousand lines, and a file of quotes, are read in no time", () => {
  const started = performance.now();

  assert.equal(cells("1. luz na rua\n".repeat(10_000)).length, 10_000);
  cells('"luz\n'.repeat(5000));
  assert.ok(performance.now() - started < 2000);
});
