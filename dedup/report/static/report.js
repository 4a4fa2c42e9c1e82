"use strict";
// The page reads in full without this script, which adds a choice of colours and steps from passage to passage.
(() => {
  const root = document.documentElement;
  const themes = ["auto", "light", "dark"];

  const keep = (theme) => {
    try { localStorage.setItem("dedup-theme", theme); } catch { /* storage may be forbidden; the choice then lasts as long as the page */ }
  };
  const kept = () => {
    try { return localStorage.getItem("dedup-theme"); } catch { return null; }
  };

  const button = document.createElement("button");
  button.type = "button";
  button.className = "theme";
  const show = (theme) => {
    root.dataset.theme = theme;
    button.textContent = `Colours: ${theme}`;
  };
  show(themes.includes(kept()) ? kept() : "auto");
  button.addEventListener("click", () => {
    const next = themes[(themes.indexOf(root.dataset.theme) + 1) % themes.length];
    show(next);
    keep(next);
  });
  document.querySelector(".bar").append(button);

  const numbers = (element) => element.dataset.passages.split(" ");
  const light = (pair, wanted) => {
    for (const element of pair.querySelectorAll("[data-passages]")) {
      element.classList.toggle("lit", numbers(element).some((number) => wanted.includes(number)));
    }
  };

  // Brings a passage to the same height on both sides, each within its own pane.
  const reveal = (pair, number) => {
    light(pair, [number]);
    for (const side of ["left", "right"]) {
      const tag = document.getElementById(`${pair.id}-${side}-${number}`);
      if (!tag) continue;
      const pane = tag.closest(".text");
      pane.scrollTop += tag.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 4;
    }
  };

  for (const pair of document.querySelectorAll(".pair")) {
    pair.addEventListener("mouseover", (event) => {
      const passage = event.target.closest("[data-passages]");
      if (passage) light(pair, numbers(passage));
    });
    pair.addEventListener("mouseleave", () => light(pair, []));
    pair.addEventListener("click", (event) => {
      const link = event.target.closest("a.tag");
      const passage = event.target.closest("[data-passages]");
      if (!passage || !getSelection().isCollapsed) return;
      const number = link ? link.id.split("-").pop() : numbers(passage)[0];
      if (link) {
        event.preventDefault();
        document.getElementById(link.hash.slice(1))?.focus({ preventScroll: true });
      }
      reveal(pair, number);
    });
  }
})();
