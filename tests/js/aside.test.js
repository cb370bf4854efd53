import assert from "node:assert/strict";
import { test } from "node:test";

import { arrow } from "../../static/objects/link.js";
import { markPlace } from "../../static/js/space/aside.js";

/** @param {number} x @param {number} y */
const at = (x, y) => ({ x, y, w: 192, h: 72 });
/** @param {{x: number, y: number}} one @param {{x: number, y: number}} other */
const apart = (one, other) => Math.hypot(one.x - other.x, one.y - other.y);

test("the mark of three factors stands in their middle", () => {
  assert.deepEqual(markPlace([at(0, 0), at(300, 0), at(0, 300)], true), { x: 196, y: 136 });
});

test("the mark of two factors lies over neither sign, and over no factor", () => {
  for (const [dx, dy] of [[480, 0], [-480, 0], [0, 300], [0, -300], [300, 260], [-300, 260], [230, 10], [10, 110], [800, -700]])
    for (const named of [true, false]) {
      const [one, other] = [at(0, 0), at(dx, dy)];
      const mark = markPlace([one, other], named);
      const half = named ? 80 : 32;
      for (const sign of [arrow(one, other).sign, arrow(other, one).sign]) {
        const told = `${dx} ${dy} ${named}`;
        assert.ok(apart(mark, sign) > 32 + 11, `circle ${told}`);
        const inName = named && Math.abs(sign.x - mark.x) < half && sign.y > mark.y && sign.y < mark.y + 64;
        assert.ok(!inName, `name ${told}`);
      }
      for (const { x, y, w, h } of [one, other]) {
        const over = mark.x + half > x && mark.x - half < x + w && mark.y + 32 > y && mark.y - 32 < y + h;
        assert.ok(!over, `factor ${dx} ${dy} ${named}`);
      }
    }
});
