// What text may become a part of the page, or a script: the browser asks here, where it knows to ask. The theme writes its search
// results as markup, and marks the words in a page; the site's own scripts never do. A tag that is not among these stands as text, an attribute but `class` goes.
(function () {
  if (!window.trustedTypes) return;
  var known = /^(?:a|code|div|em|h1|h2|h3|h4|li|mark|nav|ol|p|pre|small|span|strong|ul)$/i;
  var plain = /^(?: class="[\w -]*"| data-md-highlight(?:="")?)*$/;
  function tag(whole, slash, name, rest) {
    if (!known.test(name)) return "&lt;" + whole.slice(1);
    return plain.test(rest) ? whole : "<" + slash + name + ">";
  }
  window.trustedTypes.createPolicy("default", {
    createHTML: function (text) {
      return text.replace(/<(\/?)([a-z][^\s/>]*)([^>]*)>?/gi, tag).replace(/<(?![/a-z])/gi, "&lt;");
    },
    createScriptURL: function (address) {
      var script = new URL(address, document.baseURI);
      return script.origin === location.origin ? address : null;
    },
  });
})();
