/** Arrows end at the edges of what they join, and bear what a link claims. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { arrow, link, markSize } from "../../../static/objects/link.js";
import { linkWords } from "../../../static/js/ui/claims.js";

const box = (x, y) => ({ x, y, w: 192, h: 120 });
const numbers = (path) => path.match(/-?[\d.]+/g).map(Number);

test("an arrow starts and ends just outside its notes", () => {
  const { line } = arrow(box(0, 0), box(600, 0));

  const [startX, , , , endX] = numbers(line);
  assert.ok(startX >= 192 && startX <= 204, `starts at ${startX}`);
  assert.ok(endX <= 600 && endX >= 588, `ends at ${endX}`);
});

test("there and back are two different curves", () => {
  const there = arrow(box(0, 0), box(600, 0));
  const back = arrow(box(600, 0), box(0, 0));

  assert.notEqual(Math.round(there.middle.y), Math.round(back.middle.y));
});

test("notes on the same spot still give finite numbers", () => {
  const { line, head } = arrow(box(0, 0), box(0, 0));

  assert.ok([...numbers(line), ...numbers(head)].every(Number.isFinite));
});

test("the sign stands 34 units before the tip, and in the middle of a short link", () => {
  const long = arrow(box(0, 0), box(600, 300));
  const [, , , , tipX, tipY] = numbers(long.line);
  assert.ok(Math.abs(Math.hypot(tipX - long.sign.x, tipY - long.sign.y) - 34) < 8);

  const short = arrow(box(0, 0), box(216, 0));
  const [startX, , , , endX] = numbers(short.line);
  assert.ok(short.sign.x > startX && short.sign.x < endX);
});

test("links that go the same way bend apart, and away from the one that comes back", () => {
  const [one, other] = [arrow(box(0, 0), box(600, 0)), arrow(box(0, 0), box(600, 0), 1)];
  const back = arrow(box(600, 0), box(0, 0));

  const bends = [one, other, back].map(({ line }) => numbers(line)[3]);
  assert.ok(Math.abs(bends[0] - bends[1]) > 30, `${bends}`);
  assert.ok(Math.sign(bends[1] - 60) !== Math.sign(bends[2] - 60), `${bends}`);
});

test("a delay is two strokes across the line, before the sign", () => {
  const { delay, sign } = arrow(box(0, 0), box(600, 0));

  const strokes = delay.split("M").slice(1).map(numbers);
  assert.equal(strokes.length, 2);
  for (const [x, y, endX, endY] of strokes) {
    assert.ok(Math.abs(endY - y) > Math.abs(endX - x));
    assert.ok(x < sign.x && x > 192);
  }
});

test("marks are as large on the screen from afar as near by, in steps", () => {
  for (const zoom of [1, 0.7, 0.5, 0.35, 0.2, 0.05]) {
    const seen = markSize(zoom) * zoom;
    assert.ok(seen > 0.8 && seen < 1.25, `${zoom}: ${seen}`);
  }
  assert.equal(markSize(3), 1);
  assert.equal(markSize(0.7), markSize(0.72));
});

test("larger marks stand further from the tip, and on a short link still on the line", () => {
  const far = arrow(box(0, 0), box(1200, 0), 0, 3);
  const [, , , , tipX] = numbers(far.line);
  assert.ok(Math.abs(tipX - far.sign.x - 102) < 10, `${tipX - far.sign.x}`);

  const short = arrow(box(0, 0), box(216, 0), 0, 4);
  assert.ok(short.sign.x > 192 && short.sign.x < 216);
});

test("words beside a link stand outside its bend", () => {
  const across = arrow(box(0, 0), box(600, 0));
  assert.ok(across.words.y > across.middle.y);
  assert.equal(across.words.anchor, "middle");
  assert.equal(arrow(box(0, 0), box(0, 600)).words.anchor, "end");
  assert.equal(arrow(box(0, 600), box(0, 0)).words.anchor, "start");
});

test("a plain link keeps neither sign nor delay", () => {
  const { args, guess } = link.set("l", { sort: "plain" });

  assert.deepEqual(args, { link: "l", sort: "plain" });
  assert.deepEqual(guess, [["patch", "l", { polarity: null, delay: null, sort: "plain" }]]);
});

test("a link reads as a sentence", () => {
  const ends = { from: "Traffic", to: "Pollution" };

  assert.equal(linkWords({ sort: "causal", polarity: "+", delay: true }, ends), "“Traffic” increases “Pollution”, with delay");
  assert.equal(linkWords({ sort: "causal", polarity: "-" }, ends), "“Traffic” reduces “Pollution”");
  assert.equal(linkWords({ sort: "causal" }, ends), "“Traffic” affects “Pollution”");
  assert.equal(linkWords({ sort: "plain", delay: true }, ends), "“Traffic” leads to “Pollution”");
  assert.equal(
    linkWords({ sort: "causal", polarity: "+", delay: true, contested: true, confidence: "low" }, ends, 3),
    "“Traffic” increases “Pollution”, with delay, not sure, contested, 3 notes as evidence",
  );
  assert.equal(linkWords({ sort: "plain" }, { from: "$& {to}", to: "b" }), "“$& {to}” leads to “b”");
});
