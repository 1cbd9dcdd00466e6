"""What a screen reader is told: what changes in live regions, and the name and role of what has the keyboard."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

# Every change of what a live region holds, in turn: the whole of it where it is read as a whole, else what is new in it.
LISTENING = """{
    const LIVE = "[aria-live=polite], [aria-live=assertive], [role=status], [role=alert]";
    const heard = globalThis.heard = [];
    const text = (one) => (one.checkVisibility() ? one.innerText ?? one.textContent : "").trim().replace(/\\s+/g, " ");
    const before = new WeakMap();
    const changed = (records) => {
        const regions = new Map();
        for (const { target, addedNodes } of records) {
            const near = target.nodeType === 1 ? target : target.parentElement;
            if (near?.closest(LIVE)) regions.set(near.closest(LIVE), near);
            for (const node of addedNodes) {
                if (node.nodeType !== 1) continue;
                for (const alert of [node, ...node.querySelectorAll("[role=alert]")]) {
                    if (alert.matches("[role=alert]")) regions.set(alert, alert);
                }
            }
        }
        for (const region of regions.keys()) {
            const said = text(region);
            if (said && before.get(region) !== said) heard.push(said);
            before.set(region, said);
        }
    };
    addEventListener("DOMContentLoaded", () => {
        for (const region of document.querySelectorAll(LIVE)) before.set(region, text(region));
        new MutationObserver(changed).observe(document.body,
            { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["hidden"] });
    });
}"""


class Hearing:
    """Somebody who listens: what was said since they last asked, and a log of the whole journey."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.log: list[str] = []
        page.add_init_script(LISTENING)

    def said(self, least: int = 0) -> list[str]:
        """What live regions said since this was last asked, at least so much, once nothing is awaited and things are quiet."""
        self.page.wait_for_function("(least) => globalThis.heard.length >= least", arg=least)
        self.page.wait_for_function("() => !document.querySelector('[data-waiting], [data-working]')")
        count = -1
        while count != (count := self.page.evaluate("globalThis.heard.length")):
            self.page.wait_for_timeout(2500)  # longer than the page itself waits before it speaks
        found: list[str] = self.page.evaluate("globalThis.heard.splice(0)")
        self.log += [f"  says: {one}" for one in found]
        return found

    def focus(self) -> tuple[str, str]:
        """Role and accessible name of what has the keyboard."""
        client = self.page.context.new_cdp_session(self.page)
        one = client.send("Runtime.evaluate", {"expression": "document.activeElement"})["result"]
        tree = client.send("Accessibility.getPartialAXTree", {"objectId": one["objectId"], "fetchRelatives": False})
        client.detach()
        node: dict[str, Any] = tree["nodes"][0]
        role, name = node.get("role", {}).get("value", ""), node.get("name", {}).get("value", "")
        about = node.get("description", {}).get("value", "")
        self.log.append(f"focus: {role} “{name}”" + (f" ({about})" if about else ""))
        return role, name

    def press(self, *keys: str, least: int = 1) -> list[str]:
        """Press keys one after the other; what has the keyboard then, and what is said, at least so much."""
        for key in keys:
            self.page.keyboard.press(key)
        self.log.append(f"keys: {' '.join(keys)}")
        said = self.said(least)
        self.focus()
        return said
