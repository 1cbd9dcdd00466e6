// The engine as the page sees it: ask a question, get an answer. Python runs in a worker and starts when first needed.
import { keepSite } from "../page/offline.js";
import { whenIdle } from "../page/timing.js";
import { isDefect, read } from "./answer.js";
import { boundWorker } from "./bound.js";
import { isNear, newestBuild } from "./host.js";
import { manifest as built } from "./manifest.js";
import { createQueue } from "./queue.js";
import { script } from "./script.js";

/** @typedef {"idle" | "downloading" | "starting" | "ready" | "failed"} Stage */
/** @typedef {"download" | "timeout" | "start" | "call" | "stale" | "browser"} Reason */

/**
 * @typedef {object} Report
 * @property {Stage} stage
 * @property {Reason} [reason]
 * @property {string} [detail]
 * @property {boolean} [offline] the host did not say which build is the newest
 * @property {boolean} [kept] and what an earlier visit kept was taken instead
 * @property {boolean} [slow] the stage takes longer than usual
 * @property {boolean} [restored]
 * @property {string} [setback]
 * @property {number} [loaded] bytes that are there, where it is known
 * @property {number} [size] of so many
 */

const FORMAT = 3;

/**
 * Milliseconds without a sign of progress after which a stage has failed; after which the host is not waited for any more, once all
 * else is here; and after which a stage is called slow.
 */
