"use strict";
// What every page does: its language, its colours, and the way from one place of it to another.

const root = document.documentElement;

/** What the reader chose last time; a browser may keep nothing for files, and then nothing is remembered. */
const memory = {
  get(key) {
    try { return localStorage.getItem(`reportparse-${key}`); } catch { return null; }
  },
  set(key, value) {
    try { localStorage.setItem(`reportparse-${key}`, value); } catch { /* the choice holds for this page alone */ }
  },
};

const language = () => (root.lang === "en" ? "en" : "zh");

function speak(chosen) {
  root.lang = chosen === "en" ? "en" : "zh-CN";
  for (const element of document.querySelectorAll("[data-zh]")) {
    const text = element.getAttribute(`data-${language()}`);
    if (element.tagName === "TITLE") document.title = text;
    else element.setAttribute("aria-label", text);
  }
}

function colour(theme) {
  root.dataset.theme = theme;
  document.querySelector("[data-tool=theme]")?.setAttribute("aria-pressed", String(theme === "dark"));
}

/** Go to an element: open what hides it (a page hears `sought`), scroll to it, focus it, light it up until the next one, say it. */
function goTo(target) {
  for (let at = target.parentElement; at; at = at.parentElement) {
    if (at instanceof HTMLDetailsElement) at.open = true;
  }
  target.dispatchEvent(new CustomEvent("sought", { bubbles: true }));
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  target.classList.add("lit");
  if (target.tabIndex < 0 && !target.hasAttribute("tabindex")) target.setAttribute("tabindex", "-1");
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "center", inline: "center" });
  document.getElementById("told").textContent = target.getAttribute("aria-label") ?? target.innerText.slice(0, 100);
}

colour(memory.get("theme") ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"));

document.addEventListener("DOMContentLoaded", () => {
  speak(memory.get("language") ?? root.dataset.opens);
  colour(root.dataset.theme);
  const tools = {
    language() {
      speak(language() === "zh" ? "en" : "zh");
      memory.set("language", language());
    },
    theme() {
      colour(root.dataset.theme === "dark" ? "light" : "dark");
      memory.set("theme", root.dataset.theme);
    },
    print() { window.print(); },
  };
  const follow = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target) goTo(target);
  };
  document.addEventListener("click", (event) => {
    const tool = event.target.closest("[data-tool]")?.dataset.tool;
    if (tool) tools[tool]();
    const link = event.target.closest("a[href^='#']");
    if (link && link.hash === location.hash) follow(); // the browser says nothing of a way that it has gone before
  });
  window.addEventListener("hashchange", follow);
  follow();
});
