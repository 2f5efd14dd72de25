"""A view in the browser: from a number to its place in the document and back, by mouse and by keys, whatever it holds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import Locator, Page

from reportparse.record.evidence import Evidence
from reportparse.writers.view.page import view_page
from tests.browser.accessibility import grave_faults
from tests.browser.conftest import Opened
from tests.browser.reports import CULPRIT, HOSTILE, WRONG, evidence, hostile, of_year

VALUE = f"#v1\\.{CULPRIT.replace('.', chr(92) + '.')}"


def lit(page: Page) -> list[str]:
    """The ids of what is lit, in the order of the page."""
    ids: list[str] = page.eval_on_selector_all(".lit", "all => all.map(it => it.id)")
    return ids


def in_sight(element: Locator) -> bool:
    """Whether an element is seen within its pane and the window."""
    seen: bool = element.evaluate(
        """it => { const at = it.getBoundingClientRect(), pane = it.closest(".pane")?.getBoundingClientRect();
        const [top, bottom] = [Math.max(pane?.top ?? 0, 0), Math.min(pane?.bottom ?? innerHeight, innerHeight)];
        return at.top >= top - 1 && at.bottom <= bottom + 1 && at.left >= 0 && at.right <= innerWidth; }"""
    )
    return seen


@pytest.mark.parametrize(
    ("file", "place"),
    [(f"{WRONG}.docx", "s1.t2r6c10"), (f"{WRONG}.html", "s1.t3r6c10"), (f"{WRONG}.cr.pdf", f"s1.{CULPRIT}")],
)
def test_from_a_value_to_its_place_and_back(opened: Opened, file: str, place: str) -> None:
    page = opened(view_page([evidence(file)]))
    page.locator(f"{VALUE} .value").click()
    there = page.locator(f"[id='{place}']")
    assert (lit(page), in_sight(there), in_sight(page.locator(VALUE))) == ([f"v1.{CULPRIT}", place], True, True)
    page.evaluate("scrollTo(0, 0)")
    there.click()
    assert (lit(page), in_sight(page.locator(VALUE))) == ([f"v1.{CULPRIT}", place], True)
    assert page.evaluate("document.activeElement.textContent") == "6"


def test_a_blank_is_clicked_as_a_number_is(opened: Opened) -> None:
    page = opened(view_page([evidence("blanks-2021form.docx")]))
    page.locator("[data-kind=blank] .value").first.click()
    value, there = lit(page)
    assert value.startswith("v1.")
    assert in_sight(page.locator(f"[id='{there}']"))


def test_from_a_finding_to_its_value_and_back(opened: Opened) -> None:
    page = opened(view_page([evidence(f"{WRONG}.docx")]))
    first = page.locator(".finding").first
    assert "疑错" in first.inner_text()
    assert "第2个表第6行第10列" in first.inner_text()
    first.get_by_role("link", name="申请办理表「（一）予以公开」行「总计」列").click()
    assert in_sight(page.locator(VALUE))
    page.locator(f"{VALUE} .sign").click()
    assert lit(page) == ["i1.1"]
    assert in_sight(first)


def test_keys_walk_over_the_table_and_say_what_stands_there(opened: Opened) -> None:
    page = opened(view_page([evidence(f"{WRONG}.docx")]))
    page.locator("#v1\\.requests\\.received\\.natural_person .value").focus()
    for key in ("ArrowRight", "ArrowDown", "ArrowDown"):
        page.keyboard.press(key)
    at = page.evaluate("document.activeElement.closest('td').id")
    assert at == "v1.requests.granted.business"
    said = page.locator("#hint").inner_text()
    assert "（一）予以公开 · 商业企业" in said
    assert "原文「2」" in said
    assert "第2个表第6行第5列" in said
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('td').id") == "s1.t2r6c5"
    stops = page.eval_on_selector_all("table.requests [tabindex='0']", "all => all.length")
    assert stops == 1


def test_the_years_of_an_organ_stand_side_by_side(opened: Opened) -> None:
    earlier = evidence("bureau-2021form.docx")
    later = of_year(earlier, earlier.record["report"]["year"] + 1, received=99, carried_over=1)
    page = opened(view_page([later, earlier, evidence(f"{WRONG}.html")]))
    assert page.locator(".report:visible").count() == 1
    page.get_by_role("tab", name="逐年对照").click()
    row = page.locator("#years-table1 tr", has_text="新收").filter(has_text="总计")
    assert row.locator("td").all_inner_texts()[1] == "99 ↓"
    assert "年度间不符" in page.locator("#years1").inner_text()
    page.get_by_label("只看有变化的").check()
    assert page.locator("#years-table1 tbody tr:visible").count() == 2
    row.get_by_role("link", name="99").click()
    assert page.locator("#report1").is_visible()
    assert lit(page)[0] == "v1.requests.received.total"
    page.get_by_role("tab").first.focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("#report2").is_visible()


def test_a_record_alone_is_said_to_be_one(opened: Opened) -> None:
    whole = evidence(f"{WRONG}.docx").record
    page = opened(view_page([Evidence({key: whole[key] for key in whole if key != "cells"})]))
    assert "此处只有记录" in page.locator("main").inner_text()
    assert page.locator(".source").count() == 0
    assert page.locator(VALUE).inner_text() == "6‼"
    page.locator(f"{VALUE} .sign").click()
    assert lit(page) == ["i1.1"]


def test_nothing_of_a_hostile_document_acts(opened: Opened) -> None:
    page = opened(view_page([hostile(evidence(f"{WRONG}.docx")), hostile(evidence(f"{WRONG}.cr.pdf"))]))
    strange = "script, iframe, base, meta[http-equiv=refresh], main style, main img, [onload], [onerror], [onfocus]"
    assert page.locator(strange).count() == 1
    links = page.eval_on_selector_all("a", "all => all.map(it => it.getAttribute('href'))")
    assert {link[:1] for link in links} == {"#"}
    assert all(text in page.locator(".paper").inner_text() for text in HOSTILE[:-1])
    page.locator(f"{VALUE} .value").click()
    assert lit(page) != []


@pytest.mark.parametrize(("theme", "width", "format_"), [("light", 1280, "docx"), ("dark", 390, "cr.pdf")])
def test_axe_finds_no_grave_fault(opened: Opened, theme: str, width: int, format_: str) -> None:
    one = evidence(f"{WRONG}.{format_}")
    reports = [one] if theme == "light" else [one, replace(of_year(one, 2024), document=None)]
    page = opened(view_page(reports), color_scheme=theme, bypass_csp=True, viewport={"width": width, "height": 844})
    page.evaluate(
        "for (const it of document.querySelectorAll('[role=tabpanel], details')) [it.hidden, it.open] = [false, true]"
    )
    assert grave_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_an_issue_leads_to_the_cell_that_it_names(opened: Opened) -> None:
    found = evidence(f"{WRONG}.docx")
    struck = {"kind": "text-struck", "severity": "warning", "where": "table 2, row 4, column 1"}
    said = {"message": "table 2, row 4, column 1: struck", "message_zh": "第2个表第4行第1列：已划去"}
    record = {**found.record, "issues": [*found.record["issues"], {**struck, **said}]}
    page = opened(view_page([replace(found, record=record)]))
    page.get_by_role("link", name="第2个表第4行第1列", exact=True).click()
    assert lit(page) == ["s1.t2r4c1"]
    assert in_sight(page.locator("[id='s1.t2r4c1']"))


def test_no_sum_holds_where_there_is_none(opened: Opened) -> None:
    found = evidence(f"{WRONG}.docx")
    checks = {**found.record["checks"], "passed": 0, "failed": 0, "results": []}
    page = opened(view_page([Evidence({**found.record, "issues": [], "checks": checks})]))
    assert "也没有可以核对的合计" in page.locator("main").inner_text()
    signs = page.locator(".legend li").evaluate_all("all => all.map(it => it.dataset.kind)")
    assert "missing" not in signs
    assert "confirmed" in signs
