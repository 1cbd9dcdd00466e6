/** What was typed stays: for this visit in the tab, for longer only where the person asks for it. */

/** @typedef {"sessionStorage" | "localStorage"} Area */

/** @param {Area} name */
function area(name) {
  try {
    return window[name];
  } catch {
    return null; // closed: the page goes on without
  }
}

/** @param {Area} name @param {string} key @returns {string | null} */
export function text(name, key) {
  try {
    return area(name)?.getItem(key) ?? null;
  } catch {
    return null;
  }
}

/** @param {Area} name @param {string} key @param {string | null} written null takes it away @returns {boolean} is it so now? */
export function put(name, key, written) {
  try {
    if (written === null) area(name)?.removeItem(key);
    else area(name)?.setItem(key, written);
  } catch {
    /* full or closed: the page goes on without */
  }
  return text(name, key) === written;
}

/** What a text of a store holds; what is no JSON is no answer of ours, and not nothing either. @param {string | null} written @returns {any} */
export function read(written) {
  try {
    return JSON.parse(written ?? "null");
  } catch {
    return undefined;
  }
}

/**
 * What one page keeps under its name.
 * @param {string} key
 */
function store(key) {
  const mark = `${key}.lasting`; // this tab goes with what the device keeps
  let known = text("localStorage", key); // what this tab knows the device to keep

  /** @param {string | null} written @returns {boolean} */
  function putOnDevice(written) {
    known = written;
    put("sessionStorage", mark, written === null ? null : "1");
    return put("localStorage", key, written);
  }

  /** Is it kept on this device, beyond the visit? A tab that has answers of its own goes by what was asked in it. */
  function isLasting() {
    const own = text("sessionStorage", key) !== null;
    return own ? text("sessionStorage", mark) !== null && known !== null : known !== null;
  }

  return {
    isLasting,

    /** What was kept before: null where nothing was, undefined where it cannot be read. This tab's own comes first. */
    kept() {
      const own = text("sessionStorage", key);
      return read(own === null || isLasting() ? (known ?? own) : own);
    },

    /**
     * Keep it; on the device too, where `lasting` says so.
     * @param {unknown} value
     * @returns {boolean} was it kept as asked?
     */
    keep(value, lasting = false) {
      const written = JSON.stringify(value);
      const here = put("sessionStorage", key, written);
      return lasting ? putOnDevice(written) : here;
    },

    /** The device keeps it no longer; the tab does. */
    leaveDevice: () => void putOnDevice(null),

    /** Keep it for this visit; what the device keeps stays as it is. @param {unknown} value */
    keepHere(value) {
      put("sessionStorage", mark, null);
      return put("sessionStorage", key, JSON.stringify(value));
    },

    forget() {
      put("sessionStorage", key, null);
      putOnDevice(null);
    },

    /** Learn what another page of this tab had the device keep, while this one was put aside. */
    refresh: () => void (known = text("localStorage", key)),

    /**
     * Tells of what another tab had the device keep or forget: at once, or when this tab is looked at again.
     * @param {(value: any) => void} changed null where it was forgotten
     */
    onElsewhere(changed) {
      const look = () => {
        const now = text("localStorage", key);
        if (now === known) return;
        known = now;
        if (now === null) put("sessionStorage", mark, null);
        if (now === null || now !== text("sessionStorage", key)) changed(read(now)); // else another page of this tab did
      };
      addEventListener("storage", look);
      addEventListener("pageshow", look);
      document.addEventListener("visibilitychange", look);
    },
  };
}

/** The calculator's draft. */
export const DRAFT = store("credpoints.check.v1");

/** One's own answers, while those of a link stand in their place. */
export const OWN = store("credpoints.check.own.v1");

/** The decision guide's answers: a reload or the other language goes on where one was. */
export const GUIDE = store("credpoints.guide.v1");
