// Writes the published schemas as types: node types.mjs SCHEMAS TYPES, a folder each.
import { readdirSync, readFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compile } from "json-schema-to-typescript";

const [schemas, types] = process.argv.slice(2);
const bannerComment = "// Made by tools/site/types.mjs: not to be edited.";

/** A schema whose tuples are written as in the draft that the library reads. */
function older(node) {
  if (Array.isArray(node)) return node.map(older);
  if (node === null || typeof node !== "object") return node;
  const { prefixItems, ...rest } = node;
  if (prefixItems) Object.assign(rest, { items: prefixItems, additionalItems: false });
  return Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, older(value)]));
}

rmSync(types, { recursive: true, force: true });
mkdirSync(types);
const known = Object.fromEntries(
  readdirSync(schemas).map((name) => [name, older(JSON.parse(readFileSync(join(schemas, name), "utf8")))]),
);
const fromHere = {
  order: 1,
  canRead: ({ url }) => url.split("/").at(-1) in known,
  read: ({ url }) => JSON.stringify(known[url.split("/").at(-1)]),
};
for (const [name, schema] of Object.entries(known)) {
  const text = await compile(schema, name.replace(".schema.json", ""), {
    bannerComment,
    cwd: schemas,
    $refOptions: { resolve: { fromHere } },
  });
  writeFileSync(join(types, name.replace(".schema.json", ".d.ts")), text);
}
