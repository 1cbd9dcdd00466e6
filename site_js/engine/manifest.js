// The build replaces this file by the names of what it made; without a build there is nothing to start.

/**
 * @typedef {object} Manifest
 * @property {number} format  changes when an older engine.js could not start this build
 * @property {string} pyodide  folder of the interpreter; like every name here relative to the root of the site
 * @property {string} stdlib  archive of the standard library's byte-code
 * @property {string} core  archive of the core's byte-code and data
 * @property {{en: string, fr: string}} schools  the directory of schools with the words of a language, for a first question to hand over
 * @property {object} lock  what loadPyodide wants to know of its packages: there are none
 * @property {string} [rules]  the day on which the latest of its rules was verified
 * @property {{wasm: string, memory: string, size: number}} [snapshot]  the memory of a started interpreter (there as .gz and .xz),
 *   the WebAssembly it fits (there as .xz too), and how many bytes both are as .xz
 */

/** @type {Manifest | null} */
export const manifest = null;
