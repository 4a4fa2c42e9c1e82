// What stands in the bar: search, classes, colours, help; and the keys that every screen has.
(() => {
  const root = document.documentElement;
  const { make, button, key, store } = dedup;

  const search = make("input", "search");
  search.type = "search";
  search.placeholder = "Search: words, outlet:, class:s, share>40, date:, lang:, id:";
  search.setAttribute("aria-label", "Search the clusters");
  dedup.query = [];
  const seek = () => {
    dedup.query = dedup.parse(search.value);
    document.dispatchEvent(new CustomEvent("dedup:filter"));
  };
  search.addEventListener("input", seek);
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && dedup.here?.id !== "/") dedup.go("/");
    if (event.key === "Escape") search.blur();
  });

  // A class that is switched off loses its marks everywhere, and clusters that have only such are filtered out.
  const off = new Set();
  const classes = [["v", "verbatim"], ["e", "lightly edited"], ["s", "paraphrased"], ["q", "shared quotation"],
    ["o", "original"], ["x", "left out of matching"]];
  dedup.off = off;
  const chips = make("div", "chips");
  chips.setAttribute("role", "group");
  chips.setAttribute("aria-label", "Classes of passages shown");
  const toggles = classes.map(([letter, words], place) => {
    const chip = button(letter.toUpperCase(), () => toggle(), `chip k-${letter}`);
    chip.title = `${words} (key ${place + 1})`;
    chip.setAttribute("aria-label", words);
    chip.setAttribute("aria-pressed", "true");
    const toggle = () => {
      if (!off.delete(letter)) off.add(letter);
      chip.setAttribute("aria-pressed", String(!off.has(letter)));
      root.dataset.off = [...off].join(" ");
      document.dispatchEvent(new CustomEvent("dedup:filter"));
      dedup.say(`${words}: ${off.has(letter) ? "hidden" : "shown"}`);
    };
    chips.append(chip);
    return toggle;
  });

  const themes = ["auto", "light", "dark"];
  const colours = button("", () => {
    paint(themes[(themes.indexOf(root.dataset.theme) + 1) % themes.length]);
    store.set("theme", root.dataset.theme);
  });
  const paint = (theme) => {
    root.dataset.theme = theme;
    colours.textContent = `Colours: ${theme}`;
  };
  paint(themes.includes(store.get("theme")) ? store.get("theme") : "auto");

  const help = () => {
    const list = make("dl", "keys");
    for (const { name, help: words, where } of dedup.keys) {
      if (!words) continue;
      list.append(make("div", "", make("dt", "", make("kbd", "", name)), make("dd", "", where ? `${words} (${where})` : words)));
    }
    const dialog = make("dialog", "help", make("h2", "", "Keys"), list, button("Close", () => dialog.close()));
    dialog.setAttribute("aria-label", "Keys");
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  };
  const ask = button("?", help);
  ask.setAttribute("aria-label", "Keys");

  // Rows are elements with data-row; j and k step through what each is for: its pair, else its first link.
  const step = (by) => (section) => {
    const links = [...section.querySelectorAll("[data-row]")]
      .map((row) => row.querySelector('a[href^="#/p/"]') ?? row.querySelector("a"))
      .filter((link) => link?.offsetParent);
    const now = links.indexOf(document.activeElement);
    const next = links[now < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(Math.max(now + by, 0), links.length - 1)];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };

  key("?", "these keys", help);
  key("/", "search", () => search.focus());
  key("j", "next row", step(1));
  key("k", "row before", step(-1));
  key("Enter", "", (section) => document.activeElement?.closest("a, button, summary")?.click());
  key("u", "up, towards the overview", (section) => {
    dedup.go([...section.querySelectorAll(".crumbs a")].pop()?.hash.slice(1) ?? "/");
  });
  key("y", "copy the link to this place", () => dedup.copy(location.href));
  classes.forEach(([, words], place) => key(String(place + 1), `show or hide: ${words}`, toggles[place]));

  dedup.tools.append(search, chips, colours, ask);
})();
