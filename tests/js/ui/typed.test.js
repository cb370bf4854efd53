/** Keys pressed while a sheet is on its way: all of them, in their order, and none on the board. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { typedAhead } from "../../../static/js/ui/typed.js";

class Key extends Event {
  /** @param {string} type @param {{key: string}} init */
  constructor(type, { key }) {
    super(type, { cancelable: true });
    Object.assign(this, { key, ctrlKey: false, metaKey: false, altKey: false });
    Object.defineProperty(this, "target", { value: { closest: () => null } });
  }
}

/** A page that hears keys: those on the board, and those in what has opened. */
function page() {
  const told = { board: /** @type {string[]} */ ([]), opened: /** @type {string[]} */ ([]) };
  const focused = {
    closest: () => null,
    dispatchEvent: (/** @type {any} */ { key }) => told.opened.push(key),
  };
  const document = Object.assign(new EventTarget(), { activeElement: focused });
  Object.assign(globalThis, { document, KeyboardEvent: Key });
  const press = (/** @type {string} */ key) => document.dispatchEvent(new Key("keydown", { key }));
  const listen = () => document.addEventListener("keydown", (/** @type {any} */ { key }) => told.board.push(key));
  return { told, press, listen };
}

const next = () => new Promise((resolve) => setTimeout(resolve, 5));

test("a key that comes just when the sheet does overtakes none that waits", async () => {
  const { told, press, listen } = page();
  /** @type {(sheet: object) => void} */
  let arrive = () => {};
  const coming = typedAhead(new Promise((resolve) => (arrive = resolve)));
  listen();

  press("a");
  arrive({});
  await coming;
  press("b");
  await next();
  press("c");

  assert.deepEqual(told, { board: ["c"], opened: ["a", "b"] });
});

test("what was meant for a sheet that never came is no key of the board", async () => {
  const { told, press, listen } = page();
  const coming = typedAhead(next().then(() => null));
  listen();

  press("n");
  await coming;
  await next();

  assert.deepEqual(told, { board: [], opened: [] });
});
