/** What was typed stays: for this visit in the tab, for longer only where the person asks for it. */

const KEY = "credpoints.check.v1";

const area = (name) => {
  try {
    return window[name];
  } catch {
    return null;
  }
};

function get(storage) {
  try {
    return JSON.parse(storage?.getItem(KEY) ?? "null");
  } catch {
    return null;
  }
}

function put(storage, value) {
  try {
    if (value === null) storage?.removeItem(KEY);
    else storage?.setItem(KEY, JSON.stringify(value));
  } catch {
    /* full or closed: the page goes on without */
  }
}

/** The draft kept from before, or null; this tab's own comes first. */
export const kept = () => get(area("sessionStorage")) ?? get(area("localStorage"));

/** Is it kept on this device, beyond the visit? */
export const isLasting = () => get(area("localStorage")) !== null;

/** Keep a draft; on the device too, where `lasting` says so. */
export function keep(draft, lasting) {
  put(area("sessionStorage"), draft);
  put(area("localStorage"), lasting ? draft : null);
}

/** Forget everything. */
export function forget() {
  put(area("sessionStorage"), null);
  put(area("localStorage"), null);
}