export const LIMITS = { downloading: 20_000, starting: 60_000, call: 10_000, build: 4_000, slow: 12_000 };

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
 * @param {(report: Report) => void} [options.onStage]  called at every change of stage, and as more has arrived
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
  makeWorker = () => boundWorker(script),
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
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let patience;
  let run = 0;
  let quick = snapshot;
  let setback = ""; // why the quick start did not work out
  let keeping = false;
  /** What the worker answered before it was known whether the build is the newest. @type {{id: number, text: string} | null} */
  let early = null;
  const questions = createQueue();

  /** @param {Report} next */
  function move(next) {
    const { offline, kept } = report;
    report = { offline, kept, ...next };
    clearTimeout(patience);
    if (["downloading", "starting"].includes(report.stage) && !report.slow) {
      patience = setTimeout(() => move({ ...report, slow: true }), limits.slow);
    }
    onStage(report);
  }

  /** @param {"downloading" | "starting" | "call"} stage */
  function watch(stage) {
    clearTimeout(alarm);
    alarm = setTimeout(() => late(stage), limits[stage]);
  }

  /** An interpreter that was put back wrong may go on for ever; one that has answered is only slow. @param {"downloading" | "starting" | "call"} stage */
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
    questions.end(({ reject }) => reject(new EngineFailure(reason, detail)));
  }

  /** A file did not come. It may be of an older build, out of a cache: that is known once the host has named the newest. @param {string} detail */
  function miss(detail) {
    if (current) return fail(outdated ? "stale" : "download", detail);
    drop();
    missed = detail;
    waitForHost();
  }

  /** All that can be done without the host's word is done. */
  function waitForHost() {
    clearTimeout(alarm);
    alarm = setTimeout(giveUp, limits.build);
  }

  function halt() {
    run += 1;
    questions.putBack();
    early = null;
    missed = "";
    drop();
  }

  function drop() {
    clearTimeout(alarm);
    clearTimeout(patience);
    worker?.terminate();
    worker = null;
  }

  function start() {
    if (report.stage !== "idle") return;
    if (!manifest) return fail("start", "the site was not built");
    if (!globalThis.WebAssembly) return fail("browser", "there is no WebAssembly");
    move({ stage: "downloading" });
    launch(manifest);
    checkBuild(run);
  }

  /** @param {import("./manifest.js").Manifest} names */
  function launch(names) {
    const mine = run;
    watch("downloading");
    let made;
    try {
      made = makeWorker();
    } catch (error) {
      return fail("browser", String(error));
    }
    worker = made;
    made.onmessage = ({ data }) => mine === run && hear(data);
    made.onerror = (event) => {
      event.preventDefault?.();
      if (mine !== run) return;
      if (event.message) fail("start", event.message);
      else miss("the worker's script did not come"); // what stops in a script has words
    };
    const xz = new URL("./xz.js", import.meta.url).href;
    made.postMessage({ type: "start", root: root.href, manifest: names, snapshot: quick, near: isNear(root), xz });
    askNext();
  }

  let outdated = false; // whether the host has a newer page than this
  let missed = ""; // what did not come, while the host has not said what is the newest
  let giveUp = () => {};
  let current = false; // whether this start is known to be of the newest build, or known to be offline
  let started = /** @type {null | {restored: boolean, answered?: boolean}} */ (null);

  /**
   * The names in this file may be of an older build, out of a cache: nothing is answered before the host has said, uncached,
   * which build is the newest. Offline, or where the host says nothing, what there is must do, and the report says so.
   * @param {number} mine
   */
  async function checkBuild(mine) {
    current = false;
    started = null;
    const limit = new Promise((_, reject) => (giveUp = () => reject(new Error("the host says nothing"))));
    const { newest, kept } = await Promise.race([newestBuild(root, fetch), limit]).catch(() => ({
      newest: null,
      kept: false,
    }));
    if (mine !== run) return;
    if (newest && newest.engine.format !== FORMAT) return fail("stale", "a newer version of this page is there");
    outdated = Boolean(newest?.app) && !import.meta.url.includes(newest.app);
    current = true;
    Object.assign(report, { offline: !newest || kept, kept });
    const isOlder = newest?.engine.rules < (manifest?.rules ?? ""); // out of a cache on the way
    if (newest && !isOlder && JSON.stringify(newest.engine) !== JSON.stringify(manifest)) {
      halt();
      started = null;
      manifest = newest.engine;
      launch(newest.engine);
    } else if (missed) miss(missed);
    else if (started) ready();
  }

  function ready() {
    clearTimeout(alarm);
    if (questions.busy) watch("call");
    move({ stage: "ready", restored: started?.restored });
    if (early) take(early);
    askNext();
    if (questions.empty) keep();
  }

  /** Has the browser keep what a later visit needs: not before the first answer, which all of that would delay. */
  function keep() {
    if (keeping || !offline) return;
    keeping = true;
    whenIdle(() => {
      worker?.postMessage({ type: "keep" });
      keepSite(root);
    });
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
    if (report.stage !== "downloading") move({ stage: "downloading" });
    launch(/** @type {import("./manifest.js").Manifest} */ (manifest));
    if (!current) checkBuild(run);
  }

  /** @param {any} message */
  function hear(message) {
    if (message.type === "progress") {
      if (report.stage !== "downloading") return;
      watch("downloading");
      const size = quick ? manifest?.snapshot?.size : undefined;
      if (message.loaded && size) move({ ...report, loaded: message.loaded, size });
    } else if (message.type === "starting") {
      watch("starting");
      move({ stage: "starting" });
    } else if (message.type === "ready") {
      started = { restored: message.restored };
      if (current) ready();
      else waitForHost();
    } else if (message.type === "failed") {
      if (message.reason === "restore") startPlainly(message.detail);
      else if (message.reason === "download") miss(message.detail);
      else fail(message.reason, message.detail);
    } else if (message.type === "answer") {
      if (report.stage === "ready") take(message);
      else early = message;
    }
  }

  /** @param {{id: number, text: string}} message an answer of the worker's */
  function take({ id, text }) {
    early = null;
    const answer = read(text);
    if (started?.restored && isDefect(answer)) return startPlainly(text || "an empty answer");
    if (started) started.answered = true;
    const question = questions.answered(id);
    if (!questions.busy) clearTimeout(alarm);
    askNext();
    question?.resolve(answer);
    keep();
  }

  /** Has the worker answer the next question, where it has none. One that is still starting answers as soon as it can. */
  function askNext() {
    const next = worker && questions.next();
    if (!next) return;
    if (report.stage === "ready") watch("call");
    worker?.postMessage({ type: "ask", ...next });
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
      const text = JSON.stringify({ v: 1, ...request });
      questions.add({ text, slot, first, resolve, reject }, report.stage === "ready");
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
    questions.end(({ resolve }) => resolve(null));
  }

  return {
    start,
    ask,
    retry,
    stop,
    /** Where the directory of schools is that a first question hands over; null without a build. @param {"en" | "fr"} locale */
    schools: (locale) => (manifest ? new URL(manifest.schools[locale], root).href : null),
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
