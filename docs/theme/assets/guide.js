// The menu of a narrow screen works by keyboard. (The theme itself presses a label that has the focus when Enter is pressed.)
const drawer = document.getElementById("__drawer");
const label = document.querySelector(".cp-menu");
if (drawer && label) {
  const sidebar = document.querySelector(".md-sidebar--primary");
  const menu = document.createElement("button");
  Object.assign(menu, { type: "button", className: label.className, ariaLabel: label.dataset.name });
  menu.append(...label.children);
  label.replaceWith(menu);
  for (const title of sidebar.querySelectorAll(".md-nav .md-nav .md-nav__title")) title.tabIndex = 0;
  for (const opener of sidebar.querySelectorAll(".md-nav__container > label")) {
    const name = document.createElement("span");
    name.className = "cp-said";
    name.textContent = opener.previousElementSibling.textContent.trim();
    opener.append(name);
  }
  const say = () => {
    menu.ariaExpanded = String(drawer.checked);
  };
  say();
  menu.addEventListener("click", () => drawer.click());
  drawer.addEventListener("change", () => {
    say();
    const links = [...sidebar.querySelectorAll(".md-nav__link[href]")];
    if (drawer.checked)
      links.find((link) => link.checkVisibility?.({ visibilityProperty: true }))?.focus({ preventScroll: true });
    else if (sidebar.contains(document.activeElement)) menu.focus();
  });
  sidebar.addEventListener("focusout", ({ relatedTarget }) => {
    if (drawer.checked && relatedTarget && !sidebar.contains(relatedTarget)) drawer.click();
  });
  addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && drawer.checked) drawer.click();
  });
}

// The list of search results is drawn anew with each answer: the keyboard stays at its place in it.
const results = document.querySelector(".md-search-result__list");
if (results) {
  const links = () => [...results.querySelectorAll("a, summary")];
  let place = -1;
  addEventListener("focusin", ({ target }) => {
    place = links().indexOf(target);
  });
  addEventListener("pointerdown", () => {
    place = -1;
  });
  new MutationObserver(() => {
    if (place < 0 || document.activeElement !== document.body || !document.getElementById("__search").checked) return;
    const now = links();
    now[Math.min(place, now.length - 1)]?.focus();
  }).observe(results, { childList: true });
}

// Without a connection, a page says that it is a copy.
const copy = document.querySelector(".cp-offline");
if (copy) {
  const say = () => {
    copy.hidden = navigator.onLine;
  };
  say();
  addEventListener("online", say);
  addEventListener("offline", say);
}

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
  const plain = (text) =>
    text
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .replace(/[\u2019']/g, "")
      .replace(/[\s,]+/g, " ")
      .toLowerCase()
      .trim();
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

// A block of code that is wider than its place is scrolled by keyboard too.
for (const block of document.querySelectorAll(".md-typeset pre > code")) {
  if (block.scrollWidth > block.clientWidth) block.tabIndex = 0;
}
