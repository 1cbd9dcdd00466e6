// Makes the second visit quick and offline use possible. Two rules: what never changes is taken from the cache first; everything
// else is asked of the host first, past every other cache, so that a new deployment is seen at once.
/** @type {string | null} */
const BUILD = null;
/** @type {string[]} */
const FILES = [];
/** Every page, what it looks like and what it reads, each with the hash of what it holds. @type {Record<string, string>} */
const PAGES = {};

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const CACHE = `credpoints-${BUILD}`;
// Filled by engine/worker.js, which unpacks what is in it and throws out what is old.
const ENGINE = "credpoints-engine";
const LOOKS = "/assets/"; // style sheets, the theme's scripts, the mark: without them a page cannot be read
const LOOKS_OF_PAGE = /(?:href|src)="([^"]*\/assets\/[^"]+\.(?:css|js|svg))"/g;
const HASHES = "hashes-of-what-is-kept"; // the name under which a cache says what it holds
const AT_A_TIME = 4; // files that are got beside each other, so that whoever reads is not kept waiting
const PATIENCE = 4000; // milliseconds that a host may say nothing where something is kept
const IN_SILENCE = 500; // the same, while it was waited for in vain and has said nothing since
let silent = false;
const SHORT = 12; // letters of a hash
const SELDOM = /\/app\//; // of the browser's modules, those that are not kept before somebody needs them
const UNCHANGING = /\/(?:engine|app|search)\/.*-?[0-9a-f]{12}/;

worker.addEventListener("install", (event) => {
  event.waitUntil(store().then(() => worker.skipWaiting()));
});

// No page is opened before this is over: what takes long waits for a page to ask for it.
worker.addEventListener("activate", (event) => {
  event.waitUntil(forget().then(() => worker.clients.claim()));
});

worker.addEventListener("message", (event) => event.waitUntil(fill()));

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || !address.href.startsWith(worker.registration.scope)) return;
  if (UNCHANGING.test(address.pathname)) event.respondWith(cacheFirst(request));
  else if (request.mode === "navigate" || address.pathname.endsWith("/build.json"))
    event.respondWith(hostFirst(request));
  else if (address.pathname.includes(LOOKS) || fileOf(address) in PAGES) event.respondWith(looks(request));
});

/** Keeps this build's files; those that an older build had too are not fetched again, as their names hold their hash. */
async function store() {
  const cache = await caches.open(CACHE);
  await Promise.all(
    FILES.map(async (file) => {
      const address = new URL(file, worker.registration.scope).href;
      const known = await caches.match(address);
      if (known) return cache.put(address, known);
      return cache.add(address);
    }),
  );
  await keep(cache, addressOf("build.json"));
  await takeOver(cache);
}

/** What an older build kept and this one has unchanged need not be got again. @param {Cache} cache */
async function takeOver(cache) {
  for (const name of await caches.keys()) {
    if (!name.startsWith("credpoints-") || name === CACHE || name === ENGINE) continue;
    const older = await caches.open(name);
    const hashes = await (await older.match(HASHES))?.json().catch(() => null);
    for (const [file, hash] of Object.entries(PAGES)) {
      const known = hashes?.[file] === hash && (await older.match(addressOf(file)));
      if (known) await cache.put(addressOf(file), known);
    }
  }
}

/** @type {Promise<void> | null} */
let filling = null;

/** Keeps the whole site, once at a time. */
const fill = () => (filling ??= keepAll().finally(() => (filling = null)));

/** The pages that are open, then all others, a few files at a time; where the line ends, a later visit goes on. */
async function keepAll() {
  try {
    await keepOpenPages();
    const cache = await caches.open(CACHE);
    const kept = new Set((await cache.keys()).map(({ url }) => url));
    const missing = Object.keys(PAGES).filter((file) => !kept.has(addressOf(file)));
    for (let at = 0; at < missing.length; at += AT_A_TIME) {
      const some = missing.slice(at, at + AT_A_TIME).map((file) => keep(cache, addressOf(file)));
      if (!(await Promise.all(some)).every(Boolean)) return; // the host has another build: its own worker will keep that
    }
    await cache.put(HASHES, new Response(JSON.stringify(PAGES)));
  } catch {
    /* the line ended, or there is no room: what is kept serves */
  }
}

/** @param {string} file its place in the site; a page's is that of its folder */
const addressOf = (file) => new URL(file, worker.registration.scope).href;

/**
 * Keeps what the host has at an address, if that is of this build: pages of one build and scripts or rules of another never stand
 * beside each other.
 * @param {Cache} cache
 * @param {string} address
 * @param {Response} [response]
 */
