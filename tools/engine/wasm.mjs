// Reading and rewriting a WebAssembly module without changing what it does: fewer exports, marks on what runs, no memory to start
// with, and bodies left out of what never runs. Indices of functions, tables, globals and data all stay what they were.

const [MEMORY, EXPORT, CODE, DATA, DATA_COUNT] = [5, 7, 10, 11, 12];
const FUNCTION = 0;
const I32_CONST = 0x41;
const I32_STORE8 = 0x3a;
const CALL = 0x10;
/** No locals, `unreachable`, `end`: whoever calls this stops at once, and cannot go on with a wrong result. */
const TRAP = Uint8Array.of(0x00, 0x00, 0x0b);

/** @param {Uint8Array} bytes */
function reader(bytes, at = 0) {
  return {
    get at() {
      return at;
    },
    set at(to) {
      at = to;
    },
    byte: () => bytes[at++],
    number() {
      let value = 0;
      for (let shift = 1; ; shift *= 128) {
        const byte = bytes[at++];
        value += (byte & 127) * shift;
        if (byte < 128) return value;
      }
    },
    signed() {
      let value = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = bytes[at++];
        value |= (byte & 127) << shift;
        if (byte < 128) return byte & 64 && shift < 25 ? value | (-1 << (shift + 7)) : value;
      }
    },
    text() {
      const length = this.number();
      at += length;
      return new TextDecoder().decode(bytes.subarray(at - length, at));
    },
  };
}

/** @param {number} value  @returns {Uint8Array} unsigned LEB128 */
function number(value) {
  const out = [];
  do {
    const low = value & 127;
    value = Math.floor(value / 128);
    out.push(value ? low | 128 : low);
  } while (value);
  return Uint8Array.from(out);
}

