/* What our own pages need of script. Everything works without it. */
(function () {
  "use strict";
  document.documentElement.dataset.script = "";

  document.addEventListener("DOMContentLoaded", function () {
    var summary = document.querySelector("[data-focus-on-load]");
    if (summary) summary.focus();
    document.querySelectorAll("[data-needs-script]").forEach(function (element) {
      element.hidden = false;
    });
  });

  document.addEventListener("click", function (event) {
    if (event.target.closest("[data-print]")) window.print();
  });

  /* what htmx has put in place of the pressed button takes the focus, or a keyboard would be back at the top */
  document.addEventListener("htmx:afterSettle", function () {
    var part = document.querySelector("[data-focus-on-swap]");
    if (!part) return;
    part.removeAttribute("data-focus-on-swap");
    part.focus({ preventScroll: true });
  });

  /* a part of a page that could not be fetched: say so where messages stand, and keep what was typed */
  ["htmx:sendError", "htmx:responseError", "htmx:timeout"].forEach(function (name) {
    document.addEventListener(name, function () {
      var area = document.getElementById("beskjeder");
      if (!area) return;
      var box = document.createElement("div");
      box.className = "ds-alert s-alert";
      box.dataset.color = "warning";
      box.dataset.unfetched = "";
      box.textContent = area.dataset.offline;
      area.replaceChildren(box);
    });
  });
  document.addEventListener("htmx:afterSwap", function () {
    var box = document.querySelector("[data-unfetched]");
    if (box) box.remove();
  });
})();
