(function () {
  "use strict";
  var root = document.documentElement, button = document.getElementById("theme"), dark;
  function stored(value) {
    try {
      if (value) { localStorage.setItem("firsthand-theme", value); }
      return localStorage.getItem("firsthand-theme");
    } catch (error) { return null; }
  }
  function isDark() {
    var chosen = root.getAttribute("data-theme");
    return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }
  function label() { button.textContent = isDark() ? "Light page" : "Dark page"; }
  dark = stored();
  if (dark === "dark" || dark === "light") { root.setAttribute("data-theme", dark); }
  button.hidden = false;
  label();
  button.addEventListener("click", function () {
    var next = isDark() ? "light" : "dark";
    root.setAttribute("data-theme", next);
    stored(next);
    label();
  });
  // A link may lead into a part that is folded away.
  function reveal() {
    var target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) { return; }
    var folded = false, at;
    for (at = target.parentElement; at; at = at.parentElement) {
      if (at.tagName === "DETAILS" && !at.open) { at.open = true; folded = true; }
    }
    if (folded) { target.scrollIntoView(); }
  }
  addEventListener("hashchange", reveal);
  reveal();
  var contents = document.getElementById("contents");
  if (contents && innerWidth < 1152) { contents.open = false; }
  // On a narrow screen the drawing would have to be dragged about: the same tree in words stands in its place.
  if (innerWidth < 700) {
    root.classList.add("narrow");
    document.querySelectorAll("details.words").forEach(function (each) { each.open = true; });
  }
  addEventListener("beforeprint", function () {
    document.querySelectorAll("details:not(.furniture)").forEach(function (each) { each.open = true; });
  });
}());
