"use strict";
// The page reads in full without scripts. They show one screen at a time, unpack what is packed, and add keys.
const dedup = (() => {
  const root = document.documentElement;
  const starts = new Map(); // screen: what is called once with each of its sections
  const keys = [];
  const places = new Map(); // route: how far it was scrolled when it was left
  let here = null; // the section that is shown
  let turn = 0;

  // What the reader chose is kept where the browser allows it, and otherwise for as long as the page is open.
  const memory = new Map();
  const store = {
    get(name, otherwise = null) {
      try {
        const kept = localStorage.getItem(`dedup:${name}`);
        if (kept !== null) return JSON.parse(kept);
      } catch { /* storage may be forbidden or hold something foreign */ }
      return memory.has(name) ? memory.get(name) : otherwise;
    },
    set(name, value) {
      memory.set(name, value);
      try { localStorage.setItem(`dedup:${name}`, JSON.stringify(value)); } catch { /* as above */ }
    },
  };

  const say = (text) => { document.getElementById("said").textContent = text; };

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch { // without permission, as a reader would copy it
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    say("Copied.");
  };

  // An element with a class and a text, or with other elements in it.
  const make = (tag, name, ...inside) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(...inside);
    return element;
  };

  const button = (words, run, name = "theme") => {
    const made = make("button", name, words);
    made.type = "button";
    made.addEventListener("click", run);
    return made;
  };

  // Hands a text to the reader as a file; JSON lines where nothing else is said.
  const save = (name, text, type = "application/x-ndjson") => {
    const link = make("a", "");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  const screen = (name, start) => { starts.set(name, [...(starts.get(name) ?? []), start]); };
  const key = (name, help, run, where) => { keys.push({ name, help, run, where }); };
  const go = (route) => { location.hash = `#${route}`; };

  // The section that holds what the address names, unpacked where it must be.
  const find = async (address) => {
    const target = document.getElementById(address);
    if (target) return target.closest(".screen");
    const route = address.split(/[?:]/)[0];
    return document.getElementById(route)?.closest(".screen") ?? dedup.unpack(route);
  };

  const show = async () => {
    const address = location.hash.slice(1) || root.dataset.start;
    if (!address.startsWith("/")) return; // a link such as the one to the beginning
    const mine = ++turn;
    const section = await find(address) ?? document.getElementById("missing");
    if (mine !== turn) return;
    const isNew = section !== here;
    if (isNew) enter(section);
    const query = new URLSearchParams(address.split("?")[1] ?? "");
    section.dispatchEvent(new CustomEvent("dedup:show", { detail: query }));
    const target = document.getElementById(address);
    if (target && target !== section) {
      target.scrollIntoView({ block: "center" });
      target.focus({ preventScroll: true });
    } else if (isNew) {
      scrollTo(0, section.id === "/" ? places.get("/") ?? 0 : 0);
      if (turn > 1) section.querySelector("h1")?.focus({ preventScroll: true });
    }
  };

  const enter = (section) => {
    if (here) {
      places.set(here.id, scrollY);
      here.classList.remove("here");
    }
    for (const other of document.querySelectorAll(".screen.here")) other.classList.remove("here");
    section.classList.add("here");
    here = section;
    root.dataset.screen = section.dataset.screen;
    document.title = `${section.dataset.title} – dedup`;
    for (const link of document.querySelectorAll(".bar nav a")) {
      if (link.hash.slice(1) === section.id) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    if (section.dataset.started === undefined) {
      section.dataset.started = "";
      for (const start of [...(starts.get("*") ?? []), ...(starts.get(section.dataset.screen) ?? [])]) start(section);
    }
  };

  const isTyping = (element) => element?.closest?.("input, textarea, select, [contenteditable]");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    const found = keys.findLast(({ name, where }) => name === event.key && (!where || where === here?.dataset.screen));
    if (!found) return;
    event.preventDefault();
    found.run(here, event);
  });

  const start = () => {
    history.scrollRestoration = "manual";
    addEventListener("hashchange", show);
    return show();
  };

  return {
    screen, key, go, store, say, copy, make, button, save, start, keys,
    get here() { return here; },
    get tools() { return document.getElementById("tools"); },
  };
})();