async function keep(cache, address, response) {
  const place = address.replace(/[?#].*/, "");
  const got = response ?? (await fetch(place, { cache: "no-cache" }));
  const content = await got.arrayBuffer(); // to its end, whatever it is: what is half read keeps this worker at work
  if (!got.ok || PAGES[fileOf(new URL(place))] !== (await hash(content))) return false;
  await cache.put(place, new Response(content, { headers: got.headers }));
  return true;
}

/** As the build reckons it. @param {ArrayBuffer} content */
async function hash(content) {
  const bytes = [...new Uint8Array(await crypto.subtle.digest("SHA-256", content))];
  return bytes
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("")
    .slice(0, SHORT);
}

async function forget() {
  const names = await caches.keys();
  await Promise.all(
    names
      .filter((name) => name.startsWith("credpoints-") && name !== CACHE && name !== ENGINE)
      .map((name) => caches.delete(name)),
  );
}

/** The pages open now were loaded before this worker could keep them: without this the first visit could not be gone back to. */
async function keepOpenPages() {
  const cache = await caches.open(CACHE);
  const open = await worker.clients.matchAll({ type: "window" });
  const pages = new Set(open.map((client) => client.url.split("#", 1)[0]));
  await Promise.all([...pages].map((page) => keepPage(cache, page).catch(() => {}))); // the page open now works all the same
}

/** @param {Cache} cache @param {string} page */
async function keepPage(cache, page) {
  if (!(await keep(cache, page))) return;
  const text = (await (await cache.match(page))?.text()) ?? "";
  const looks = new Set([...text.matchAll(LOOKS_OF_PAGE)].map((found) => new URL(found[1], page).href));
  await Promise.all([...looks].map((address) => keep(cache, address)));
}

/** @param {Request} request */
async function cacheFirst(request) {
  const known = await caches.match(request.url);
  if (known) return known;
  const response = await fetch(request);
  if (response.ok && SELDOM.test(request.url)) keepMissing(request.url, response.clone()).catch(() => {});
  return response;
}

/** Past every other cache. @param {Request} request */
const hostFirst = (request) => orKept(request, askHost(request));

/** @param {Request} request */
async function askHost(request) {
  const response = await fetch(request.url, { cache: "no-store", credentials: "same-origin", redirect: "manual" });
  silent = false;
  return response;
}

/** As the browser would get it, through its own cache too. @param {Request} request */
const looks = (request) => orKept(request, fetch(request));

/**
 * What the host says; one that says nothing is not waited for where something is kept. What is kept is of this build, as its hash
 * says, and need not be kept again.
 * @param {Request} request
 * @param {Promise<Response>} asked
 */
async function orKept(request, asked) {
  asked.catch(() => {}); // it may be answered for before it fails
  const address = request.url.replace(/[?#].*/, ""); // a search would have the browser look through all that is kept
  const cache = await caches.open(CACHE);
  const known = await cache.match(address);
  try {
    if (known) return await inTime(asked);
    const response = await asked;
    const isOurs = fileOf(new URL(address)) in PAGES;
    if (isOurs) keep(cache, address, response.clone()).catch(() => {}); // the page has it all the same
    return response;
  } catch (error) {
    asked.then(({ body }) => body?.cancel()).catch(() => {}); // it comes too late
    return withoutHost(request, known, error);
  }
}

/** @param {Promise<Response>} asked @returns {Promise<Response>} */
function inTime(asked) {
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      silent = true;
      reject(new Error("the host says nothing"));
    };
    const timer = setTimeout(giveUp, silent ? IN_SILENCE : PATIENCE);
    asked.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** @param {string} address @param {Response} response */
async function keepMissing(address, response) {
  const cache = await caches.open(CACHE);
  if (!(await cache.match(address))) await cache.put(address, response);
}

/** What was kept, marked as such. @param {Request} request @param {Response | undefined} known @param {unknown} error */
function withoutHost(request, known, error) {
  if (!known && request.mode === "navigate") return notKept();
  if (!known) throw error;
  const headers = new Headers(known.headers);
  headers.set("X-Offline", "1");
  return new Response(known.body, { status: known.status, headers });
}

/** @param {URL} address */
const fileOf = (address) => address.href.slice(worker.registration.scope.length).replace(/[?#].*/, "");

/** A page that was never kept, or is none. */
function notKept() {
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Credpoints</title><h1>Offline</h1><p>There is no connection, and this page was not kept on this device.
<a href="${addressOf("check/")}">The calculator</a> works without one.</p>
<div lang="fr"><h1>Hors ligne</h1><p>Il n’y a pas de connexion et cette page n’est pas conservée sur cet appareil.
<a href="${addressOf("fr/check/")}">Le calculateur</a> fonctionne sans connexion.</p></div>`;
  return new Response(page, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}
