"""The page of a check in the browser: from a marked cell to its footnote and back, whatever the document holds."""

from __future__ import annotations

from reportparse.across.audit import audit
from reportparse.record.evidence import Evidence
from reportparse.writers.findings.html import to_html
from reportparse.writers.findings.result import result_of
from tests.browser.accessibility import grave_faults
from tests.browser.conftest import Opened
from tests.browser.reports import HOSTILE, WRONG, evidence, hostile


def page_of(found: Evidence, file: str = "a.docx") -> bytes:
    return to_html(result_of(audit([(file, found.record)]), found), "zh")


def test_a_marked_cell_and_its_footnote_lead_to_each_other(opened: Opened) -> None:
    page = opened(page_of(evidence(f"{WRONG}.docx")))
    cell = page.locator("[id='n2.1']")
    assert cell.inner_text().startswith("6")
    cell.locator("a").click()
    note = page.locator(".lit")
    assert "可能有误，若为 5" in note.inner_text()
    note.locator("a").click()
    assert page.evaluate("[location.hash, document.querySelector('.lit').id]") == ["#n2.1", "n2.1"]
    assert grave_faults(page) == []


def test_nothing_of_a_hostile_document_acts(opened: Opened) -> None:
    page = opened(page_of(hostile(evidence(f"{WRONG}.docx")), HOSTILE[1]))
    assert page.locator("main img, main iframe, main script, main svg").count() == 0
    assert page.get_by_text(HOSTILE[1]).count() > 0
