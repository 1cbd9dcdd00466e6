// What text may become a part of the page, or a script: the browser asks here, where it knows to ask, and refuses all that is not said
// to be right. The theme writes its search results as markup; the site's own scripts never do.
(function () {
  if (!window.trustedTypes) return;
  var tags = "a|code|div|em|h1|h2|h3|h4|li|mark|nav|ol|p|pre|small|span|strong|ul";
  var other = new RegExp("<(?!/?(?:" + tags + ')(?: class="[\\w -]*")?>)', "i");
  window.trustedTypes.createPolicy("default", {
    createHTML: function (text) {
      return other.test(text) ? null : text;
    },
    createScriptURL: function (address) {
      var script = new URL(address, document.baseURI);
      return script.origin === location.origin ? address : null;
    },
  });
})();
