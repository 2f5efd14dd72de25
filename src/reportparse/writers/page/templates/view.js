// A page of reports: tabs, of which one is shown at a time.

document.addEventListener("DOMContentLoaded", () => {
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
});
