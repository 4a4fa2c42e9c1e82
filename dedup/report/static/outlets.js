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
    dedup.heads(table, (head) => head.classList.contains("num"), (head, falling, at) => {
      const rows = [...body.rows].map((row) => ({ row, value: valueOf(row, at) }));
      rows.sort(({ value: one }, { value: other }) => {
        const way = typeof one === "number" && typeof other === "number" ? one - other : String(one).localeCompare(String(other));
        return falling ? -way : way;
      });
      body.append(...rows.map(({ row }) => row));
    });
  }
});
