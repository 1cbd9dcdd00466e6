// Before anything is painted: the palette chosen with the button, otherwise the system's.
(function () {
  var stored = __md_get("__palette");
  var chosen = stored && stored.color && stored.color.media !== "(prefers-color-scheme)" && stored.color.scheme;
  var dark = matchMedia("(prefers-color-scheme: dark)").matches;
  document.body.setAttribute("data-md-color-scheme", chosen || (dark ? "slate" : "default"));
})();
