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
    // A link's name is what it holds, and the browser takes none from an article.
    for (const article of results.querySelectorAll("a article")) article.role = "presentation";
    if (place < 0 || document.activeElement !== document.body || !document.getElementById("__search").checked) return;
    const now = links();
    now[Math.min(place, now.length - 1)]?.focus();
  }).observe(results, { childList: true, subtree: true });
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

// The same text whatever the case, the accents, the apostrophe or the spacing.
const plain = (text) =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[\u2019']/g, "")
    .replace(/[\s,]+/g, " ")
    .toLowerCase()
    .trim();

// What a filter narrows, in groups: what goes with a group, its items, and the text of each.
const groupsOf = {
  // In each group the first row names what the others have in common, and goes with them; alone, it heads the groups up to the next.
  table: (filter) => {
    const bodies = [...document.getElementById(filter.dataset.table).tBodies];
    const groups = bodies.map((group) => ({
      frame: [group],
      items: [...group.rows].slice(1).map((row) => [[row], plain(row.cells[0].textContent)]),
    }));
    let headed = [];
    for (const group of groups.toReversed()) {
      if (group.items.length) headed.push(...group.items);
      else [group.under, headed] = [headed, []];
    }
    return groups;
  },
  // Lists, each under the heading that names it.
  lists: () =>
    [...document.querySelectorAll(".md-content h2 + ul")].map((list) => ({
      frame: [list, list.previousElementSibling],
      items: [...list.children].map((item) => [[item], plain(item.textContent)]),
    })),
  // Parts of a page: a heading with what follows it, found by its name and those of its tables.
  parts: () =>
    [...document.querySelectorAll(".md-content h2")].map((head) => {
      const nodes = [head];
      while (nodes.at(-1).nextElementSibling && !nodes.at(-1).nextElementSibling.matches("h2, .cp-onward, .cp-foot"))
        nodes.push(nodes.at(-1).nextElementSibling);
      const names = nodes.flatMap((node) => [...node.querySelectorAll("caption, summary")]);
      return { frame: [], items: [[nodes, plain([head, ...names].map((one) => one.textContent).join(" "))]] };
    }),
};

for (const filter of document.querySelectorAll(".cp-filter")) {
  const [kind] = Object.keys(groupsOf).filter((one) => one in filter.dataset);
  const groups = groupsOf[kind](filter);
  const all = groups.flatMap(({ items }) => items);
  const table = kind === "table" && document.getElementById(filter.dataset.table);
  const input = filter.querySelector("input");
  const status = filter.querySelector("[role=status]");
  filter.hidden = false;
  const narrow = () => {
    const words = plain(input.value).split(" ").filter(Boolean);
    const fits = ([, text]) => words.every((word) => text.includes(word));
    for (const item of all) for (const node of item[0]) node.hidden = !fits(item);
    for (const { frame, items, under = items } of groups) for (const node of frame) node.hidden = !under.some(fits);
    const shown = all.filter(fits).length;
    if (table) table.hidden = !shown;
    const said = shown ? filter.dataset.count : filter.dataset.none;
    status.textContent = words.length ? said.replace("{n}", shown).replace("{all}", all.length) : "";
  };
  input.addEventListener("input", narrow);
  narrow();
}

// A block of code that is wider than its place is scrolled by keyboard too.
for (const block of document.querySelectorAll(".md-typeset pre > code")) {
  if (block.scrollWidth > block.clientWidth) block.tabIndex = 0;
}
