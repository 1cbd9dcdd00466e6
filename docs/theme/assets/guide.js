// Guidance pages: say when a page's rules were verified long ago, and narrow the table of assessment results.
for (const foot of document.querySelectorAll(".cp-foot[data-verified]")) {
  const days = (Date.now() - Date.parse(foot.dataset.verified)) / 86_400_000;
  const notice = foot.nextElementSibling;
  if (days > Number(foot.dataset.staleAfter) && notice?.classList.contains("cp-stale")) notice.hidden = false;
}

for (const filter of document.querySelectorAll(".cp-filter[data-table]")) {
  // In each group the first row names what the others have in common, and goes with them.
  const table = document.getElementById(filter.dataset.table);
  const groups = [...table.tBodies].map((group) => [group, [...group.rows].slice(1)]);
  const rows = groups.flatMap(([, own]) => own);
  const input = filter.querySelector("input");
  const status = filter.querySelector("[role=status]");
  // The same text whatever the case, the accents, the apostrophe or the spacing.
  const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[\u2019']/g, "").replace(/[\s,]+/g, " ").toLowerCase().trim();
  const texts = rows.map((row) => plain(row.cells[0].textContent));
  filter.hidden = false;
  const narrow = () => {
    const words = plain(input.value).split(" ").filter(Boolean);
    let shown = 0;
    rows.forEach((row, index) => {
      row.hidden = !words.every((word) => texts[index].includes(word));
      if (!row.hidden) shown += 1;
    });
    for (const [group, own] of groups) group.hidden = own.every((row) => row.hidden);
    table.hidden = !shown;
    const said = shown ? filter.dataset.count : filter.dataset.none;
    status.textContent = words.length ? said.replace("{n}", shown).replace("{all}", rows.length) : "";
  };
  input.addEventListener("input", narrow);
  narrow();
}
