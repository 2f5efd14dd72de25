// A page of reports: tabs, a hint at each value, arrows that walk over tables and pages, what changed between years.

document.addEventListener("DOMContentLoaded", () => {
  const hint = document.getElementById("hint");

  /** What is known of a value, in the page's language: its name, what the cell says, where it stands, how it stands. */
  function told(cell) {
    const zh = language() === "zh";
    const sign = cell.closest(".report").querySelector(`.legend [data-kind="${cell.dataset.kind}"]`);
    const raw = cell.dataset.raw;
    return [
      cell.dataset.name,
      raw && (zh ? `原文「${raw}」` : `The document says 「${raw}」`),
      cell.getAttribute(`data-place-${zh ? "zh" : "en"}`),
      sign && sign.innerText.trim(),
    ].filter(Boolean);
  }

  function showHint(cell) {
    hint.replaceChildren(...told(cell).map((line) => {
      const paragraph = document.createElement("p");
      paragraph.textContent = line;
      return paragraph;
    }));
    hint.hidden = false;
    const at = cell.getBoundingClientRect();
    const top = at.bottom + 6 + hint.offsetHeight > innerHeight ? at.top - hint.offsetHeight - 6 : at.bottom + 6;
    hint.style.top = `${Math.max(top, 4)}px`;
    hint.style.left = `${Math.max(4, Math.min(at.left, innerWidth - hint.offsetWidth - 4))}px`;
  }

  const hideHint = () => { hint.hidden = true; };
  for (const [shows, hides] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
    document.addEventListener(shows, (event) => {
      const cell = event.target.closest("td[data-kind]");
      if (cell) showHint(cell);
    });
    document.addEventListener(hides, hideHint);
  }
  document.addEventListener("scroll", hideHint, { capture: true, passive: true });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hideHint(); });

  // One stop of the Tab key for each table and page; within it the arrows go to the nearest link.
  const middle = (element) => {
    const at = element.getBoundingClientRect();
    return [at.left + at.width / 2, at.top + at.height / 2];
  };
  const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  for (const box of document.querySelectorAll("[data-links]")) {
    const links = () => [...box.querySelectorAll("a, .value")];
    for (const link of links().slice(1)) link.setAttribute("tabindex", "-1");
    box.addEventListener("focusin", (event) => {
      for (const link of links()) link.setAttribute("tabindex", link === event.target ? "0" : "-1");
    });
    box.addEventListener("keydown", (event) => {
      const way = ways[event.key];
      const from = event.target.closest("a, .value");
      if (!way || !from) return;
      event.preventDefault();
      const [x, y] = middle(from);
      let best = null;
      let least = Infinity;
      for (const link of links()) {
        const [dx, dy] = middle(link).map((it, i) => it - [x, y][i]);
        const ahead = dx * way[0] + dy * way[1];
        const aside = Math.abs(dx * way[1]) + Math.abs(dy * way[0]);
        if (ahead > 2 && ahead + 4 * aside < least) [best, least] = [link, ahead + 4 * aside];
      }
      best?.focus();
    });
  }

  // Tabs: one report at a time; whatever is sought brings its own to the front.
  const tabs = [...document.querySelectorAll("[role=tab]")];
  const panelOf = (tab) => document.getElementById(tab.getAttribute("aria-controls"));
  function choose(chosen) {
    for (const tab of tabs) {
      tab.setAttribute("aria-selected", String(tab === chosen));
      tab.tabIndex = tab === chosen ? 0 : -1;
      panelOf(tab).hidden = tab !== chosen;
    }
  }
  if (tabs.length) choose(tabs[0]);
  for (const tab of tabs) {
    tab.addEventListener("click", () => choose(tab));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (!step) return;
      const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
      choose(next);
      next.focus();
    });
  }
  document.addEventListener("sought", (event) => {
    const tab = tabs.find((it) => panelOf(it).contains(event.target));
    if (tab) choose(tab);
  });

  for (const box of document.querySelectorAll("[data-only-changed]")) {
    const table = document.getElementById(box.dataset.onlyChanged);
    box.addEventListener("change", () => table.classList.toggle("only-changed", box.checked));
  }
  window.addEventListener("beforeprint", hideHint);
});
