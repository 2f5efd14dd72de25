// Pages that show values: a hint at each, arrows that walk over a table, what differs alone.

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
        const far = ahead + 4 * aside + (aside > ahead ? 1e4 : 0); // what lies rather aside than ahead is the last to be gone to
        if (ahead > 2 && far < least) [best, least] = [link, far];
      }
      best?.focus();
    });
  }

  // What differs alone, as long as nothing else is sought.
  for (const box of document.querySelectorAll("[data-only-changed]")) {
    const within = document.getElementById(box.dataset.onlyChanged);
    const choose = () => { within.classList.toggle("only-changed", box.checked); };
    box.addEventListener("change", choose);
    document.addEventListener("sought", (event) => {
      if (!within.contains(event.target) || !event.target.closest("tr:not(.changed)")) return;
      box.checked = false;
      choose();
    });
    choose();
  }
  window.addEventListener("beforeprint", hideHint);
});
