// The engine as the page sees it: ask a question, get an answer. Python runs in a worker and starts when first needed.
import { manifest as built } from "./manifest.js";

/** @typedef {"idle" | "downloading" | "starting" | "ready" | "failed"} Stage */
/** @typedef {"download" | "timeout" | "start" | "call" | "stale"} Reason */
/** @typedef {{stage: Stage, reason?: Reason, detail?: string, offline?: boolean, restored?: boolean, setback?: string}} Report */

const FORMAT = 3;

/** Milliseconds without a sign of progress after which a stage has failed. */
export const LIMITS = { downloading: 120_000, starting: 60_000, call: 10_000 };

const NEAR = 8; // milliseconds from request to answer: this machine, or the next room

/** The engine cannot answer: it failed for `reason` and stays so until retry(). */
export class EngineFailure extends Error {
  /** @param {Reason} reason @param {string} detail */
  constructor(reason, detail) {
    super(detail);
    this.name = "EngineFailure";
    this.reason = reason;
  }
}

/**
 * Makes an engine, which starts on start() or on the first question.
 *
 * @param {object} [options]
 * @param {(report: Report) => void} [options.onStage]  called at every change of stage
 * @param {import("./manifest.js").Manifest | null} [options.manifest]
 * @param {URL} [options.root]  the site's root
 * @param {() => Worker} [options.makeWorker]
 * @param {typeof globalThis.fetch} [options.fetch]
 * @param {typeof LIMITS} [options.limits]
 * @param {boolean} [options.snapshot]  false starts the interpreter the plain way
 * @param {boolean} [options.offline]  whether a service worker keeps what was downloaded, once the engine has started
 */
