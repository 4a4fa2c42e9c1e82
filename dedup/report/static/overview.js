// Makes the heads of a table buttons that sort it, falling first where isFalling says so.
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
  const number = (value) => value.toLocaleString("en");
  const count = (value, noun) => `${number(value)} ${noun}${value === 1 ? "" : "s"}`;

  // The sizes of what is left of a cluster where only copies of that share join.
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

  const put = (line, texts) => {
    for (const [name, text] of Object.entries(texts)) line.querySelector(`[data-of=${name}]`).textContent = text;
  };
  const fill = (line, row) => {
    line.dataset.row = row.route;
    const link = line.querySelector("[data-of=name]");
    if (row.route) link.href = `#${row.route}`;
    else link.removeAttribute("href");
    const more = row.outlets.length - 3;
    const [least, most] = [percent(row.least), percent(row.share)];
    put(line, {
      name: row.name,
      outlets: row.outlets.slice(0, 3).join(", ") + (more > 0 ? ` and ${more} more` : ""),
      size: number(row.size),
      parts: "",
      first: row.firstWords || "unknown",
      trust: row.firstWords && !row.trusted ? "not trusted" : "",
      sourceOutlet: row.sourceOutlet,
      sourceNote: row.sourceNote,
      shares: least === most ? most : `${least} to ${most}`,
      spun: percent(row.spun),
      altered: row.altered || "–",
      uncredited: row.uncredited || "–",
    });
    return line;
  };
  // A line is made once, when it is first shown, and then says what is left of its cluster.
  const lineOf = (row) => {
    row.line ??= fill(pattern.cloneNode(true), row);
    const isCut = row.parts[0] !== row.size;
    if (isCut) put(row.line, { size: row.parts.slice(0, 4).join(" + ") + (row.parts.length > 4 ? " + …" : ""), parts: `of ${number(row.size)}` });
    else if (row.isCut) put(row.line, { size: number(row.size), parts: "" });
    row.isCut = isCut;
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
  const [range, back, on] = pages.children;
  back.addEventListener("click", () => { page -= 1; select(); });
  on.addEventListener("click", () => { page += 1; select(); });
  const tell = () => {
    const all = count(rows.length, "cluster");
    lead.textContent = shown.length === rows.length ? `${all}, ${order.field ? "sorted" : "largest first"}.` : `${number(shown.length)} of ${all}.`;
    pages.hidden = shown.length <= PAGE;
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
      for (const [name, value] of [["x1", x], ["x2", x], ["visibility", least ? "visible" : "hidden"]]) line.setAttribute(name, value);
      for (const column of columns) column.classList.toggle("below", Number(column.dataset.low) + 5 <= least);
      select();
      const kept = rows.flatMap((row) => row.parts);
      const articles = kept.reduce((sum, size) => sum + size, 0);
      words.textContent = least ? `${count(kept.length, "cluster")} of ${count(articles, "article")} would be left.` : "";
    };
    slider.addEventListener("input", () => { page = 0; regroup(); });
    if (Number(slider.value)) regroup(); // what a browser kept over a reload
  }

  const records = () => shown.map((row) => Object.fromEntries(held.saved.map(([name, field]) => [name, { ...row, threshold: least / 100 }[field]])));

  // A cell that a spreadsheet would run is made a text by an apostrophe.
  const quoted = (value) => {
    const text = Array.isArray(value) ? value.join("; ") : String(value ?? "");
    return `"${(typeof value !== "number" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  };
  const savers = {
    csv() {
      const names = held.saved.map(([name]) => name);
      dedup.save("clusters.csv", [names, ...records().map(Object.values)].map((line) => `${line.map(quoted).join(",")}\r\n`).join(""), "text/csv");
    },
    jsonl() { dedup.save("clusters.jsonl", records().map((one) => `${JSON.stringify({ type: "cluster-line", ...one })}\n`).join("")); },
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
