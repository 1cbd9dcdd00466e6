/**
 * A profile as a link. It stands in the fragment, which no browser sends to a server:
 * `#p=1.` and the base64url, without padding, of the raw-deflated UTF-8 JSON of the profile.
 * `#example=<name>` opens one of the page's examples.
 */

const VERSION = "1";

/** The link's fragment for a profile. */
export async function encode(profile) {
  const bytes = await through(new TextEncoder().encode(JSON.stringify(profile)), new CompressionStream("deflate-raw"));
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return `#p=${VERSION}.${btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "")}`;
}

/**
 * What a fragment asks for.
 * @returns {Promise<null | {profile: object} | {example: string} | {broken: true}>} null where it is none of ours
 */
export async function decode(fragment) {
  const asked = new URLSearchParams(fragment.replace(/^#/, ""));
  if (asked.has("example")) return { example: asked.get("example") };
  if (!asked.has("p")) return null;
  const [version, text = ""] = asked.get("p").split(".");
  if (version !== VERSION || text.length > 60_000) return { broken: true };
  try {
    const binary = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
    const profile = JSON.parse(
      new TextDecoder().decode(await through(bytes, new DecompressionStream("deflate-raw"), 1_000_000)),
    );
    return profile && typeof profile === "object" && !Array.isArray(profile) ? { profile } : { broken: true };
  } catch {
    return { broken: true };
  }
}

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