export function createEngine({
  onStage = () => {},
  manifest = built,
  root = new URL("../../../", import.meta.url),
  makeWorker = () => new Worker(new URL("worker.js", import.meta.url), { type: "module", name: "credpoints" }),
  fetch = (...args) => globalThis.fetch(...args),
  limits = LIMITS,
  snapshot = true,
  offline = true,
} = {}) {
  /** @type {Report} */
  let report = { stage: "idle" };
  /** @type {Worker | null} */
  let worker = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let alarm;
  let run = 0;
  let quick = snapshot;
  let setback = ""; // why the quick start did not work out
  let keeping = false;
  let lastId = 0;
  let asked = 0; // the question that the worker has, one at a time: what is no longer wanted never keeps it from what is
  /** @type {Map<number, {text: string, slot?: string, first?: boolean, resolve: (answer: any) => void, reject: (error: Error) => void}>} */
  const waiting = new Map();

  /** @param {Report} next */
  function move(next) {
    report = next;
    onStage(report);
  }

  /** @param {keyof typeof LIMITS} stage */
  function watch(stage) {
    clearTimeout(alarm);
    alarm = setTimeout(() => late(stage), limits[stage]);
  }

  /** An interpreter that was put back wrong may go on for ever; one that has answered is only slow. @param {keyof typeof LIMITS} stage */
  function late(stage) {
    const why = `no progress while ${stage}`;
    const first = stage === "starting" ? quick && manifest?.snapshot : started?.restored && !started.answered;
    if (stage !== "downloading" && first) startPlainly(why);
    else fail(stage === "call" ? "call" : "timeout", why);
  }

  /** @param {Reason} reason @param {string} detail */
  function fail(reason, detail) {
    if (report.stage === "failed") return; // the first cause is the one to report
    halt();
    move({ stage: "failed", reason, detail });
    const open = [...waiting.values()];
    waiting.clear();
    for (const question of open) question.reject(new EngineFailure(reason, detail));
  }

  function halt() {
    run += 1;
    asked = 0;
    clearTimeout(alarm);
    worker?.terminate();
    worker = null;
  }

  function start() {
    if (report.stage !== "idle") return;
    if (!manifest) return fail("start", "the site was not built");
    move({ stage: "downloading" });
    launch(manifest);
    checkBuild(run);
  }

  /** @param {import("./manifest.js").Manifest} names */
  function launch(names) {
    const mine = run;
    watch("downloading");
    const made = (worker = makeWorker());
    made.onmessage = ({ data }) => mine === run && hear(data);
    made.onerror = (event) => {
      event.preventDefault?.();
      if (mine === run) fail("start", event.message ?? "the worker did not start");
    };
    made.postMessage({ type: "start", root: root.href, manifest: names, snapshot: quick, near: isNear(root) });
  }

  let current = false; // whether this start is known to be of the newest build, or known to be offline
  let started = /** @type {null | {restored: boolean, answered?: boolean}} */ (null);

  /**
   * The names in this file may be of an older build, out of a cache: nothing is answered before the host has said, uncached,
   * which build is the newest. Offline, what there is must do, and the report says so.
   * @param {number} mine
   */
  async function checkBuild(mine) {
    current = false;
    started = null;
    /** @type {any} */
    let newest = null;
    let offline;
    try {
      const response = await fetch(new URL("build.json", root), { cache: "no-store" });
      if (!response.ok) throw new Error(`build.json: ${response.status}`);
      newest = await response.json();
      offline = response.headers.get("X-Offline") === "1";
    } catch {
      offline = true;
    }
    if (mine !== run) return;
    if (newest && newest.engine.format !== FORMAT) return fail("stale", "a newer version of this page is there");
    if (newest && JSON.stringify(newest.engine) !== JSON.stringify(manifest)) {
      halt();
      started = null;
      manifest = newest.engine;
      launch(newest.engine);
    }
    current = true;
    report.offline = offline;
    if (started) ready();
  }

  function ready() {
    clearTimeout(alarm);
    move({ stage: "ready", offline: report.offline, restored: started?.restored });
    askNext();
    if (waiting.size === 0) keep();
  }

  /** Has the browser keep what a later visit needs: not before the first answer, which all of that would delay. */
  function keep() {
    if (keeping || !offline) return;
    keeping = true;
    worker?.postMessage({ type: "keep" });
    globalThis.navigator?.serviceWorker?.register(new URL("sw.js", root)).catch(() => {}); // all works without
  }

  /**
   * The quick start did not work out, or met a part of Python that it was made without: start the plain way and put every open
   * question there. Nothing that the quick start could not do itself is ever shown.
   */
  function startPlainly(/** @type {string} */ why) {
    halt();
    setback = why;
    quick = false;
    started = null;
    if (report.stage !== "downloading") move({ stage: "downloading", offline: report.offline });
    launch(/** @type {import("./manifest.js").Manifest} */ (manifest));
    if (!current) checkBuild(run);
  }

  /** @param {any} message */
  function hear(message) {
    if (message.type === "progress") {
      if (report.stage === "downloading") watch("downloading");
    } else if (message.type === "starting") {
      watch("starting");
      move({ stage: "starting", offline: report.offline });
    } else if (message.type === "ready") {
      started = { restored: message.restored };
      if (current) ready();
    } else if (message.type === "failed") {
      if (message.reason === "restore") startPlainly(message.detail);
      else fail(message.reason, message.detail);
    } else if (message.type === "answer") {
      const question = waiting.get(message.id);
      const answer = read(message.text);
      if (started?.restored && isDefect(answer)) return startPlainly(message.text || "an empty answer");
      if (started) started.answered = true;
      waiting.delete(message.id);
      clearTimeout(alarm);
      asked = 0;
      askNext();
      question?.resolve(answer);
      keep();
    }
  }

  /** Has the worker answer the next question, where it has none: those that come first before the others. */
  function askNext() {
    if (asked || report.stage !== "ready") return;
    const open = [...waiting];
    const [id, question] = open.find(([, { first }]) => first) ?? open[0] ?? [];
    if (!id || !question) return;
    asked = id;
    watch("call");
    worker?.postMessage({ type: "ask", id, text: question.text });
  }

  /**
   * Asks the core. Questions are answered one after the other; those put before the engine is ready are kept.
   *
   * @param {object} request  what to do and with what, as in {do: "evaluate", locale: "en", profile}
   * @param {object} [options]
   * @param {string} [options.slot]  a later question in the same slot replaces this one, which then resolves to null
   * @param {boolean} [options.first]  it is answered before all others that wait
   * @returns {Promise<any>}  the answer, {ok: true, result} or {ok: false, problems}; rejects with EngineFailure only
   */
  function ask(request, { slot, first } = {}) {
    return new Promise((resolve, reject) => {
      if (report.stage === "failed") {
        reject(new EngineFailure(report.reason ?? "start", report.detail ?? ""));
        return;
      }
      if (slot !== undefined) {
        for (const [id, older] of waiting) {
          if (older.slot !== slot) continue;
          waiting.delete(id);
          older.resolve(null);
        }
      }
      lastId += 1;
      const question = { text: JSON.stringify({ v: 1, ...request }), slot, first, resolve, reject };
      waiting.set(lastId, question);
      askNext();
      start();
    });
  }

  /** Starts again after a failure. */
  function retry() {
    if (report.stage !== "failed") return;
    manifest = manifest ?? built;
    report = { stage: "idle" };
    start();
  }

  /** Ends the worker; a later question starts it again. */
  function stop() {
    halt();
    if (report.stage !== "failed") move({ stage: "idle" });
    for (const question of waiting.values()) question.resolve(null);
    waiting.clear();
  }

  return {
    start,
    ask,
    retry,
    stop,
    /** @returns {Report} */
    get report() {
      return { ...report, setback };
    },
    /** @returns {Stage} */
    get stage() {
      return report.stage;
    },
  };
}

/**
 * Whether the host answers so soon that unpacking a smaller file would take longer than getting a larger one.
 * @param {URL} root
 */
function isNear(root) {
  const entries = /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByType?.("resource") ?? []);
  const waits = entries
    .filter(({ name, transferSize }) => name.startsWith(root.href) && transferSize > 0)
    .map(({ requestStart, responseStart }) => responseStart - requestStart)
    .filter((wait) => wait > 0); // workers' own scripts say nothing
  return waits.length > 0 && Math.min(...waits) < NEAR;
}

/** @param {string} text  of an answer */
function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null; // no core writes this
  }
}

/** Whether an answer tells of a fault of ours and not of the question. @param {any} answer */
function isDefect(answer) {
  return (
    !answer?.ok &&
    (!answer?.problems ||
      answer.problems.some((/** @type {any} */ problem) => problem.path === "" && problem.expected === ""))
  );
}
