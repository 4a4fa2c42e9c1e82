// Tables with data-sortable: a click on the head of a column sorts by it.
dedup.screen("outlets", (section) => {
  for (const table of section.querySelectorAll("[data-sortable]")) {
    const body = table.tBodies[0];
    const valueOf = (row, at) => {
      const { value } = row.cells[at].dataset;
      const text = value ?? row.cells[at].textContent.trim();
      const number = Number.parseFloat(text.replaceAll(",", ""));
      return Number.isNaN(number) ? (text === "–" ? -1 : text) : number;
    };
    [...table.tHead.rows[0].cells].forEach((head, at) => {
      const button = dedup.make("button", "");
      button.type = "button";
      button.innerHTML = head.innerHTML; // our own words
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const falling = head.getAttribute("aria-sort") ? head.getAttribute("aria-sort") === "ascending" : head.classList.contains("num");
        for (const other of head.parentNode.cells) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", falling ? "descending" : "ascending");
        const rows = [...body.rows].map((row) => ({ row, value: valueOf(row, at) }));
        rows.sort(({ value: one }, { value: other }) => {
          const way = typeof one === "number" && typeof other === "number" ? one - other : String(one).localeCompare(String(other));
          return falling ? -way : way;
        });
        body.append(...rows.map(({ row }) => row));
      });
    });
  }
});
