/* global __md_get */
// Before anything is painted: the palette chosen with the button, otherwise the system's.
(function () {
  var stored = __md_get("__palette");
  var chosen = stored && stored.color && stored.color.media !== "(prefers-color-scheme)" && stored.color.scheme;
  var dark = matchMedia("(prefers-color-scheme: dark)").matches;
  document.body.setAttribute("data-md-color-scheme", chosen || (dark ? "slate" : "default"));
})();

// Paper is light, whatever the screen is.
addEventListener("beforeprint", function () {
  document.body.dataset.screen = document.body.getAttribute("data-md-color-scheme");
  document.body.setAttribute("data-md-color-scheme", "default");
});
addEventListener("afterprint", function () {
  document.body.setAttribute("data-md-color-scheme", document.body.dataset.screen);
});
