"""Two reports compared, in the browser: what differs, how far it is to be trusted, what went and what came."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from reportparse.across.comparison import compare
from reportparse.record.evidence import Evidence
from reportparse.writers.comparison.html import to_html
from tests.browser.accessibility import grave_faults
from tests.browser.conftest import Opened
from tests.browser.reports import CULPRIT, HOSTILE, WRONG, evidence, hostile

GOOD = "bureau-2021form"
SUSPECT = f"[id='v2.{CULPRIT}']"


def page_of(first: Evidence, second: Evidence) -> bytes:
    return to_html(compare(first.record, second.record), "en")


def test_each_number_says_how_it_stands(opened: Opened) -> None:
    page = opened(page_of(evidence("blanks-2021form.html"), evidence(f"{WRONG}.docx")))
    assert "不是同一机关" in page.locator(".warning").inner_text()
    assert page.locator(SUSPECT).inner_text().startswith("6")
    assert page.locator(f"{SUSPECT} .sign").inner_text() == "‼"
    signs = {row: page.locator(f"[id='v1.disclosure.{row}'] .sign").inner_text() for row in BLANKS}
    assert signs == BLANKS
    page.locator(f"{SUSPECT} .value").hover()
    expect(page.locator("#hint")).to_contain_text("原文「6」")
    expect(page.locator("#hint")).to_contain_text("最可能写错的一格")


BLANKS = {"rules.issued": "–", "normative_documents.in_force": "∅"}


def test_what_is_the_same_folds_away_and_is_found_again(opened: Opened) -> None:
    wrong = evidence(f"{WRONG}.docx")
    requests = {**wrong.record["requests"], "granted": {**wrong.record["requests"]["granted"], "total": 7}}
    page = opened(page_of(wrong, replace(wrong, record={**wrong.record, "requests": requests})))
    rows = page.locator("#values tbody tr:visible")
    assert [text.split()[0] for text in rows.all_inner_texts()] == ["（一）予以公开", "总计"]
    page.locator("#side2 ~ details .findings a").filter(has_text="行政复议 · 总计").click()
    expect(page.locator("[id='v2.review.reconsideration.total']")).to_be_in_viewport()
    assert not page.get_by_label("只看不同的").is_checked()


def test_what_went_is_told_from_what_came_without_colour(opened: Opened) -> None:
    page = opened(page_of(evidence(f"{GOOD}.html"), evidence(f"{WRONG}.docx")))
    lines = {
        name: page.locator(f"#texts .prose {name}").first.evaluate("it => getComputedStyle(it).textDecorationLine")
        for name in ("del", "ins")
    }
    assert lines == {"del": "line-through", "ins": "underline"}


def test_every_link_leads_somewhere_by_keys_too(opened: Opened) -> None:
    page = opened(page_of(evidence("district-2019form.html"), evidence(f"{WRONG}.cr.pdf")))
    dead = page.eval_on_selector_all(
        "a", "all => all.map(it => it.hash).filter(it => !document.getElementById(decodeURIComponent(it.slice(1))))"
    )
    assert dead == []
    page.locator("[id='v1.requests.received.natural_person'] .value").focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.closest('td').id") == "v2.requests.received.natural_person"


def test_nothing_of_hostile_reports_acts(opened: Opened) -> None:
    page = opened(page_of(hostile(evidence(f"{WRONG}.docx")), hostile(evidence(f"{GOOD}.html"))))
    strange = "script, iframe, img, svg, base, meta[http-equiv=refresh], main style, [onload], [onerror], [onfocus]"
    assert page.locator(strange).count() == 1
    assert page.get_by_text(HOSTILE[1]).count() > 0


def without_requests(found: Evidence) -> Evidence:
    """The same without its longest table: axe looks at every cell, and those of another tell it no more."""
    return replace(found, record={**found.record, "requests": None})


@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_finds_no_grave_fault(opened: Opened, theme: str, width: int) -> None:
    made = page_of(*map(without_requests, (evidence("county-2019form.html"), evidence("blanks-2021form.docx"))))
    page = opened(made, color_scheme=theme, viewport={"width": width, "height": 844})
    page.get_by_label("只看不同的").uncheck()
    assert grave_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="English").click()
    assert "differ" in page.locator("#values").inner_text()
