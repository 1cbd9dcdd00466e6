// engine/engine.js with a worker made of a few lines: stages, queue, slots, time limits, retry, and a newer build.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createEngine, EngineFailure } from "../../site_js/engine/engine.js";

const MANIFEST = { format: 3, pyodide: "engine/p/", stdlib: "engine/s", core: "engine/c", lock: {} };
const LIMITS = { downloading: 10_000, starting: 10_000, call: 10_000, build: 10_000, slow: 10_000 };

/** A bench with a fake worker, fake host and everything that happened. */
function bench({ manifest = MANIFEST, newest = manifest, online = true, limits = LIMITS, said } = {}) {
  const workers = [];
  const stages = [];
  const makeWorker = () => {
    const worker = {
      sent: [],
      ended: false,
      postMessage: (message) => worker.sent.push(message),
      terminate: () => (worker.ended = true),
      say: (data) => worker.onmessage({ data }),
      asked: () => worker.sent.filter(({ type }) => type === "ask"),
    };
    workers.push(worker);
    return worker;
  };
  const engine = createEngine({
    manifest,
    root: new URL("http://localhost/sub/"),
    makeWorker,
    limits,
    onStage: ({ stage, reason }) => stages.push(reason ? `${stage}: ${reason}` : stage),
    fetch: async () => {
      if (!online) throw new TypeError("no network");
      return said ? said() : new Response(JSON.stringify({ engine: newest }));
    },
  });
  return { engine, workers, stages };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

async function started(options) {
  const all = bench(options);
  all.engine.start();
  await settle();
  all.workers.at(-1).say({ type: "starting" });
  all.workers.at(-1).say({ type: "ready" });
  return { ...all, worker: all.workers.at(-1) };
}

test("a question starts the engine, lies ready for it, and is answered", async (t) => {
  const { engine, workers, stages } = bench();
  t.after(() => engine.stop());
  assert.equal(engine.stage, "idle");
  const answer = engine.ask({ do: "evaluate" });
  await settle();
  const [{ id, text }] = workers[0].asked();
  workers[0].say({ type: "starting" });
  workers[0].say({ type: "ready" });
  assert.equal(workers[0].asked().length, 1);
  assert.deepEqual(JSON.parse(text), { v: 1, do: "evaluate" });
  workers[0].say({ type: "answer", id, text: '{"ok": true}' });
  assert.deepEqual(await answer, { ok: true });
  assert.deepEqual(stages, ["downloading", "starting", "ready"]);
});

test("the latest question of a slot wins, before and after the engine is ready", async (t) => {
  const { engine, workers } = bench();
  t.after(() => engine.stop());
  const first = engine.ask({ n: 1 }, { slot: "result" });
  const other = engine.ask({ n: 2 }, { slot: "other" });
  const second = engine.ask({ n: 3 }, { slot: "result" });
  assert.equal(await first, null);
  await settle();
  workers[0].say({ type: "ready" });
  const third = engine.ask({ n: 4 }, { slot: "result" });
  assert.equal(await second, null);
  answerAll(workers[0]);
  assert.equal((await other).n, 2);
  assert.equal((await third).n, 4);
  assert.deepEqual(numbers(workers[0]), [1, 2, 4]); // the first was put to a worker that still starts, which answers the last
});

test("an answer that comes before the host's word is shown after it, and never where there is a newer build", async (t) => {
  for (const newest of [MANIFEST, { ...MANIFEST, core: "engine/newer" }]) {
    let reply;
    const { engine, workers } = bench({ said: () => new Promise((resolve) => (reply = resolve)) });
    t.after(() => engine.stop());
    let answer = null;
    engine.ask({ n: 1 }).then((given) => (answer = given));
    workers[0].say({ type: "ready" });
    workers[0].say({ type: "answer", id: 1, text: '{"ok": true, "by": "the first"}' });
    await settle();
    assert.equal(answer, null);
    reply(new Response(JSON.stringify({ engine: newest })));
    await settle();
    if (newest === MANIFEST) {
      assert.equal(answer.by, "the first");
      continue;
    }
    assert.equal(answer, null);
    workers[1].say({ type: "ready" });
    assert.deepEqual(numbers(workers[1]), [1]);
    answerAll(workers[1]);
    await settle();
    assert.deepEqual(answer, { v: 1, n: 1 });
  }
});

test("a question that no longer stands is not answered in the place of the one that does", async (t) => {
  const { engine, workers } = bench();
  t.after(() => engine.stop());
  engine.ask({ n: 1 }, { slot: "result" });
  const [worker] = workers;
  const latest = engine.ask({ n: 2 }, { slot: "result" });
  worker.say({ type: "answer", id: 1, text: '{"ok": true, "n": 1}' }); // it had begun
  await settle();
  worker.say({ type: "ready" });
  worker.say({ type: "answer", id: 2, text: '{"ok": true, "n": 2}' });
  assert.equal((await latest).n, 2);
  assert.deepEqual(numbers(worker), [1, 2]);
});

const numbers = (worker) => worker.asked().map(({ text }) => JSON.parse(text).n);

/** Answers each question, also those that are put once the one before is answered. */
function answerAll(worker) {
  for (let n = 0; n < worker.asked().length; n += 1) {
    const { id, text } = worker.asked()[n];
    worker.say({ type: "answer", id, text });
  }
}

test("the worker has one question at a time: what is typed meanwhile is answered next, and only the latest", async (t) => {
  const { engine, worker } = await started();
  t.after(() => engine.stop());
  const typed = (n) => engine.ask({ n }, { slot: "result", first: true });
  const first = typed(1);
  const long = engine.ask({ n: 2 }, { slot: "beyond" });
  const [stale, latest] = [typed(3), typed(4)];
  assert.deepEqual(numbers(worker), [1]);
  answerAll(worker);
  assert.deepEqual(numbers(worker), [1, 4, 2]);
  assert.equal(await first, null); // nobody waits for it any more
  assert.equal(await stale, null);
  assert.equal((await latest).n, 4);
  assert.equal((await long).n, 2);
});

test("a failure is terminal, keeps its first cause, rejects what waits, and retry starts anew", async (t) => {
  const { engine, workers, stages } = bench();
  t.after(() => engine.stop());
  const lost = engine.ask({ do: "evaluate" });
  await settle();
  workers[0].say({ type: "failed", reason: "download", detail: "404" });
  workers[0].say({ type: "failed", reason: "start", detail: "later" });
  await assert.rejects(lost, (error) => error instanceof EngineFailure && error.reason === "download");
  await assert.rejects(engine.ask({}), EngineFailure);
  assert.ok(workers[0].ended);
  engine.retry();
  await settle();
  workers[1].say({ type: "ready" });
  assert.equal(engine.stage, "ready");
  assert.deepEqual(stages, ["downloading", "failed: download", "downloading", "ready"]);
});

test("how much has arrived is told, of how much", async (t) => {
  const sizes = [];
  const manifest = { ...MANIFEST, snapshot: { wasm: "engine/w", memory: "engine/m", size: 2_300_000 } };
  const { engine, workers } = bench({ manifest });
  t.after(() => engine.stop());
  engine.start();
  await settle();
  for (const loaded of [undefined, 1_200_000]) {
    workers[0].say({ type: "progress", loaded });
    sizes.push([engine.report.loaded, engine.report.size]);
  }
  assert.deepEqual(sizes, [
    [undefined, undefined],
    [1_200_000, 2_300_000],
  ]);
});

test("no progress within a stage's limit is a failure; progress is not", async (t) => {
  const { engine, workers, stages } = bench({ limits: { ...LIMITS, downloading: 1000 } });
  t.after(() => engine.stop());
  engine.start();
  for (let n = 0; n < 15; n += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    workers[0].say({ type: "progress" });
  }
  assert.equal(engine.stage, "downloading");
  while (engine.stage === "downloading") await settle();
  assert.deepEqual(stages, ["downloading", "failed: timeout"]);
});

test("a question that is never answered ends the worker", async (t) => {
  const { engine, worker, stages } = await started({ limits: { ...LIMITS, call: 30 } });
  t.after(() => engine.stop());
  await assert.rejects(engine.ask({}), (error) => error.reason === "call");
  assert.ok(worker.ended);
  assert.equal(stages.at(-1), "failed: call");
});

test("a quick start that never gives its first answer is followed by the plain one, which gets the question", async (t) => {
  const { engine, workers, stages } = bench({ limits: { ...LIMITS, call: 30 } });
  t.after(() => engine.stop());
  const answer = engine.ask({});
  await settle();
  workers[0].say({ type: "starting" });
  workers[0].say({ type: "ready", restored: true });
  await new Promise((resolve) => setTimeout(resolve, 60));
  assert.ok(workers[0].ended);
  assert.equal(workers[1].sent[0].snapshot, false);
  workers[1].say({ type: "ready", restored: false });
  workers[1].say({ type: "answer", id: workers[1].asked()[0].id, text: '{"ok": true, "result": 7}' });
  assert.deepEqual(await answer, { ok: true, result: 7 });
  assert.match(engine.report.setback, /no progress/);
  assert.ok(!stages.some((stage) => stage.startsWith("failed")));
});

test("a quick start that has answered is not suspected when a later question takes too long", async (t) => {
  const { engine, workers, stages } = bench({ limits: { ...LIMITS, call: 30 } });
  t.after(() => engine.stop());
  const first = engine.ask({});
  await settle();
  workers[0].say({ type: "ready", restored: true });
  workers[0].say({ type: "answer", id: workers[0].asked()[0].id, text: '{"ok": true, "result": 7}' });
  await first;
  await assert.rejects(engine.ask({}), (error) => error.reason === "call");
  assert.equal(stages.at(-1), "failed: call");
});

test("a newer build on the host replaces the one that this file names, before anything is answered", async (t) => {
  const newest = { ...MANIFEST, core: "engine/newer" };
  const { engine, workers } = bench({ newest });
  t.after(() => engine.stop());
  engine.start();
  await settle();
  assert.equal(workers.length, 2);
  assert.ok(workers[0].ended);
  workers[0].say({ type: "ready" });
  assert.equal(engine.stage, "downloading");
  assert.equal(workers[1].sent[0].manifest.core, "engine/newer");
});

test("rules older than the page's own, out of a cache on the way, do not replace them", async (t) => {
  const [older, newer] = ["2026-01-01", "2026-02-01"].map((rules) => ({ ...MANIFEST, core: `engine/${rules}`, rules }));
  const { engine, workers } = bench({ manifest: newer, newest: older });
  t.after(() => engine.stop());
  engine.start();
  await settle();
  workers[0].say({ type: "ready" });
  assert.equal(engine.stage, "ready");
  assert.equal(workers.length, 1);
  const other = bench({ manifest: older, newest: newer });
  t.after(() => other.engine.stop());
  other.engine.start();
  await settle();
  assert.equal(other.workers[1].sent[0].manifest.rules, newer.rules);
});

test("nothing is answered until the host has said which build is the newest", async (t) => {
  let reply;
  const workers = [];
  const engine = createEngine({
    manifest: MANIFEST,
    root: new URL("http://localhost/"),
    makeWorker: () => (workers.push({ postMessage() {}, terminate() {} }), workers.at(-1)),
    fetch: () => new Promise((resolve) => (reply = resolve)),
  });
  t.after(() => engine.stop());
  engine.start();
  workers[0].onmessage({ data: { type: "ready" } });
  await settle();
  assert.notEqual(engine.stage, "ready");
  reply(new Response(JSON.stringify({ engine: MANIFEST })));
  await settle();
  assert.equal(engine.stage, "ready");
});

test("a build that this file cannot start is told apart from a failure", async (t) => {
  const { engine, stages } = bench({ newest: { ...MANIFEST, format: 99 } });
  t.after(() => engine.stop());
  engine.start();
  await settle();
  assert.equal(stages.at(-1), "failed: stale");
});

test("offline, what is there answers, and the report says so", async (t) => {
  const { engine } = await started({ online: false });
  t.after(() => engine.stop());
  assert.equal(engine.stage, "ready");
  assert.equal(engine.report.offline, true);
});

for (const [name, said] of Object.entries({
  "never answers": () => new Promise(() => {}),
  "answers and never ends": async () => new Response(new ReadableStream()),
  "names no build": async () => new Response("{}"),
  "says something else": async () => new Response("<!doctype html>"),
  "has no such file": async () => new Response("", { status: 404 }),
})) {
  test(`a host that ${name} is not waited for once all else is here`, async (t) => {
    const { engine, workers } = bench({ said, limits: { ...LIMITS, build: 30 } });
    t.after(() => engine.stop());
    const answer = engine.ask({ do: "evaluate" });
    await settle();
    workers[0].say({ type: "starting" });
    workers[0].say({ type: "ready" });
    await new Promise((resolve) => setTimeout(resolve, 60));
    assert.equal(engine.stage, "ready");
    assert.deepEqual([engine.report.offline, engine.report.kept], [true, false]);
    workers[0].say({ type: "answer", id: workers[0].asked()[0].id, text: '{"ok":true}' });
    assert.deepEqual(await answer, { ok: true });
  });
}

test("a worker whose script is gone is a page that is outdated, where the host has a newer one", async (t) => {
  for (const [app, reason] of [
    ["app/another", "stale"],
    [undefined, "download"],
  ]) {
    const said = async () => new Response(JSON.stringify({ engine: MANIFEST, app }));
    const { engine, workers, stages } = bench({ said });
    t.after(() => engine.stop());
    engine.start();
    workers[0].onerror({});
    await settle();
    assert.equal(stages.at(-1), `failed: ${reason}`);
  }
});

test("files of an older build that are gone are got anew by the names that the host gives", async (t) => {
  const { engine, workers, stages } = bench({ newest: { ...MANIFEST, core: "engine/newer" } });
  t.after(() => engine.stop());
  engine.start();
  workers[0].say({ type: "failed", reason: "download", detail: "engine/c: 404" });
  await settle();
  assert.equal(workers.length, 2);
  assert.ok(!stages.some((stage) => stage.startsWith("failed")));
});

test("a browser without what Python runs on is named as that", async () => {
  const { WebAssembly } = globalThis;
  try {
    delete globalThis.WebAssembly;
    const { engine, stages } = bench();
    engine.start();
    assert.deepEqual(stages, ["failed: browser"]);
  } finally {
    globalThis.WebAssembly = WebAssembly;
  }
  const stages = [];
  const makeWorker = () => {
    throw new ReferenceError("Worker is not defined");
  };
  createEngine({
    manifest: MANIFEST,
    root: new URL("http://localhost/"),
    makeWorker,
    fetch: async () => new Response("{}"),
    onStage: ({ stage }) => stages.push(stage),
  }).start();
  assert.equal(stages.at(-1), "failed");
});

test("a stage that takes long says so, and goes on", async (t) => {
  const { engine, workers } = bench({ limits: { ...LIMITS, slow: 20 } });
  t.after(() => engine.stop());
  engine.start();
  await new Promise((resolve) => setTimeout(resolve, 60));
  assert.deepEqual([engine.stage, engine.report.slow], ["downloading", true]);
  workers[0].say({ type: "starting" });
  assert.equal(engine.report.slow, undefined);
});

const QUICK = { ...MANIFEST, snapshot: { wasm: "engine/w", memory: "engine/m", size: 9 } };

/** A quick start that has been asked, and what then comes of it. */
async function quick(t, limits = LIMITS) {
  const { engine, workers } = bench({ manifest: QUICK, limits });
  t.after(() => engine.stop());
  const answer = engine.ask({ do: "evaluate" });
  await settle();
  workers[0].say({ type: "starting" });
  workers[0].say({ type: "ready", restored: true });
  return { engine, workers, answer };
}

/** The plain start that follows, and answers. */
async function plainly({ engine, workers, answer }) {
  assert.equal(workers[0].ended, true);
  assert.equal(workers[1].sent[0].snapshot, false);
  workers[1].say({ type: "starting" });
  workers[1].say({ type: "ready", restored: false });
  workers[1].say({ type: "answer", id: workers[1].asked()[0].id, text: '{"ok":true}' });
  assert.deepEqual(await answer, { ok: true });
  assert.ok(engine.report.setback);
}

test("an interpreter that was put back and goes on for ever is started the plain way", async (t) => {
  const all = await quick(t, { ...LIMITS, call: 30 });
  await new Promise((resolve) => setTimeout(resolve, 60));
  await plainly(all);
});

for (const text of ["{", "", "null", "7", '{"ok":false}']) {
  test(`what no core answers (${text || "nothing"}) leads from the quick start to the plain one`, async (t) => {
    const all = await quick(t);
    all.workers[0].say({ type: "answer", id: all.workers[0].asked()[0].id, text });
    await settle();
    await plainly(all);
  });
}

test("the plain start that goes on for ever is a failure, and no third start follows", async (t) => {
  const { engine, workers, answer } = await quick(t, { ...LIMITS, call: 30 });
  const refused = assert.rejects(answer, (error) => error instanceof EngineFailure && error.reason === "call");
  await new Promise((resolve) => setTimeout(resolve, 60));
  workers[1].say({ type: "starting" });
  workers[1].say({ type: "ready", restored: false });
  await refused;
  assert.equal(workers.length, 2);
  assert.equal(engine.stage, "failed");
});
