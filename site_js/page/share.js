/**
 * A profile as a link. It stands in the fragment, which no browser sends to a server:
 * `#p=1.` and the base64url, without padding, of the raw-deflated UTF-8 JSON of the profile;
 * where there are plans, `&plans=1.` and the same of their list follow; where "I don't know" was said, `&unsure=1.` and of what.
 * `#example=<name>` opens one of the page's examples.
 */

const VERSION = "1";

/**
 * The link's fragment for a profile, its plans, and of what "I don't know" was said.
 * @param {object} profile
 * @param {object[]} [plans]
 * @param {object} [unsure]
 */
export async function encode(profile, plans = [], unsure) {
  const more = [plans.length && `&plans=${await pack(plans)}`, unsure && `&unsure=${await pack(unsure)}`];
  return [`#p=${await pack(profile)}`, ...more.filter(Boolean)].join("");
}

/** @param {object} value */
async function pack(value) {
  const text = new TextEncoder().encode(JSON.stringify(value));
  const bytes = await through(text, new CompressionStream("deflate-raw"));
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return `${VERSION}.${btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "")}`;
}

const LONGEST = 60_000; // characters of a link
const LARGEST = 1_000_000; // bytes of what it unpacks to, and of a file

/** @typedef {{profile?: Record<string, any>, plans?: unknown, unsure?: unknown, name?: string, example?: string, broken?: true}} Asked a profile, perhaps with plans and what is not known, or one of the others */

/**
 * What JSON holds. What gives one name twice is refused, as the core refuses it: nobody can say which of the two is meant.
 * @param {string} text
 * @returns {any}
 */
function strictly(text) {
  let held = -1; // the whole is handed over too, under a name of no one's
  const value = JSON.parse(text, function (_, part) {
    if (!Array.isArray(this)) held += 1;
    return part;
  });
  let named = 0;
  for (const [, colon] of text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)) if (colon) named += 1;
  if (named !== held) throw new SyntaxError("a name given twice");
  return value;
}

/**
 * What a link or a file holds as text: an object, whose shape is still to be looked at.
 * @param {string} text
 * @returns {Asked}
 */
export function parsed(text) {
  if (text.length > LARGEST) return { broken: true };
  try {
    const profile = strictly(text);
    return profile && typeof profile === "object" && !Array.isArray(profile) ? { profile } : { broken: true };
  } catch {
    return { broken: true };
  }
}

/**
 * What a fragment asks for.
 * @param {string} fragment
 * @returns {Promise<Asked | null>} null where it is none of ours
 */
export async function decode(fragment) {
  const asked = new URLSearchParams(fragment.replace(/^#/, ""));
  const example = asked.get("example");
  if (example !== null) return { example };
  const packed = asked.get("p");
  if (packed === null) return null;
  try {
    const found = parsed(await unpack(packed));
    if (found.broken) return found;
    const [plans, unsure] = [asked.get("plans"), asked.get("unsure")];
    if (plans !== null) found.plans = strictly(await unpack(plans));
    const said = unsure === null ? undefined : await unpacked(unsure);
    return said === undefined ? found : { ...found, unsure: said };
  } catch {
    return { broken: true };
  }
}

/** What was packed; undefined where that cannot be read: the answers are no worse for it. @param {string} packed @returns {Promise<unknown>} */
async function unpacked(packed) {
  try {
    return strictly(await unpack(packed));
  } catch {
    return undefined;
  }
}

/**
 * The text of a file with a profile, its plans, of what "I don't know" was said, and whose they are where that is known.
 * @param {object} profile
 * @param {object[]} plans
 * @param {object} [unsure]
 * @param {string} [name]
 */
export const asFile = (profile, plans, unsure, name) =>
  `${JSON.stringify({ v: Number(VERSION), name: name || undefined, profile, plans, unsure }, null, 2)}\n`;

/** What a file asks for. @param {string} text @returns {Asked} */
export function fromFile(text) {
  try {
    if (text.length > LARGEST) return { broken: true };
    const { v, name, profile, plans, unsure } = strictly(text);
    const isOurs = v === Number(VERSION) && profile && typeof profile === "object" && !Array.isArray(profile);
    if (!isOurs) return { broken: true };
    return { profile, plans, ...(unsure && { unsure }), ...(typeof name === "string" && { name }) };
  } catch {
    return { broken: true };
  }
}

/** @param {string} packed the version, a dot, and what was packed */
async function unpack(packed) {
  const [version, text = ""] = packed.split(".");
  if (version !== VERSION || text.length > LONGEST) throw new RangeError("not ours");
  const binary = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
  return new TextDecoder().decode(await through(bytes, new DecompressionStream("deflate-raw"), LARGEST));
}

/**
 * Bytes through a compression or its undoing.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {CompressionStream | DecompressionStream} stream
 * @param {number} [limit] more bytes than these are refused
 */
async function through(bytes, stream, limit = Infinity) {
  const parts = [];
  let size = 0;
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    size += step.value.length;
    if (size > limit) throw new RangeError("too long");
    parts.push(step.value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
