// The calculator's engine, apart from its form: where an answer is waited for, it starts before the form is drawn.
import { createEngine } from "./engine.js";
import { DRAFT } from "../page/store.js";

/** @typedef {import("./engine.js").Report} Report */

/** @type {(report: Report) => void} */
let told = () => {};

export const engine = createEngine({ onStage: (report) => told(report) });

/** Tells of the engine's stage from now on, and of what it has reached already. @param {(report: Report) => void} onStage */
export function listen(onStage) {
  told = onStage;
  if (engine.stage !== "idle") told(engine.report);
}

if (location.hash.length > 1 || DRAFT.kept()) engine.start();
