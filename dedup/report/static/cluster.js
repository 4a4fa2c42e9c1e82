// A cluster: marks on the timeline lead to their articles, and what is dropped is written down with its reasons.
dedup.screen("cluster", (section) => {
  for (const mark of section.querySelectorAll(".mark[data-route]")) {
    mark.addEventListener("click", () => dedup.go(mark.dataset.route));
  }

  const tools = section.querySelector("[data-keep]");
  if (!tools) return;
  const { cluster, ids, pairs } = JSON.parse(tools.querySelector("[data-keep-data]").textContent);
  const choice = tools.querySelector("[data-keep-choice]");
  const dropped = () => {
    const kept = Number(choice.value);
    const because = choice.selectedOptions[0].dataset.because;
    return ids.flatMap((id, place) => {
      if (place === kept) return [];
      const [, , score, share, passages] = pairs.find(([one, other]) => (one === kept && other === place) || (one === place && other === kept)) ?? [];
      return [{ type: "not-kept", cluster, kept: ids[kept], dropped: id, because, similarity: score ?? null, share: share ?? null, passages: passages ?? null }];
    });
  };
  tools.querySelector("[data-keep-copy]").addEventListener("click", () => dedup.copy(dropped().map((one) => one.dropped).join("\n")));
  tools.querySelector("[data-keep-save]").addEventListener("click", () => {
    const text = dropped().map((one) => `${JSON.stringify(one)}\n`).join("");
    dedup.save(`${cluster.replace(/[^\w-]+/g, "_")}-not-kept.jsonl`, text);
  });
});
