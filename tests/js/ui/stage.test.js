/** Where people work now, as the server decides it in `Board.elsewhere`. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { elsewhere } from "../../../static/js/ui/stage.js";

test("people work where the step says, when there are teams", () => {
  assert.equal(elsewhere({ where: "teams", teams: 2 }), true);
  assert.equal(elsewhere({ where: "plenary", teams: 2 }), false);
  assert.equal(elsewhere({ where: "plenary", team: true }), true);
  assert.equal(elsewhere({ where: "teams", team: true }), false);
});

test("before the first step, and without teams, they are where they are", () => {
  assert.equal(elsewhere({}), false);
  assert.equal(elsewhere({ team: true }), false);
  assert.equal(elsewhere({ teams: 2 }), false);
  assert.equal(elsewhere({ where: "teams" }), false);
});
