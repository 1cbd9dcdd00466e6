// page/hand.js: nothing is drawn between a press and its end, and none is waited for too long.
import assert from "node:assert/strict";
import { mock, test } from "node:test";

const heard = new Map();
globalThis.addEventListener = (sign, act) => heard.set(sign, act);
mock.timers.enable({ apis: ["Date", "setTimeout"] });
const { handFree } = await import("../../site_js/page/hand.js");

/** Is the hand free, after so many milliseconds in which the browser has its turns? @param {number} wait */
async function isFreeAfter(wait) {
  let isFree = false;
  handFree().then(() => (isFree = true));
  for (let passed = 0; passed <= wait; passed += 10) {
    await new Promise((resolve) => setImmediate(resolve));
    if (passed < wait) mock.timers.tick(10);
  }
  return isFree;
}

test("where nothing is pressed nothing is waited for", async () => {
  assert.equal(await isFreeAfter(0), true);
});

for (const end of ["pointerup", "pointercancel"]) {
  test(`a press is waited for, and its click after it: ${end}`, async () => {
    heard.get("pointerdown")();
    assert.equal(await isFreeAfter(500), false);
    heard.get(end)();
    assert.equal(await isFreeAfter(0), false);
    assert.equal(await isFreeAfter(100), true);
  });
}

test("once it was a click there is nothing to wait for", async () => {
  heard.get("pointerdown")();
  heard.get("pointerup")();
  heard.get("click")();
  assert.equal(await isFreeAfter(0), true);
});

test("a press whose end is not told is over some time", async () => {
  heard.get("pointerdown")();
  assert.equal(await isFreeAfter(900), false);
  assert.equal(await isFreeAfter(200), true);
});
