// Reading what the build packed: archives of files, and the memory of a started interpreter.

const LOCAL_FILE = 0x04034b50;

/** Memory is kept in blocks of this many bytes; the build and the page must agree. */
export const BLOCK = 256;

/**
 * The files of a zip archive whose members are stored, not deflated, as the build writes it.
 * @param {Uint8Array} archive
 * @returns {Generator<[string, Uint8Array]>}
 */
export function* stored(archive) {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  for (let at = 0; at + 30 <= archive.length && view.getUint32(at, true) === LOCAL_FILE;) {
    const name = at + 30;
    const body = name + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    const end = body + view.getUint32(at + 18, true);
    const path = new TextDecoder().decode(archive.subarray(name, name + view.getUint16(at + 26, true)));
    yield [path, archive.subarray(body, end)];
    at = end;
  }
}

/**
 * A memory image: a header, then runs of blocks that are not all nought. Numbers are 32 bits: length of the header, number of runs, then for each run its first block and its length.
 *
 * @param {Uint8Array} header
 * @param {Uint8Array} memory
 * @returns {Uint8Array}
 */
export function packMemory(header, memory) {
  /** @type {Array<[number, number]>} first block and how many */
  const runs = [];
  for (let block = 0; block < memory.length / BLOCK; block += 1) {
    if (memory.subarray(block * BLOCK, (block + 1) * BLOCK).every((byte) => byte === 0)) continue;
    const last = runs.at(-1);
    if (last && last[0] + last[1] === block) last[1] += 1;
    else runs.push([block, 1]);
  }
  const table = Uint32Array.from([header.length, runs.length, ...runs.flat()]);
  const blocks = runs.reduce((sum, [, count]) => sum + count, 0);
  const image = new Uint8Array(table.byteLength + header.length + blocks * BLOCK);
  image.set(new Uint8Array(table.buffer));
  image.set(header, table.byteLength);
  let at = table.byteLength + header.length;
  for (const [first, count] of runs) {
    image.set(memory.subarray(first * BLOCK, (first + count) * BLOCK), at);
    at += count * BLOCK;
  }
  return image;
}

/**
 * Reads a memory image: the header, the runs as pairs of first block and length, and a function that puts the memory back.
 * @param {Uint8Array} image
 * @returns {{header: Uint8Array, runs: Uint32Array, restore: (memory: Uint8Array) => void}}
 */
export function unpackMemory(image) {
  const [length, count] = new Uint32Array(image.buffer, image.byteOffset, 2);
  const runs = new Uint32Array(image.buffer, image.byteOffset + 8, 2 * count);
  const from = 8 + runs.byteLength;
  return {
    header: image.slice(from, from + length),
    runs,
    restore(memory) {
      let at = from + length;
      for (let run = 0; run < runs.length; run += 2) {
        const size = runs[run + 1] * BLOCK;
        memory.set(image.subarray(at, at + size), runs[run] * BLOCK);
        at += size;
      }
    },
  };
}
