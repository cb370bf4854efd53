/** Drawing: once for many asks, in its pace, and not while somebody presses. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { listenPresses, once } from "../../../static/js/ui/drawing.js";

let now = 0;

/** @param {import("node:test").TestContext} t @param {number} [pause] */
function drawing(t, pause) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  /** @type {(() => void)[]} */
  const frames = [];
  t.mock.method(performance, "now", () => now);
  globalThis.requestAnimationFrame = (frame) => frames.push(frame);
  const seen = { count: 0 };
  const draw = once(() => {
    seen.count += 1;
  }, pause);
  const pass = (/** @type {number} */ ms) => {
    for (let rest = ms; rest > 0; rest -= 10) {
      now += 10;
      t.mock.timers.tick(10);
      for (const frame of frames.splice(0)) frame();
    }
  };
  return { draw, seen, pass };
}

/** A page of which one presses something. @param {boolean} control */
function page(control) {
  const target = new EventTarget();
  listenPresses(target);
  return (/** @type {string} */ type) => {
    const event = new Event(type);
    Object.defineProperty(event, "target", { value: { closest: () => (control ? {} : null) } });
    target.dispatchEvent(event);
  };
}

test("many asks are one drawing, and the next waits for the pause", (t) => {
  const { draw, seen, pass } = drawing(t, 150);

  draw();
  draw();
  pass(10);
  assert.equal(seen.count, 1);

  draw();
  pass(100);
  assert.equal(seen.count, 1);
  pass(100);
  assert.equal(seen.count, 2);
});

test("what is drawn now is not drawn again with the next frame", (t) => {
  const { draw, seen, pass } = drawing(t);

  draw();
  draw.now();
  pass(50);

  assert.equal(seen.count, 1);
});

test("between down and click nothing is drawn, and then it is", (t) => {
  const { draw, seen, pass } = drawing(t);
  const press = page(true);

  press("pointerdown");
  draw();
  pass(300);
  press("pointerup");
  pass(50);
  assert.equal(seen.count, 0);

  press("click");
  pass(20);
  assert.equal(seen.count, 1);
});

test("a press that ends without a click, or never, holds nothing up for long", (t) => {
  const { draw, seen, pass } = drawing(t);
  const press = page(true);

  press("pointerdown");
  press("pointerup");
  draw();
  pass(150);
  assert.equal(seen.count, 1);

  press("pointerdown");
  draw();
  pass(3_100);
  assert.equal(seen.count, 2);
});

test("a finger on the board holds nothing up", (t) => {
  const { draw, seen, pass } = drawing(t);

  page(false)("pointerdown");
  draw();
  pass(20);

  assert.equal(seen.count, 1);
});
