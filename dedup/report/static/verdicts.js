// What the reader decides on a pair or a cluster, kept in this browser, and exported as verdicts.jsonl.
(() => {
  const { make, button, store } = dedup;
  const run = document.documentElement.dataset.run;
  const name = `verdicts:${run}`;
  const CHOICES = ["confirm", "licensed", "common source", "false match", "later"];
  const all = () => store.get(name, {});

  const decoded = (part) => { try { return decodeURIComponent(part); } catch { return part; } };
  const recordOf = ([route, { verdict, note }]) => {
    const [, kind, ids] = route.split("/");
    const [left, right] = ids.split("~").map(decoded);
    const about = kind === "p" ? { left, right } : { cluster: left };
    return { type: "verdict", input_digest: run, ...about, verdict, note: note ?? "" };
  };
  const encoded = (id) => encodeURIComponent(id).replace(/[!'()*~]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
  const routeOf = ({ cluster, left, right }) => (cluster === undefined ? `/p/${encoded(left)}~${encoded(right)}` : `/c/${encoded(cluster)}`);

  dedup.verdicts = {
    choices: CHOICES,
    get: (route) => all()[route] ?? null,
    set(route, verdict, note = "") {
      const kept = all();
      if (verdict || note) kept[route] = { verdict, note };
      else delete kept[route];
      store.set(name, kept);
      document.dispatchEvent(new CustomEvent("dedup:verdict", { detail: route }));
    },
    // Every verdict as a line of JSON.
    export: () => Object.entries(all()).sort().map((entry) => `${JSON.stringify(recordOf(entry))}\n`).join(""),
    // Takes lines in; returns how many were verdicts on pairs or clusters.
    import(text) {
      const kept = all();
      let taken = 0;
      for (const line of text.split("\n")) {
        try {
          const record = JSON.parse(line);
          if (record.type !== "verdict" || !CHOICES.includes(record.verdict)) continue;
          kept[routeOf(record)] = { verdict: record.verdict, note: String(record.note ?? "") };
          taken += 1;
        } catch { /* a line that is none, which the number taken tells */ }
      }
      store.set(name, kept);
      document.dispatchEvent(new CustomEvent("dedup:verdict"));
      return taken;
    },
  };

  // In the footer: how many there are, and a way in and out.
  const panel = document.getElementById("verdicts");
  const told = make("span", "");
  const count = () => {
    const number = Object.keys(all()).length;
    told.textContent = `${number || "No"} verdict${number === 1 ? "" : "s"} of yours, kept in this browser only. `;
  };
  const picker = make("input", "");
  picker.type = "file";
  picker.accept = ".jsonl,.json,.txt";
  picker.hidden = true;
  picker.setAttribute("aria-label", "File of verdicts");
  picker.addEventListener("change", async () => {
    dedup.say(`${dedup.verdicts.import(await picker.files[0].text())} verdicts taken in.`);
    picker.value = "";
  });
  panel.append(
    told, button("Save as verdicts.jsonl", () => dedup.save("verdicts.jsonl", dedup.verdicts.export())), " ",
    button("Take in a file", () => picker.click()), picker,
  );
  document.addEventListener("dedup:verdict", count);
  count();

  // A place for a verdict: an element with data-verdict, whose value is the route that it is on.
  dedup.screen("*", (section) => {
    for (const place of section.querySelectorAll("[data-verdict]")) {
      const route = place.dataset.verdict;
      const choice = make("select", "");
      choice.setAttribute("aria-label", "Your verdict");
      choice.append(make("option", "", "no verdict yet"));
      choice.firstChild.value = "";
      for (const words of CHOICES) choice.append(make("option", "", words));
      const note = make("input", "");
      note.placeholder = "Note";
      note.setAttribute("aria-label", "Note on your verdict");
      const kept = dedup.verdicts.get(route);
      choice.value = kept?.verdict ?? "";
      note.value = kept?.note ?? "";
      const keep = () => dedup.verdicts.set(route, choice.value, note.value);
      choice.addEventListener("change", keep);
      note.addEventListener("change", keep);
      document.addEventListener("dedup:verdict", () => {
        choice.value = dedup.verdicts.get(route)?.verdict ?? "";
        note.value = dedup.verdicts.get(route)?.note ?? "";
      });
      place.append(make("span", "quiet", "Your verdict"), choice, note);
    }
  });
})();
