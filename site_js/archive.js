// Reading what the build packed.

const LOCAL_FILE = 0x04034b50;

/**
 * The files of a zip archive whose members are stored, not deflated, as the build writes it.
 * @param {Uint8Array} archive
 * @returns {Generator<[string, Uint8Array]>}
 */
export function* stored(archive) {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  for (let at = 0; at + 30 <= archive.length && view.getUint32(at, true) === LOCAL_FILE; ) {
    const name = at + 30;
    const body = name + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    const end = body + view.getUint32(at + 18, true);
    const path = new TextDecoder().decode(archive.subarray(name, name + view.getUint16(at + 26, true)));
    yield [path, archive.subarray(body, end)];
    at = end;
  }
}
