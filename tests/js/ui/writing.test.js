/** Writing: saved at each pause, whole with others' edits, given up with Esc. */

import assert from "node:assert/strict";
import { mock, test } from "node:test";

globalThis.addEventListener ??= () => {};
const { Writing } = await import("../../../static/js/ui/writing.js");

class Area extends EventTarget {
  value = "";
  selectionStart = 0;
  selectionEnd = 0;

  setSelectionRange(start, end) {
    this.selectionStart = start;
    this.selectionEnd = end;
  }

  type(text) {
    this.value += text;
    this.selectionStart = this.value.length;
    this.selectionEnd = this.value.length;
    this.dispatchEvent(new Event("input"));
  }
}

function begin(text) {
  const area = new Area();
  const written = [];
  const writing = new Writing({ area, text, write: (now, base) => written.push([now, base]) });
  return { area, written, writing };
}

test("nothing is sent while somebody types, and once at the pause", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { area, written } = begin("");

  area.type("bus");
  mock.timers.tick(300);
  area.type(" late");
  mock.timers.tick(300);
  assert.deepEqual(written, []);

  mock.timers.tick(100);
  assert.deepEqual(written, [["bus late", ""]]);
  mock.timers.reset();
});

test("each writing starts from the one before", () => {
  const { area, written, writing } = begin("a");

  area.type("b");
  writing.save();
  area.type("c");
  writing.save();

  assert.deepEqual(written, [["ab", "a"], ["abc", "ab"]]);
});

test("giving up puts the first text back, also when some was sent", () => {
  const { area, written, writing } = begin("first");
  area.type(" more");
  writing.save();

  writing.giveUp();

  assert.deepEqual(written.at(-1), ["first", "first more"]);
});

test("another's edit is taken over with the caret where it was", () => {
  const { area, writing } = begin("the bus");
  area.setSelectionRange(7, 7);

  writing.adopt("today the bus");

  assert.equal(area.value, "today the bus");
  assert.equal(area.selectionStart, 13);
});

test("another's edit never overwrites what is not sent yet", () => {
  const { area, writing } = begin("the bus");
  area.type(" is late");

  writing.adopt("today the bus");

  assert.equal(area.value, "the bus is late");
});

test("no letter is sent while an input method still puts it together", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { area, written } = begin("");

  area.dispatchEvent(new Event("compositionstart"));
  area.type("´");
  mock.timers.tick(1000);
  assert.deepEqual(written, []);

  area.value = "é";
  area.dispatchEvent(new Event("compositionend"));
  mock.timers.tick(400);
  assert.deepEqual(written, [["é", ""]]);
  mock.timers.reset();
});

test("after the end nothing is written any more", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { area, written, writing } = begin("");
  writing.stop();

  area.type("late");
  mock.timers.tick(1000);

  assert.deepEqual(written, []);
  mock.timers.reset();
});
