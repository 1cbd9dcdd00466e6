// engine/ahead.js: what the page fetches for the worker arrives there as if the worker had fetched it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { arrivals, quickFiles, sendAhead } from "../../site_js/engine/ahead.js";

const FILES = ["http://localhost/memory.bin.xz", "http://localhost/small.wasm.xz"];

/** The page's end and the worker's, tied to each other; what the host gives may come later. */
function line(fetch) {
  const worker = arrivals(FILES);
  const sent = [];
  const stop = sendAhead({ postMessage: (part) => (sent.push(part), worker.take(part)) }, FILES, fetch);
  return { worker, sent, stop };
}

test("the files of the quick start are those for a slow line, and none without a quick start", () => {
  const root = new URL("http://localhost/sub/");
  const snapshot = { wasm: "engine/w.wasm", memory: "engine/m.bin", size: 9 };
  assert.deepEqual(quickFiles({ snapshot }, root), [
    "http://localhost/sub/engine/w.wasm.xz",
    "http://localhost/sub/engine/m.bin.xz",
  ]);
  assert.deepEqual(quickFiles({}, root), []);
});

test("every part arrives, in order", async () => {
  const parts = (text) => new Blob([text.repeat(50_000), "end of ", text]).stream();
  const { worker, sent } = line(async (address) => new Response(parts(address)));
  for (const address of FILES) {
    const response = await worker.response(address);
    assert.equal(await response.text(), `${address.repeat(50_000)}end of ${address}`);
  }
  assert.ok(sent.length > 2 * FILES.length, "in more than one part");
});

test("a file that does not come fails as it is read, and the other one arrives", async () => {
  const { worker } = line(async (address) =>
    address === FILES[0] ? new Response("gone", { status: 404 }) : new Response("whole"),
  );
  const gone = await worker.response(FILES[0]);
  await assert.rejects(gone.arrayBuffer(), /404/);
  assert.equal(await (await worker.response(FILES[1])).text(), "whole");
});

test("a line that breaks in the middle is no end", async () => {
  const broken = () =>
    new ReadableStream({
      start: (controller) => controller.enqueue(new Uint8Array(10)),
      pull: (controller) => controller.error(new TypeError("network error")),
    });
  const { worker } = line(async () => new Response(broken()));
  await assert.rejects((await worker.response(FILES[0])).arrayBuffer(), /network error/);
});

test("what an earlier visit kept is left to the worker, and nothing is fetched", async (t) => {
  globalThis.caches = {
    match: async (address) => (FILES.includes(`${address}.xz`) ? new Response("kept") : undefined),
  };
  t.after(() => delete globalThis.caches);
  const { worker } = line(() => assert.fail("fetched"));
  assert.equal(await worker.response(FILES[0]), null);
});

test("a file that the page does not send is the worker's own", async () => {
  assert.equal(await arrivals([]).response(FILES[0]), null);
});

test("nothing is sent to a worker that has ended", async () => {
  let signalled;
  const { sent, stop } = line((_, { signal }) => ((signalled = signal), new Promise(() => {})));
  await new Promise((resolve) => setTimeout(resolve, 5));
  stop();
  assert.equal(signalled.aborted, true);
  assert.deepEqual(sent, []);
});
