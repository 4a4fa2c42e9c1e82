// The document screen: what is looked at in the text is lit in the list of sources and on the strip, and the other way round.
dedup.screen("document", (section) => {
  section.addEventListener("mouseover", ({ target }) => {
    const over = target.closest("[data-source]")?.dataset.source;
    for (const lit of section.querySelectorAll(".lit")) if (lit.dataset.source !== over) lit.classList.remove("lit");
    if (over) for (const one of section.querySelectorAll(`[data-source="${over}"]`)) one.classList.add("lit");
  });
});
