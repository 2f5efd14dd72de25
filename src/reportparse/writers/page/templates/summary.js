// A page of an archive: lists of which some rows are shown at a time, found by organ and year, ordered, turned over.

document.addEventListener("DOMContentLoaded", () => {
  const archive = JSON.parse(document.getElementById("data").textContent);
  const [FULL, PARTIAL, MISSING, LATE] = ["0", "1", "3", "5"];
  const ROWS = 25;
  const byId = (id) => document.getElementById(id);
  const value = (id) => byId(id).value;

  /** An element with texts or elements in it. */
  function make(name, attributes, ...inner) {
    const made = document.createElement(name);
    for (const [key, it] of Object.entries(attributes ?? {})) if (it !== undefined) made.setAttribute(key, it);
    made.append(...inner.filter((it) => it !== undefined && it !== null));
    return made;
  }

  /** A text in both languages, of which the page shows one. */
  function both(zh, en) {
    const made = document.createDocumentFragment();
    made.append(make("span", { class: "zh" }, zh), make("span", { class: "en", lang: "en" }, en));
    return made;
  }

  const grouped = (number) => number.toLocaleString("en-US");
  const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/[\s\p{P}]/gu, "");

  // Reports by organ and year; findings by report.
  const measure = Object.fromEntries(archive.measures.map((key, at) => [key, at]));
  const reports = archive.reports.map(([organ, year, file, form, format, complete, wrong, numbers, view], number) => ({
    number, organ, year, file, form: archive.forms[form], format: archive.formats[format], complete, wrong, numbers, view, findings: 0,
  }));
  const organs = archive.organs.map(([name, states], number) => ({
    number, name, states, folded: fold(name), reports: [],
    missing: [...states].filter((it) => it === MISSING).length,
  }));
  for (const report of reports) if (report.organ >= 0) organs[report.organ].reports.push(report);
  const findings = archive.findings.map(([at, gravity, kind, en, zh], number) => {
    const report = at < 0 ? undefined : reports[at];
    if (report) report.findings += 1;
    const organ = report && report.organ >= 0 ? organs[report.organ] : undefined;
    const file = report ? report.file : archive.lost[-1 - at];
    return { number, report, organ, file, gravity, kind, en, zh, year: report?.year, folded: fold(organ ? organ.name : file) };
  });

  /** A list that shows some of its rows, with buttons to turn over. */
  function list(id, head, row) {
    const table = byId(id);
    const pager = byId(`${id}-pager`);
    const body = make("tbody");
    let rows = [];
    let first = 0;
    table.replaceChildren(head(), body);
    function show() {
      body.replaceChildren();
      for (const it of rows.slice(first, first + ROWS)) body.append(row(it));
      const turn = (by, zh, en, able) => {
        const button = make("button", { type: "button" }, both(zh, en));
        button.disabled = !able;
        button.addEventListener("click", () => {
          first += by;
          show();
          const next = [...pager.querySelectorAll("button")];
          (next[by < 0 ? 0 : 1].disabled ? next[by < 0 ? 1 : 0] : next[by < 0 ? 0 : 1]).focus();
        });
        return button;
      };
      const last = Math.min(first + ROWS, rows.length);
      const counted = rows.length ? `${grouped(first + 1)}–${grouped(last)} / ${grouped(rows.length)}` : "0";
      pager.replaceChildren(
        turn(-ROWS, "上一页", "Back", first > 0), make("span", { role: "status" }, counted),
        turn(ROWS, "下一页", "Next", last < rows.length),
      );
    }
    return (found) => {
      rows = found;
      first = 0;
      show();
    };
  }

  const sign = ([mark, colour, zh, en]) => make("span", { class: `sign ${colour}` }, mark, make("span", { class: "hidden" }, both(zh, en)));
  const states = [...document.querySelectorAll(".states tbody tr")].map((row) => {
    const mark = row.querySelector(".sign");
    return [mark.textContent, mark.className.replace("sign ", ""), row.querySelector(".zh").textContent, row.querySelector(".en").textContent];
  });

  // Organs and years
  const number = (it) => (typeof it === "number" ? grouped(it) : it === "?" ? make("span", { class: "warn" }, both("存疑", "doubtful")) : "–");
  const fileOf = (report) => (report.view ? make("a", { href: report.view }, report.file) : report.file);

  function detail(organ) {
    const head = [["年度", "Year"], ["状态", "State"], ["新收", "Received"], ["不予公开", "Denied"], ["不符", "Findings"], ["文件", "File"]];
    const body = make("tbody");
    for (const it of organ.reports.toSorted((a, b) => a.year - b.year)) {
      body.append(make("tr", {}, make("th", { scope: "row" }, String(it.year)), make("td", {}, sign(states[it.complete ? FULL : PARTIAL]), it.wrong ? sign(states.at(-1)) : ""),
        make("td", { class: "number" }, number(it.numbers[measure.received])), make("td", { class: "number" }, number(it.numbers[measure.denied])),
        make("td", { class: "number" }, String(it.findings)), make("td", { class: "text" }, fileOf(it))));
    }
    const names = head.map(([zh, en]) => make("th", { scope: "col" }, both(zh, en)));
    return make("table", { class: "detail" }, make("thead", {}, make("tr", {}, ...names)), body);
  }

  const showOrgans = list("heat",
    () => make("thead", {}, make("tr", {}, make("th", { scope: "col" }, both("机关", "Organ")),
      ...archive.years.map((year) => make("th", { scope: "col" }, String(year))), make("th", { scope: "col" }, both("缺", "Missing")))),
    (organ) => {
      const row = make("tr");
      const open = make("button", { type: "button", class: "plain", "aria-expanded": "false" }, organ.name);
      open.addEventListener("click", () => {
        const shown = open.getAttribute("aria-expanded") === "true";
        open.setAttribute("aria-expanded", String(!shown));
        if (shown) row.nextElementSibling.remove();
        else row.after(make("tr", {}, make("td", { colspan: String(archive.years.length + 2) }, detail(organ))));
      });
      row.append(make("th", { scope: "row", lang: "zh-CN" }, open));
      const wrong = new Set(organ.reports.filter((it) => it.wrong).map((it) => it.year));
      const counts = {};
      for (const it of organ.reports) counts[it.year] = (counts[it.year] ?? 0) + 1;
      archive.years.forEach((year, at) => {
        const state = states[organ.states[at]];
        const colour = wrong.has(year) ? "warn" : state[1];
        row.append(make("td", { class: `state ${colour}`, title: `${year}` }, sign(state), wrong.has(year) ? sign(states.at(-1)) : "",
          counts[year] > 1 ? `${counts[year]}` : ""));
      });
      row.append(make("td", { class: "gaps" }, archive.years.filter((_, at) => organ.states[at] === MISSING).join(" "),
        organ.states.endsWith(LATE) ? make("div", {}, both(`${archive.years.at(-1)} 未见`, `${archive.years.at(-1)} not seen`)) : ""));
      return row;
    });

  function chosenOrgans() {
    const [name, only, order, year] = [fold(value("organ")), value("years-only"), value("years-order"), value("year")];
    const at = archive.years.findIndex((it) => String(it) === year);
    const found = organs.filter((organ) => {
      if (name && !organ.folded.includes(name)) return false;
      const looked = at < 0 ? organ.states : organ.states[at];
      if (only === "last") return ![FULL, PARTIAL].includes(organ.states.at(-1));
      return !only || looked.includes(only);
    });
    if (order === "missing") found.sort((a, b) => b.missing - a.missing || a.number - b.number);
    byId("found").replaceChildren(both(`${grouped(found.length)} 个机关`, `${grouped(found.length)} organs`));
    showOrgans(found);
  }

  // Who has most
  const showRanks = list("rank",
    () => make("thead", {}, make("tr", {}, ...[["名次", "Rank"], ["机关", "Organ"], ["年度", "Year"], ["件", "Number"], ["占办理结果", "Of all outcomes"]]
      .map(([zh, en]) => make("th", { scope: "col" }, both(zh, en))))),
    (it) => make("tr", {}, make("td", { class: "number" }, String(it.rank)),
      make("th", { scope: "row", lang: "zh-CN" }, it.report.view ? make("a", { href: it.report.view }, it.name) : it.name),
      make("td", {}, String(it.report.year ?? "?")), make("td", { class: "number" }, grouped(it.number)),
      make("td", { class: "number" }, it.share === undefined ? "–" : `${(100 * it.share).toFixed(1)}%`)));

  /** The last year of which a report has a certain number. */
  const lastOf = (at) => archive.years.findLast((year) => reports.some((it) => it.year === year && typeof it.numbers[at] === "number"))
    ?? archive.years.at(-1);
  const nameOf = (report) => (report.organ < 0 ? report.file : organs[report.organ].name);
  const MOST_NAMED = 300;

  function chosenRanks() {
    const at = measure[value("measure")];
    const [name, year, by] = [fold(value("organ")), value("year") || String(lastOf(at)), value("by")];
    const ranked = [];
    const doubted = [];
    let blank = 0;
    for (const report of reports) {
      if (String(report.year) !== year || !report.numbers.length) continue;
      const found = report.numbers[at];
      if (typeof found !== "number") {
        if (found === "?") doubted.push(report);
        else blank += 1;
        continue;
      }
      const total = report.numbers[measure.total];
      const share = typeof total === "number" && total > 0 && found <= total ? found / total : undefined;
      ranked.push({ report, name: nameOf(report), number: found, share });
    }
    const key = by === "share" ? (it) => it.share ?? -1 : (it) => it.number;
    ranked.sort((a, b) => key(b) - key(a) || b.number - a.number || a.report.number - b.report.number);
    ranked.forEach((it, place) => { it.rank = place && key(ranked[place - 1]) === key(it) ? ranked[place - 1].rank : place + 1; });
    showRanks(ranked.filter((it) => !name || fold(it.name).includes(name)));
    byId("unranked").replaceChildren(both(
      `${year} 年；另有 ${grouped(doubted.length)} 份该数存疑、${grouped(blank)} 份没有该数，未参与排名。`,
      `Year ${year}; not ranked: ${grouped(doubted.length)} reports whose number is doubtful, ${grouped(blank)} that have none.`));
    const sought = doubted.filter((it) => !name || fold(nameOf(it)).includes(name));
    const links = sought.slice(0, MOST_NAMED).map((it) => make(it.view ? "a" : "span", { href: it.view || undefined, lang: "zh-CN" }, nameOf(it)));
    byId("doubted").hidden = !sought.length;
    byId("doubted").querySelector(".named").replaceChildren(...links, sought.length > MOST_NAMED ? "…" : "");
  }

  // What does not add up
  let order = { key: "number", down: false };
  const KEYS = {
    number: (it) => it.gravity, organ: (it) => it.folded, year: (it) => it.year ?? 0,
  };
  function sorter(key, zh, en) {
    const head = make("th", { scope: "col", "data-key": key });
    const button = make("button", { type: "button", class: "plain" }, both(zh, en));
    button.addEventListener("click", () => {
      order = { key, down: order.key === key && !order.down };
      chosenFindings();
    });
    head.append(button);
    return head;
  }
  const chip = (mark, colour, zh, en) => make("span", { class: `chip ${colour}` }, `${mark} `, both(zh, en));
  const showFindings = list("list",
    () => make("thead", {}, make("tr", {}, sorter("number", "程度", "Gravity"), sorter("organ", "机关", "Organ"), sorter("year", "年度", "Year"),
      make("th", { scope: "col" }, both("说明", "What")))),
    (it) => make("tr", {},
      make("td", {}, chip(...archive.gravities[it.gravity])),
      make("th", { scope: "row", lang: "zh-CN" }, it.organ ? it.organ.name : "", make("div", { class: "soft file" }, it.report ? fileOf(it.report) : it.file)),
      make("td", {}, it.year === undefined || it.year === null ? "" : String(it.year)),
      make("td", { class: "text" }, both(it.zh, it.en))));

  function chosenFindings() {
    const [name, year, gravity, kind, words] = [fold(value("organ")), value("year"), value("gravity"), value("kind"), value("words").toLowerCase()];
    const found = findings.filter((it) => (!name || it.folded.includes(name)) && (!year || String(it.year) === year)
      && (!gravity || String(it.gravity) === gravity) && (!kind || String(it.kind) === kind)
      && (!words || it.zh.toLowerCase().includes(words) || it.en.toLowerCase().includes(words)));
    const key = KEYS[order.key];
    found.sort((a, b) => {
      const [one, other] = [key(a), key(b)];
      return (one < other ? -1 : one > other ? 1 : a.number - b.number) * (order.down ? -1 : 1);
    });
    showFindings(found);
    for (const head of byId("list").querySelectorAll("[data-key]")) {
      head.setAttribute("aria-sort", order.key !== head.dataset.key ? "none" : order.down ? "descending" : "ascending");
    }
  }

  // What is chosen is shown a moment after the last key.
  const SHOWS = {
    organ: [chosenOrgans, chosenRanks, chosenFindings], year: [chosenOrgans, chosenRanks, chosenFindings],
    "years-only": [chosenOrgans], "years-order": [chosenOrgans], measure: [chosenRanks], by: [chosenRanks],
    gravity: [chosenFindings], kind: [chosenFindings], words: [chosenFindings],
  };
  for (const [id, shows] of Object.entries(SHOWS)) {
    let waiting;
    byId(id).addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => shows.forEach((it) => it()), 80);
    });
  }
  const speakOptions = () => {
    for (const it of document.querySelectorAll("option[data-text-zh]")) it.textContent = language() === "zh" ? it.dataset.textZh : it.dataset.textEn;
  };
  new MutationObserver(speakOptions).observe(root, { attributes: true, attributeFilter: ["lang"] });
  speakOptions();
  [chosenOrgans, chosenRanks, chosenFindings].forEach((it) => it());
});
