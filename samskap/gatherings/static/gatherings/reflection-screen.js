/* The shared screen of a reflection: arrow keys turn the page, and a quiet timer. The page works without either. */
(function () {
  "use strict";
  var KEPT = "samskap-reflection-timer";
  var TURNS = { ArrowRight: "next", PageDown: "next", ArrowLeft: "prev", PageUp: "prev" };

  document.addEventListener("keydown", function (event) {
    var rel = TURNS[event.key];
    if (!rel || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    var link = document.querySelector('a[rel="' + rel + '"]');
    if (!link) return;
    event.preventDefault();
    link.click();
  });

  /* When the time is out is kept in this tab alone, so that it goes on when the page is turned. */
  function remember(moment) {
    try {
      if (moment) sessionStorage.setItem(KEPT, String(moment));
      else sessionStorage.removeItem(KEPT);
    } catch (error) {
      /* a browser that keeps nothing: the timer lasts as long as the page */
    }
  }
  function remembered() {
    try {
      return Number(sessionStorage.getItem(KEPT)) || 0;
    } catch (error) {
      return 0;
    }
  }

  document.addEventListener("DOMContentLoaded", function () {
    var timer = document.querySelector("[data-timer]");
    if (!timer) return;
    var left = timer.querySelector("[data-timer-left]");
    var ends = remembered();

    function show() {
      if (!ends) {
        left.textContent = "";
        return;
      }
      var seconds = Math.max(0, Math.ceil((ends - Date.now()) / 1000));
      var clock = Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
      left.textContent = seconds ? clock + " " + timer.dataset.left : timer.dataset.done;
    }

    timer.addEventListener("click", function (event) {
      var button = event.target.closest("[data-minutes]");
      if (!button) return;
      var minutes = Number(button.dataset.minutes);
      ends = minutes ? Date.now() + minutes * 60000 : 0;
      remember(ends);
      show();
    });
    show();
    setInterval(show, 1000);
  });
})();
