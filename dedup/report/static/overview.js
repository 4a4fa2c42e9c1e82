// Makes the heads of a table buttons that sort it: falling first where *isFalling* says so of the head, then the other way.
dedup.heads = (table, isFalling, sort) => {
  [...table.tHead.rows[0].cells].forEach((head, at) => {
    const button = dedup.make("button", "", ...head.childNodes);
    button.type = "button";
    head.append(button);
    button.addEventListener("click", () => {
      const sorted = head.getAttribute("aria-sort");
      const falling = sorted ? sorted === "ascending" : isFalling(head);
      for (const other of head.parentNode.cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", falling ? "descending" : "ascending");
      sort(head, falling, at);
    });
  });
};

// The table of clusters: searched, filtered by class, grouped anew at a threshold, sorted, in pages, saved.
dedup.screen("overview", async (section) => {
  const table = section.querySelector("[data-clusters]");
  if (!table) return;
  const { make } = dedup;
  const body = table.tBodies[0];
  const pattern = body.rows[0].cloneNode(true);
  const PAGE = 100;

  const held = await dedup.data("clusters");
  const rows = held.rows.map((values, place) => {
    const row = Object.fromEntries(held.fields.map((field, at) => [field, values[at]]));
    return { ...row, place, largest: row.size };
  });

  const percent = (share) => {
    if (share > 0 && share < 0.01) return "under 1 %";
    if (share > 0.99 && share < 1) return "over 99 %";
    return `${Math.round(100 * share)} %`;
  };
  const count = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;

  // The sizes of what is left of a cluster when only copies of that share or more join, the largest first.
  const regrouped = (row, least) => {
    const parent = new Map();
    const root = (member) => {
      let at = member;
      while (parent.has(at)) at = parent.get(at);
      return at;
    };
    const sizes = new Map();
    const { joints } = row; // the strongest first: [one, other, share in thousandths, one, …]
    for (let at = 0; at < joints.length && joints[at + 2] >= 10 * least; at += 3) {
      const one = root(joints[at]);
      const other = root(joints[at + 1]);
      parent.set(other, one);
      sizes.set(one, (sizes.get(one) ?? 1) + (sizes.get(other) ?? 1));
      sizes.delete(other);
    }
    return [...sizes.values()].sort((one, other) => other - one);
  };

  const cell = (line, name) => line.querySelector(`[data-of="${name}"]`);
  const fill = (line, row) => {
    line.dataset.row = row.route;
    const link = cell(line, "name");
    link.textContent = row.name;
    if (row.route) link.href = `#${row.route}`;
    else link.removeAttribute("href");
    const more = row.outlets.length - 3;
    cell(line, "outlets").textContent = row.outlets.slice(0, 3).join(", ") + (more > 0 ? ` and ${more} more` : "");
    cell(line, "size").textContent = row.size.toLocaleString("en");
    cell(line, "parts").textContent = "";
    cell(line, "first").textContent = row.firstWords || "unknown";
    cell(line, "trust").textContent = row.firstWords && !row.trusted ? "not trusted" : "";
    cell(line, "sourceOutlet").textContent = row.sourceOutlet;
    cell(line, "sourceNote").textContent = row.sourceNote;
    const [least, most] = [percent(row.least), percent(row.share)];
    cell(line, "shares").textContent = least === most ? most : `${least} to ${most}`;
    cell(line, "spun").textContent = percent(row.spun);
    cell(line, "altered").textContent = row.altered || "–";
    cell(line, "uncredited").textContent = row.uncredited || "–";
    return line;
  };
  // A line is made once, when it is first shown, and then says what is left of its cluster.
  const lineOf = (row) => {
    row.line ??= fill(pattern.cloneNode(true), row);
    const isWhole = row.parts.length === 1 && row.parts[0] === row.size;
    if (isWhole && !row.isCut) return row.line;
    row.isCut = !isWhole;
    cell(row.line, "size").textContent = isWhole ? row.size.toLocaleString("en") : row.parts.slice(0, 4).join(" + ") + (row.parts.length > 4 ? " + …" : "");
    cell(row.line, "parts").textContent = isWhole ? "" : `of ${row.size.toLocaleString("en")}`;
    return row.line;
  };

  let order = { field: null, falling: true };
  let least = 0;
  let page = 0;
  let shown = rows;

  const isOff = (row) => row.letters !== "" && dedup.off.size > 0 && [...row.letters].every((letter) => dedup.off.has(letter));
  const { compare: inOrder } = new Intl.Collator();
  const compare = (one, other) => {
    const { field, falling } = order;
    if (!field) return one.place - other.place;
    const [a, b] = [one[field], other[field]];
    if (a === "" || b === "") return a === b ? one.place - other.place : a === "" ? 1 : -1; // what is not known comes last
    const way = typeof a === "string" ? inOrder(a, b) : a - b;
    return (falling ? -way : way) || one.place - other.place;
  };

  const select = () => {
    for (const row of rows) row.parts = least ? regrouped(row, least) : [row.size];
    const found = rows.filter((row) => row.parts.length && !isOff(row) && dedup.matches(dedup.query, row));
    shown = found.sort(compare);
    page = Math.min(page, Math.max(0, Math.ceil(shown.length / PAGE) - 1));
    body.replaceChildren(...shown.slice(page * PAGE, (page + 1) * PAGE).map(lineOf));
    tell();
  };

  const lead = section.querySelector("[data-shown]");
  const pages = section.querySelector("[data-pages]");
  const turn = (words, by) => {
    const button = make("button", "", words);
    button.type = "button";
    button.addEventListener("click", () => { page += by; select(); });
    return button;
  };
  const [back, on] = [turn("Previous", -1), turn("Next", 1)];
  const range = make("span", "");
  pages.append(range, " ", back, " ", on);
  const tell = () => {
    const all = count(rows.length, "cluster");
    lead.textContent = shown.length === rows.length ? `${all}, ${order.field ? "sorted" : "largest first"}.` : `${shown.length.toLocaleString("en")} of ${all}.`;
    const many = shown.length > PAGE;
    for (const element of [range, back, on]) element.hidden = !many;
    range.textContent = `${page * PAGE + 1} to ${Math.min((page + 1) * PAGE, shown.length)}`;
    back.disabled = page === 0;
    on.disabled = (page + 1) * PAGE >= shown.length;
  };

  dedup.heads(table, ({ dataset }) => !["name", "first"].includes(dataset.sort), ({ dataset }, falling) => {
    order = { field: dataset.sort, falling };
    page = 0;
    select();
  });

  const slider = section.querySelector(".threshold input");
  if (slider) {
    const output = section.querySelector(".threshold output");
    const line = section.querySelector(".threshold-line");
    const columns = [...section.querySelectorAll(".histogram .column")];
    const axis = section.querySelector(".histogram .axis");
    const [left, right] = ["x1", "x2"].map((name) => Number(axis.getAttribute(name)));
    const words = section.querySelector("[data-regrouped]");
    const regroup = () => {
      least = Number(slider.value);
      output.textContent = `${least} %`;
      const x = left + (right - left) * least / 100;
      line.setAttribute("x1", x);
      line.setAttribute("x2", x);
      line.setAttribute("visibility", least ? "visible" : "hidden");
      for (const column of columns) column.classList.toggle("below", Number(column.dataset.low) + 5 <= least);
      select();
      let clusters = 0;
      let articles = 0;
      for (const row of rows) {
        clusters += row.parts.length;
        for (const size of row.parts) articles += size;
      }
      words.textContent = least ? `${count(clusters, "cluster")} of ${count(articles, "article")} would be left. Only copies join, and what was kept apart stays apart.` : "";
    };
    slider.addEventListener("input", () => { page = 0; regroup(); });
    if (Number(slider.value)) regroup(); // what a browser kept over a reload
  }

  const records = () => shown.map((row) => ({
    cluster: row.id, headline: row.name, size: row.size, sizes_at_threshold: row.parts, threshold: least / 100, outlets: row.outlets,
    first_seen: row.firstWords, first_seen_trusted: row.trusted, likely_source: row.source, source_outlet: row.sourceOutlet,
    confidence: row.confidence, least_share: row.least, most_share: row.share, paraphrased: row.spun,
    altered_quotations: row.altered, not_credited: row.uncredited, members: row.ids,
  }));
  // A cell that a spreadsheet would run is made a text by an apostrophe.
  const quoted = (value) => {
    const text = Array.isArray(value) ? value.join("; ") : String(value ?? "");
    return `"${(typeof value !== "number" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  };
  const savers = {
    csv: () => {
      const all = records();
      const names = Object.keys(all[0] ?? {});
      dedup.save("clusters.csv", [names, ...all.map((one) => Object.values(one))].map((line) => `${line.map(quoted).join(",")}\r\n`).join(""), "text/csv");
    },
    jsonl: () => dedup.save("clusters.jsonl", records().map((one) => `${JSON.stringify({ type: "cluster-line", ...one })}\n`).join("")),
  };
  for (const button of section.querySelectorAll("[data-save]")) {
    button.addEventListener("click", () => savers[button.dataset.save]());
  }

  document.addEventListener("dedup:filter", () => { page = 0; select(); });
  for (const row of rows) row.parts = [row.size];
  if (rows.length > PAGE || dedup.query.length || dedup.off.size) select();
  else tell();
  section.dataset.ready = "";
});
