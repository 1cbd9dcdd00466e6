/** What was typed stays: for this visit in the tab, for longer only where the person asks for it. */

/** @param {"sessionStorage" | "localStorage"} name */
function area(name) {
  try {
    return window[name];
  } catch {
    return null; // closed: the page goes on without
  }
}

/**
 * What one page keeps under its name.
 * @param {string} key
 */
function store(key) {
  /** @param {"sessionStorage" | "localStorage"} name @returns {any} */
  function get(name) {
    try {
      return JSON.parse(area(name)?.getItem(key) ?? "null");
    } catch {
      return null;
    }
  }

  /** @param {"sessionStorage" | "localStorage"} name @param {unknown} value */
  function put(name, value) {
    try {
      if (value === null) area(name)?.removeItem(key);
      else area(name)?.setItem(key, JSON.stringify(value));
    } catch {
      /* full or closed: the page goes on without */
    }
  }

  return {
    /** What was kept before, or null; this tab's own comes first. */
    kept: () => get("sessionStorage") ?? get("localStorage"),

    /** Is it kept on this device, beyond the visit? */
    isLasting: () => get("localStorage") !== null,

    /** Keep it; on the device too, where `lasting` says so. @param {unknown} value */
    keep(value, lasting = false) {
      put("sessionStorage", value);
      put("localStorage", lasting ? value : null);
    },

    /** Keep it for this visit; what the device keeps stays as it is. @param {unknown} value */
    keepHere: (value) => put("sessionStorage", value),

    forget() {
      put("sessionStorage", null);
      put("localStorage", null);
    },
  };
}

/** The calculator's draft. */
export const DRAFT = store("credpoints.check.v1");

/** One's own answers, while those of a link stand in their place. */
export const OWN = store("credpoints.check.own.v1");

/** The decision guide's answers: a reload or the other language goes on where one was. */
export const GUIDE = store("credpoints.guide.v1");
