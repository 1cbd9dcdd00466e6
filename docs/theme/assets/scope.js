/* exported __md_hash, __md_get, __md_set */
// The theme keeps its settings under the site's path; these four names are the ones it expects.
var __md_scope = new URL(document.currentScript.dataset.scope, location);
var __md_hash = (text) => [...text].reduce((sum, letter) => (sum << 5) - sum + letter.charCodeAt(0), 0);
var __md_get = (key, storage, scope = __md_scope) => {
  try {
    return JSON.parse((storage || localStorage).getItem(scope.pathname + "." + key));
  } catch {
    return null;
  }
};
var __md_set = (key, value, storage, scope = __md_scope) => {
  try {
    (storage || localStorage).setItem(scope.pathname + "." + key, JSON.stringify(value));
  } catch {
    /* storage may be closed */
  }
};
