/**
 * A profile as a link. It stands in the fragment, which no browser sends to a server:
 * `#p=1.` and the base64url, without padding, of the raw-deflated UTF-8 JSON of the profile.
 * `#example=<name>` opens one of the page's examples.
 */

const VERSION = "1";

/** The link's fragment for a profile. @param {object} profile */
export async function encode(profile) {
  const text = new TextEncoder().encode(JSON.stringify(profile));
  const bytes = await through(text, new CompressionStream("deflate-raw"));
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return `#p=${VERSION}.${btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "")}`;
}

const LONGEST = 60_000; // characters of a link
const LARGEST = 1_000_000; // bytes of what it unpacks to, and of a file

/** @typedef {{profile?: Record<string, any>, example?: string, broken?: true}} Asked one of the three */

/**
 * What a link or a file holds as text: an object, whose shape is still to be looked at.
 * @param {string} text
 * @returns {Asked}
 */
export function parsed(text) {
  if (text.length > LARGEST) return { broken: true };
  try {
    const profile = JSON.parse(text);
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
  const [version, text = ""] = packed.split(".");
  if (version !== VERSION || text.length > LONGEST) return { broken: true };
  try {
    const binary = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
    return parsed(new TextDecoder().decode(await through(bytes, new DecompressionStream("deflate-raw"), LARGEST)));
  } catch {
    return { broken: true };
  }
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
