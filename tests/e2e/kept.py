"""What the service worker keeps, as a page can see it."""

from playwright.sync_api import Page

ALL_KEPT = """async (build) => {
    const names = (await caches.keys()).filter((name) => name.startsWith("credpoints-") && name !== "credpoints-engine");
    const { scope } = await navigator.serviceWorker.ready;
    for (const name of names) {
        if (name !== build && (await (await caches.open(name)).match(`${scope}hashes-of-what-is-kept`))) return name;
    }
    return "";
}"""
STATE = """async () => {
    const { active, waiting, installing } = await navigator.serviceWorker.getRegistration();
    const names = await caches.keys();
    const sizes = await Promise.all(names.map(async (name) => [name, (await (await caches.open(name)).keys()).length]));
    return JSON.stringify([sizes, active?.state, waiting?.state, installing?.state]);
}"""


def wait_until_kept(page: Page, other_than: str = "") -> str:
    """Wait until the service worker has the whole site, of another build than the one named; returns the name of what is kept."""
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    for _ in range(600):
        if found := all_is_kept(page, other_than):
            return found
        page.wait_for_timeout(200)
    raise AssertionError(f"the site is not kept: {page.evaluate(STATE)}")


def all_is_kept(page: Page, other_than: str = "") -> str:
    """The name of what is kept, once that is the whole site; empty before."""
    return str(page.evaluate(ALL_KEPT, other_than))