/** @param {Uint8Array[]} parts */
function join(parts) {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** @param {Uint8Array} wasm */
function* sections(wasm) {
  const read = reader(wasm, 8);
  while (read.at < wasm.length) {
    const id = read.byte();
    const size = read.number();
    yield { id, body: wasm.subarray(read.at, read.at + size) };
    read.at += size;
  }
}

/** @param {Uint8Array} wasm @param {Record<number, (body: Uint8Array) => Uint8Array>} changes */
function rewrite(wasm, changes) {
  const parts = [wasm.subarray(0, 8)];
  for (const { id, body } of sections(wasm)) {
    const changed = changes[id]?.(body) ?? body;
    parts.push(Uint8Array.of(id), number(changed.length), changed);
  }
  return join(parts);
}

/** How many functions a module imports; its own are numbered from there. @param {Uint8Array} wasm */
export function importedFunctions(wasm) {
  return WebAssembly.Module.imports(new WebAssembly.Module(wasm)).filter(({ kind }) => kind === "function").length;
}

/** The bodies of a module's own functions. @param {Uint8Array} wasm */
export function bodies(wasm) {
  const { body } = [...sections(wasm)].find(({ id }) => id === CODE) ?? { body: Uint8Array.of(0) };
  const read = reader(body);
  return Array.from({ length: read.number() }, () => {
    const size = read.number();
    read.at += size;
    return body.subarray(read.at - size, read.at);
  });
}

/** @param {Uint8Array} wasm @param {(body: Uint8Array, index: number) => Uint8Array} change */
function withBodies(wasm, change) {
  const changed = bodies(wasm).map(change);
  const parts = changed.flatMap((body) => [number(body.length), body]);
  return rewrite(wasm, { [CODE]: () => join([number(changed.length), ...parts]) });
}

/** Keeps the exports that `kept` names. @param {Uint8Array} wasm @param {(name: string) => boolean} kept */
export function withExports(wasm, kept) {
  return rewrite(wasm, {
    [EXPORT](body) {
      const read = reader(body);
      const entries = [];
      for (let count = read.number(); count; count -= 1) {
        const from = read.at;
        const name = read.text();
        read.byte();
        read.number();
        if (kept(name)) entries.push(body.subarray(from, read.at));
      }
      return join([number(entries.length), ...entries]);
    },
  });
}

/** The functions that a module exports, by name. @param {Uint8Array} wasm @returns {Map<string, number>} */
export function exportedFunctions(wasm) {
  const found = new Map();
  for (const { id, body } of sections(wasm)) {
    if (id !== EXPORT) continue;
    const read = reader(body);
    for (let count = read.number(); count; count -= 1) {
      const name = read.text();
      const kind = read.byte();
      const index = read.number();
      if (kind === FUNCTION) found.set(name, index);
    }
  }
  return found;
}

/** Starts with this much memory. @param {Uint8Array} wasm @param {number} bytes */
export function withMemory(wasm, bytes) {
  return rewrite(wasm, {
    [MEMORY](body) {
      const read = reader(body);
      const count = read.number();
      const flags = read.byte();
      read.number();
      return join([number(count), Uint8Array.of(flags), number(Math.ceil(bytes / 65536)), body.subarray(read.at)]);
    },
  });
}

/** Makes every function leave a 1 at `base` plus its number among the module's own. @param {Uint8Array} wasm @param {number} base */
export function withMarks(wasm, base) {
  return withBodies(wasm, (body, index) => {
    const read = reader(body);
    for (let groups = read.number(); groups; groups -= 1) {
      read.number();
      read.byte();
    }
    const mark = [Uint8Array.of(I32_CONST, 0, I32_CONST, 1, I32_STORE8, 0), number(base + index)];
    return join([body.subarray(0, read.at), ...mark, body.subarray(read.at)]);
  });
}

/** Leaves out the bodies of the functions that `kept` does not want. @param {Uint8Array} wasm @param {(index: number) => boolean} kept */
export function withBodiesOf(wasm, kept) {
  return withBodies(wasm, (body, index) => (kept(index) ? body : TRAP));
}

/** Leaves out what memory holds at first: whoever puts back a whole memory has no use for it. @param {Uint8Array} wasm */
export function withoutData(wasm) {
  return rewrite(wasm, { [DATA]: () => number(0), [DATA_COUNT]: () => number(0) });
}

/**
 * The functions that a body calls by number.
 * @param {Uint8Array} body
 * @returns {Set<number>}
 */
export function callees(body) {
  const found = new Set();
  walk(body, { called: (index) => void found.add(index) });
  return found;
}

/**
 * Every number that a body can take for an address: constants, and what loads and stores add to theirs.
 * @param {Uint8Array} body
 * @param {(value: number) => void} found
 */
export function numbers(body, found) {
  walk(body, { constant: found });
}

/**
 * Walks every instruction, as bytes alone do not say which of them is one.
 * @param {Uint8Array} body
 * @param {{called?: (index: number) => void, constant?: (value: number) => void}} tell
 */
function walk(body, { called = () => {}, constant = () => {} }) {
  const read = reader(body);
  const skip = (/** @type {number} */ count) => {
    for (; count; count -= 1) read.number();
  };
  for (let groups = read.number(); groups; groups -= 1) skip(2);
  while (read.at < body.length) {
    const code = read.byte();
    if (code === CALL || code === 0x12) called(read.number());
    else if (code === I32_CONST) constant(read.signed());
    else if (code === 0x11 || code === 0x13)
      skip(2); // call_indirect
    else if (code === 0x0e)
      skip(read.number() + 1); // br_table
    else if (code === 0x1f)
      handlers(read, skip); // try_table
    else if (code === 0x1c)
      skip(read.number()); // select of a type
    else if (code >= 0x28 && code <= 0x3e)
      constant(offset(read)); // loads and stores
    else if (code === 0x43) read.at += 4;
    else if (code === 0x44) read.at += 8;
    else if (code === 0xfc) {
      const kind = read.number();
      if (kind === 8 || kind === 9) throw new Error("memory that is filled later is not expected here");
      skip(kind < 8 ? 0 : [2, 1, 2, 1, 2, 1, 2, 1, 1, 1][kind - 8]);
    } else if (code === 0xfd || code === 0xfe || code === 0xfb)
      throw new Error(`instruction ${code.toString(16)} is not expected here`);
    else if (ONE_NUMBER.has(code)) skip(1);
  }
}

// block, loop, if, try, catch, throw, rethrow, br, br_if, delegate, locals, globals, tables, memory.size, memory.grow, i64.const, ref.null, ref.func
const ONE_NUMBER = new Set([
  2, 3, 4, 6, 7, 8, 9, 0x0c, 0x0d, 0x18, 0x20, 0x21, 0x22, 0x23, 0x24, 0x25, 0x26, 0x3f, 0x40, 0x42, 0xd0, 0xd2,
]);

/** @param {ReturnType<typeof reader>} read */
function offset(read) {
  if (read.number() & 64) read.number();
  return read.number();
}

/** @param {ReturnType<typeof reader>} read @param {(count: number) => void} skip */
function handlers(read, skip) {
  skip(1);
  for (let count = read.number(); count; count -= 1) skip(read.byte() < 2 ? 2 : 1);
}
