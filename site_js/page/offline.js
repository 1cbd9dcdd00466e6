/** The copy of the site on this device: a service worker keeps it, once a page has asked. */

/** Has the browser keep the pages that are open, then the whole site. All works without. @param {URL} root of the site */
export function keepSite(root) {
  const { serviceWorker } = globalThis.navigator ?? {};
  serviceWorker?.addEventListener("controllerchange", () => serviceWorker.controller?.postMessage("fill")); // a newer build's
  serviceWorker
    ?.register(new URL("sw.js", root))
    .then(() => serviceWorker.ready)
    .then(
      ({ active }) => active?.postMessage("fill"), // or the rest of it, where an earlier visit ended before all was kept
      () => {},
    );
}
