// Filters and folds. Without it a page shows everything, and <details> fold by themselves.
(function () {
  "use strict";
  var all = function (selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  };

  all("[data-controls]").forEach(function (controls) {
    controls.hidden = false;
  });

  // Shows the scenarios of one verdict, and of the stages those that have any.
  var show = function (verdict) {
    all("article.scenario").forEach(function (scenario) {
      scenario.hidden = verdict !== "" && !scenario.classList.contains(verdict);
    });
    all("section.stage").forEach(function (stage) {
      stage.hidden = verdict !== "" && all("article.scenario:not([hidden])", stage).length === 0;
    });
    all("[data-verdict]").forEach(function (button) {
      button.setAttribute("aria-pressed", String(button.dataset.verdict === verdict));
    });
    var shown = all("article.scenario:not([hidden])").length;
    all("[data-shown]").forEach(function (status) {
      status.textContent = verdict === "" ? "" : "Showing " + shown + (shown === 1 ? " scenario." : " scenarios.");
    });
  };

  all("[data-verdict]").forEach(function (button) {
    button.addEventListener("click", function () {
      show(button.dataset.verdict);
    });
  });

  all("[data-fold]").forEach(function (button) {
    button.addEventListener("click", function () {
      all("main details").forEach(function (fold) {
        fold.open = button.dataset.fold === "open";
      });
    });
  });

  // A link may lead to something that is filtered out or folded away.
  var reveal = function () {
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) {
      return;
    }
    if (target.closest("[hidden]")) {
      show("");
    }
    for (var fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      fold.open = true;
    }
    target.scrollIntoView();
  };
  window.addEventListener("hashchange", reveal);
  reveal();

  // Paper has no folds.
  window.addEventListener("beforeprint", function () {
    all("main details:not([open])").forEach(function (fold) {
      fold.open = true;
      fold.dataset.folded = "";
    });
  });
  window.addEventListener("afterprint", function () {
    all("main details[data-folded]").forEach(function (fold) {
      fold.open = false;
      delete fold.dataset.folded;
    });
  });
})();
