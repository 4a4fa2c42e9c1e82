// The pair screen: both texts scroll together by passage, passages are walked through, and figures follow the classes.
(() => {
  const { make, key, say, store } = dedup;
  const VIEWS = [
    ["texts", "Both texts"], ["shared", "Only what is shared"], ["own", "Only what is not"],
    ["words", "Words that differ"], ["list", "Passage by passage"],
  ];
  const LETTERS = ["v", "e", "s", "q"];
  const NAMES = { v: "verbatim", e: "lightly edited", s: "paraphrased", q: "quoted" };

  const numbers = (element) => element.dataset.p.split(" ");
  const button = (words, onclick, title = "") => Object.assign(make("button", "", words), { type: "button", onclick, title });

  const percent = (share) => {
    if (share > 0 && share < 0.01) return "under 1 %";
    if (share > 0.99 && share < 1) return "over 99 %";
    return `${Math.round(100 * share)} %`;
  };

  class Room {
    constructor(section) {
      this.section = section;
      this.counts = JSON.parse(section.dataset.counts);
      this.panes = { left: section.querySelector(".left .text"), right: section.querySelector(".right .text") };
      this.marks = { left: [...this.panes.left.querySelectorAll("mark")], right: [...this.panes.right.querySelectorAll("mark")] };
      this.first = { left: new Map(), right: new Map() }; // passage number: the mark where it starts
      for (const side of ["left", "right"]) {
        for (const mark of this.marks[side]) {
          for (const number of numbers(mark)) if (!this.first[side].has(number)) this.first[side].set(number, mark);
        }
      }
      this.tags = new Map([...section.querySelectorAll(".columns .tag")].map((tag) => {
        const name = tag.id.split("=").pop();
        return [name.slice(1), name];
      }));
      this.order = [...this.tags.keys()].sort((one, other) => one - other);
      this.now = null;
      this.driver = null;
      this.together = store.get("together", true);
      this.controls();
      this.listen();
      this.view(matchMedia("(width < 900px)").matches && this.order.length ? "list" : "texts");
      this.recount();
      this.map();
    }

    controls() {
      this.views = VIEWS.map(([name, words]) => button(words, () => this.view(name)));
      const views = Object.assign(make("div", "views", ...this.views), { role: "group", ariaLabel: "What is shown" });
      this.sync = button("Scroll together", () => this.toggleSync(), "key s");
      this.focused = button("Texts alone", () => this.toggleFocus(), "key f");
      this.chips = [["q", "Ignore quotations"], ["x", "Hide what is left out"]].map(([letter, words]) => {
        const made = button(words, () => dedup.tools.querySelector(`.chip.k-${letter}`).click());
        made.dataset.letter = letter;
        return made;
      });
      this.sync.ariaPressed = this.together;
      this.focused.ariaPressed = false;
      this.section.querySelector(".controls").append(views, make("div", "switches", ...this.chips, this.sync, this.focused));
    }

    view(name) {
      if (name === "list") this.list();
      this.section.dataset.view = name;
      VIEWS.forEach(([each], place) => { this.views[place].ariaPressed = each === name; });
      if (this.now) this.reveal(this.now);
    }

    toggleSync() {
      this.together = !this.together;
      store.set("together", this.together);
      this.sync.ariaPressed = this.together;
      say(this.together ? "The texts scroll together" : "Each text scrolls by itself");
    }

    toggleFocus() {
      const on = this.section.toggleAttribute("data-focus");
      this.focused.ariaPressed = on;
      if (this.now) this.reveal(this.now);
      say(on ? "The texts alone" : "Everything is shown");
    }

    // The shares, taken anew for the classes that are switched on, in the words of the first figures where nothing is off.
    recount() {
      const on = LETTERS.filter((letter) => !dedup.off.has(letter));
      const unquoted = dedup.off.has("q");
      const share = (side) => {
        const { words, unquoted: own, classes, shares } = this.counts[side];
        if (on.length === 4) return shares[0];
        if (on.length === 3 && unquoted) return shares[1];
        const whole = unquoted ? own : words;
        return percent(whole ? on.reduce((sum, letter) => sum + classes[letter][unquoted ? 1 : 0], 0) / whole : 0);
      };
      const counted = on.length === 4 ? "every passage" : `${on.map((letter) => NAMES[letter]).join(", ") || "no"} passages only`;
      this.section.querySelector(".recount").textContent = `Counting ${counted}${unquoted ? ", quotations left out of both part and whole" : ""}: `
        + `${share("left")} of the left text and ${share("right")} of the right one ${this.counts.word}.`;
      for (const chip of this.chips) chip.ariaPressed = dedup.off.has(chip.dataset.letter);
    }

    listen() {
      const { section, panes } = this;
      section.addEventListener("dedup:show", ({ detail }) => {
        const name = detail.get("s") ?? detail.get("t");
        this.driver = detail.has("t") ? "right" : "left";
        if (name && this.tags.has(name.slice(1))) this.reveal(name.slice(1));
      });
      document.addEventListener("dedup:filter", () => this.recount());
      for (const side of ["left", "right"]) {
        for (const kind of ["wheel", "touchstart", "pointerdown", "focusin", "keydown"]) {
          panes[side].addEventListener(kind, () => { this.driver = side; }, { passive: true });
        }
        panes[side].addEventListener("pointerdown", () => { section.querySelector(".columns").dataset.held = side; });
        panes[side].addEventListener("scroll", () => this.soon(side), { passive: true });
        panes[side].addEventListener("click", (event) => this.pick(event, side));
      }
      section.addEventListener("mouseover", ({ target }) => {
        const over = target.closest("[data-p]");
        this.light(over ? numbers(over) : this.now ? [this.now] : []);
      });
      section.querySelector(".between").addEventListener("click", ({ target }) => {
        const band = target.closest("[data-p]");
        if (band) this.walkTo(band.dataset.p);
      });
      section.addEventListener("copy", (event) => this.copied(event));
      addEventListener("resize", () => this.map());
    }

    soon(side) {
      if (this.waiting) return;
      this.waiting = requestAnimationFrame(() => {
        this.waiting = 0;
        this.map();
        if (this.together && side === this.driver) this.follow(side);
      });
    }

    // Where both texts are seen, on the ribbon.
    map() {
      for (const [side, pane] of Object.entries(this.panes)) {
        const bar = this.section.querySelector(`[data-seen=${side}]`);
        bar.setAttribute("y", (1000 * pane.scrollTop) / pane.scrollHeight || 0);
        bar.setAttribute("height", (1000 * pane.clientHeight) / pane.scrollHeight || 0);
      }
    }

    // Scrolls the other text so that what stands at the reading line of this one stands there too: between two passages
    // that follow one another on both sides, in proportion; else by the nearer one.
    follow(side) {
      const other = side === "left" ? "right" : "left";
      const pane = this.panes[side];
      const line = pane.getBoundingClientRect().top + pane.clientHeight / 4;
      const marks = this.marks[side];
      let low = 0;
      let high = marks.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (marks[middle].getBoundingClientRect().top <= line) low = middle + 1;
        else high = middle;
      }
      const around = [marks[low - 1], marks[low]].map((mark) => mark && this.across(mark, other)).filter(Boolean);
      if (!around.length) return;
      const [before, after] = around;
      let [here, there] = before;
      if (after && after[1] >= there && after[0] > here) {
        const part = Math.min(Math.max((line - here) / (after[0] - here), 0), 1);
        here += part * (after[0] - here);
        there += part * (after[1] - there);
      } else if (after && Math.abs(after[0] - line) < Math.abs(here - line)) {
        [here, there] = after;
      }
      const target = this.panes[other];
      const [top, otherTop] = [pane, target].map((each) => each.getBoundingClientRect().top);
      target.scrollTop += there - otherTop - (here - top);
    }

    // How high a mark of this side stands, and its counterpart.
    across(mark, other) {
      const counterpart = this.first[other].get(numbers(mark)[0]);
      return counterpart && [mark.getBoundingClientRect().top, counterpart.getBoundingClientRect().top];
    }

    pick(event, side) {
      const mark = event.target.closest("mark");
      if (!mark || event.target.closest("a") || !getSelection().isCollapsed) return;
      this.set(numbers(mark)[0]);
      const other = side === "left" ? "right" : "left";
      const pair = this.across(mark, other);
      if (pair) this.panes[other].scrollTop += pair[1] - pair[0];
    }

    light(wanted) {
      for (const lit of this.section.querySelectorAll(".lit")) lit.classList.remove("lit");
      for (const number of wanted) {
        for (const element of this.section.querySelectorAll(`[data-p~="${number}"]`)) element.classList.add("lit");
      }
    }

    // Walks to the passage behind or before the one that is looked at.
    step(by) {
      const at = this.now === null ? (by > 0 ? -1 : this.order.length) : this.order.indexOf(this.now);
      const next = this.order[Math.min(Math.max(at + by, 0), this.order.length - 1)];
      if (next) this.walkTo(next);
    }

    walkTo(number) {
      this.set(number);
      this.reveal(number);
      const tag = this.tag(number);
      if (tag?.checkVisibility()) tag.focus({ preventScroll: true });
      say(`${this.tags.get(number)}: ${this.order.indexOf(number) + 1} of ${this.order.length}`);
    }

    // The tag of a passage, on the left where it is marked there.
    tag(number) {
      const name = this.tags.get(number);
      return document.getElementById(`${this.section.id}?s=${name}`) ?? document.getElementById(`${this.section.id}?t=${name}`);
    }

    // Makes a passage the one that is looked at: it is lit, told below the texts, and stands in the address.
    set(number) {
      this.now = number;
      history.replaceState(null, "", `#${this.section.id}?s=${this.tags.get(number)}`);
      this.light([number]);
      this.tell(number);
    }

    // Puts the words of every listed passage, as its text marks them, into its row.
    list() {
      if (this.listed) return;
      this.listed = true;
      for (const row of this.section.querySelectorAll(".aligned [data-p]")) {
        ["left", "right"].forEach((side, place) => {
          const cell = row.children[place + 1];
          const words = make("div", "words");
          words.lang = this.panes[side].lang;
          words.dir = "auto";
          for (const mark of this.parts(side, row.dataset.p)) {
            const part = mark.cloneNode(true);
            for (const extra of part.querySelectorAll(".tag")) extra.remove();
            words.append(...part.childNodes, " ");
          }
          cell.prepend(words);
        });
      }
    }

    // The marks of a passage on one side.
    parts(side, number) {
      const first = this.marks[side].indexOf(this.first[side].get(number));
      const found = [];
      for (let at = first; at >= 0 && this.marks[side][at] && numbers(this.marks[side][at]).includes(number); at += 1) {
        found.push(this.marks[side][at]);
      }
      return found;
    }

    // Brings a passage to the reading line of both texts, or its row into sight.
    reveal(number) {
      if (this.now !== number) this.set(number);
      if (this.section.dataset.view === "list") {
        this.section.querySelector(`.aligned [data-p="${number}"]`)?.scrollIntoView({ block: "center" });
        return;
      }
      this.settle(number, 8);
    }

    // What comes into sight for the first time is measured only then, so that it takes a few turns until all stands still.
    settle(number, turns) {
      if (this.now !== number) return;
      this.driver = null;
      this.section.querySelector(".columns").scrollIntoView({ block: "nearest" });
      let moved = 0;
      for (const [side, pane] of Object.entries(this.panes)) {
        const mark = this.first[side].get(number);
        if (!mark) continue;
        const before = pane.scrollTop;
        pane.scrollTop += mark.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 4;
        moved += Math.abs(pane.scrollTop - before);
      }
      if (turns > 0 && (moved > 1 || turns > 5)) requestAnimationFrame(() => this.settle(number, turns - 1));
    }

    tell(number) {
      const bar = this.section.querySelector(".now");
      const row = this.section.querySelector(`.aligned [data-p="${number}"]`);
      const tag = this.tag(number);
      const shown = make("span", tag.className, tag.firstChild.textContent);
      const swaps = row?.querySelector(".swaps")?.textContent ?? "";
      const words = row ? describe(row) : "passage";
      bar.replaceChildren(
        make("p", "", shown, ` ${words} · ${this.order.indexOf(number) + 1} of ${this.order.length}`,
          ...(swaps ? [make("span", "swaps", swaps)] : [])),
        button("Before", () => this.step(-1), "key p"),
        button("Next", () => this.step(1), "key n"),
        button("Copy as citation", () => dedup.copy(this.citation(number)), "key c"),
        button("Copy link", () => dedup.copy(location.href), "key y"),
        ...["left", "right"].map((side) => this.published(side, number)).filter(Boolean),
      );
      bar.hidden = false;
    }

    // A link to the passage on its own page, by its first and last words.
    published(side, number) {
      const page = this.section.querySelector(`.${side} .source a`);
      const words = this.parts(side, number).map(plain).join(" ").split(/\s+/);
      if (!page || words.length < 8) return null;
      const ends = [words.slice(0, 4), words.slice(-4)].map((some) => encodeURIComponent(some.join(" ")).replaceAll("-", "%2D"));
      const link = make("a", "", `On the ${side} page`);
      link.href = page.href.replace(/#.*|$/, `#:~:text=${ends.join(",")}`);
      link.rel = "noopener noreferrer";
      return link;
    }

    // Both sides of a passage with where they stand, for a letter to the editor.
    citation(number) {
      const row = this.section.querySelector(`.aligned [data-p="${number}"]`);
      const side = (name) => {
        const card = this.section.querySelector(`.${name} header`);
        const text = this.parts(name, number).map(plain).join(" ").trim();
        const at = row?.querySelectorAll(".at")[name === "left" ? 0 : 1].lastChild.textContent;
        return `“${text}”\n— ${card.dataset.cite}${at ? `, ${at}` : ""}`;
      };
      return `${side("left")}\n\n${side("right")}\n\nPassage ${this.tags.get(number)}${row ? `: ${describe(row)}` : ""}. `
        + `Similarity is not proof of copying.\n${location.href}\n`;
    }

    // What is copied comes out of one text only, without tags and hidden words.
    copied(event) {
      const selection = getSelection();
      const pane = Object.values(this.panes).find((each) => each.contains(selection.anchorNode));
      if (!pane || selection.isCollapsed) return;
      const range = selection.getRangeAt(0).cloneRange();
      if (!pane.contains(range.startContainer)) range.setStart(pane, 0);
      if (!pane.contains(range.endContainer)) range.setEnd(pane, pane.childNodes.length);
      const part = range.cloneContents();
      const paragraphs = [...part.querySelectorAll("p")];
      const text = (paragraphs.length ? paragraphs.map(plain).filter(Boolean).join("\n\n") : plain(part));
      event.clipboardData.setData("text/plain", text);
      event.preventDefault();
    }
  }

  // What a row says of its passage: the class in words, and the likeness.
  const describe = (row) => {
    const what = row.querySelector(".what");
    return `${what.childNodes[1].textContent.trim()}, ${what.querySelector("small").textContent}`;
  };

  const plain = (part) => {
    const copy = part.cloneNode(true);
    for (const extra of copy.querySelectorAll(".tag, .unseen, .fold")) extra.remove();
    return copy.textContent.trim();
  };

  dedup.screen("pair", (section) => { section.room = new Room(section); });

  const room = (run) => ({ room: each }) => run(each);
  key("n", "next passage", room((each) => each.step(1)), "pair");
  key("p", "passage before", room((each) => each.step(-1)), "pair");
  key("s", "scroll the texts together, or not", room((each) => each.toggleSync()), "pair");
  key("f", "the texts alone", room((each) => each.toggleFocus()), "pair");
  key("d", "words that differ", room((each) => each.view(each.section.dataset.view === "words" ? "texts" : "words")), "pair");
  key("c", "copy the passage as a citation", room((each) => each.now && dedup.copy(each.citation(each.now))), "pair");
  key("[", "pair before", (section) => section.querySelector("a[rel=prev]")?.click(), "pair");
  key("]", "next pair", (section) => section.querySelector("a[rel=next]")?.click(), "pair");
})();
