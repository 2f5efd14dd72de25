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

/** Scroll an element to the middle: of the pane that it stands in, where that scrolls by itself, else of the window. */
function centre(target) {
  const pane = target.closest(".pane");
  if (!pane || pane.scrollHeight <= pane.clientHeight || getComputedStyle(pane).overflowY === "visible") {
    target.scrollIntoView({ block: "center", inline: "center" });
    return;
  }
  const [at, within] = [target.getBoundingClientRect(), pane.getBoundingClientRect()];
  pane.scrollBy(0, at.top + at.height / 2 - within.top - within.height / 2);
  target.scrollIntoView({ block: "nearest", inline: "center" });
}

/** What a link of the page, or of a picture, leads to. */
function partnerOf(link) {
  const href = link?.getAttribute("href") ?? "";
  return href.startsWith("#") ? document.getElementById(decodeURIComponent(href.slice(1))) : null;
}

/** Whether two places can both be seen: one of them stands in a pane that scrolls by itself. */
function isBeside(...places) {
  return places.some((it) => it.closest(".pane") && getComputedStyle(it.closest(".pane")).overflowY !== "visible");
}

/**
 * Go to an element: open what hides it (a page hears `sought`), scroll to it, focus it, light it up until the next one, say it.
 * Where it is linked to a place beside it, that is lit and scrolled to as well.
 */
function goTo(target) {
  for (let at = target.parentElement; at; at = at.parentElement) {
    if (at instanceof HTMLDetailsElement) at.open = true;
  }
  target.dispatchEvent(new CustomEvent("sought", { bubbles: true }));
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  target.classList.add("lit");
  const link = target.closest("a") ?? target.querySelector("a, [tabindex='0']");
  const stop = target.matches("td, rect") && link ? link : target;
  if (stop.tabIndex < 0 && !stop.hasAttribute("tabindex")) stop.setAttribute("tabindex", "-1");
  stop.focus({ preventScroll: true });
  const partner = target.matches("td, rect, .pane p") ? partnerOf(link) : null;
  if (partner) partner.classList.add("lit");
  if (partner && isBeside(partner, target)) centre(partner);
  centre(target);
  const words = [target.dataset.name ?? stop.getAttribute("aria-label"), target.textContent];
  document.getElementById("told").textContent = words.filter(Boolean).join(" ").trim().slice(0, 120);
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
    const way = event.target.closest("a[href^='#']")?.getAttribute("href");
    if (!way || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // The page goes there itself, at once: a browser first lets go of the focus, and some frames later says that it went.
    event.preventDefault();
    if (way !== location.hash) history.pushState(null, "", way);
    follow();
  });
  window.addEventListener("hashchange", follow);
  follow();
});
