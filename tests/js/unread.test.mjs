// tools/engine/unread.mjs on a memory made by hand: what is emptied, what stays, and where the pointers then lead.
import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyUnread } from "../../tools/engine/unread.mjs";

const END = 32768;
const [TYPE, METHODS, DOC, SHARED, NAME, FROZEN, CODE] = [4096, 8192, 2048, 2100, 2200, 12288, 16384];

/** A memory with one type that has a documented method, and one frozen module. */
function made() {
  const memory = new Uint8Array(65536);
  const words = new Uint32Array(memory.buffer);
  const text = (/** @type {number} */ at, /** @type {string} */ content) =>
    memory.set(new TextEncoder().encode(`${content}\0`), at);
  text(DOC, "What the type is for.");
  text(SHARED, "What the method does.");
  text(NAME, "method");
  words[(TYPE + 88) / 4] = DOC;
  words[(TYPE + 116) / 4] = METHODS;
  words.set([NAME, 7, 1, SHARED, 0], METHODS / 4);
  words[1024 / 4] = FROZEN;
  words.set([NAME, CODE, 100, 0, 0], FROZEN / 4);
  memory.fill(0xe3, CODE, CODE + 101);
  return { memory, words };
}

const KNOWN = { end: END, types: [TYPE], modules: [], frozen: [1024] };

test("documentation and frozen modules are emptied, and a pointer to them leads out of any memory", () => {
  const { memory, words } = made();
  const { emptied, readers } = emptyUnread(memory, { ...KNOWN, named: new Set() });
  assert.deepEqual(emptied, { documentation: 42, "frozen modules": 100 });
  assert.ok(memory.subarray(DOC, NAME).every((byte) => byte === 0));
  assert.equal(memory[CODE + 100], 0xe3);
  for (const pointer of [TYPE + 88, METHODS + 12, FROZEN + 4]) assert.ok(words[pointer / 4] > 0xffff0000);
  assert.deepEqual([...readers].sort(), [CODE, DOC, SHARED].sort());
});

test("a text stays that the code names, or that something else in memory points into", () => {
  const { memory, words } = made();
  words[40000 / 4] = SHARED + 5;
  const { readers } = emptyUnread(memory, { ...KNOWN, named: new Set([DOC]) });
  assert.deepEqual([...readers], [CODE]);
  assert.equal(memory[DOC], "W".charCodeAt(0));
  assert.equal(memory[SHARED + 5], "t".charCodeAt(0));
});
