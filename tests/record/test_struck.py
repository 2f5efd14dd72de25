"""What is struck out is told once: at the path of its value, or by the reader."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from reportparse.pipeline import record_of

REPORTS = Path(__file__).parents[2] / "fixtures" / "reports"


@pytest.mark.parametrize("beside", [False, True])
def test_a_struck_number_is_told_once(beside: bool) -> None:
    document = docx.Document(str(REPORTS / "city-2021form.docx"))
    cell = document.tables[1].rows[3].cells[3]
    for run in cell.paragraphs[0].runs:
        run.font.strike = True
    if beside:
        document.add_paragraph("附注").add_run("旧稿").font.strike = True
    buffer = io.BytesIO()
    document.save(buffer)
    issues = record_of(buffer.getvalue(), "report.docx")["issues"]
    where = [found["where"] for found in issues if found["kind"] == "text-struck"]
    assert where == [*(["document"] if beside else []), "requests.received.natural_person"]


def test_what_is_struck_in_a_label_is_told_at_its_cell() -> None:
    document = docx.Document(str(REPORTS / "city-2021form.docx"))
    document.tables[1].rows[3].cells[0].paragraphs[0].add_run("（含转办）").font.strike = True
    buffer = io.BytesIO()
    document.save(buffer)
    (found,) = (one for one in record_of(buffer.getvalue(), "report.docx")["issues"] if one["kind"] == "text-struck")
    assert found["where"] == "table 2, row 4, column 1"
    assert found["message_zh"].startswith("第2个表第4行第1列：略去带删除线的文字「（含转办）」")


def test_a_web_page_tells_what_is_struck_at_its_cell() -> None:
    page = (REPORTS / "city-2021form.html").read_text("utf-8")
    label = "二、上年结转政府信息公开申请数量"
    assert label in page
    data = page.replace(label, f"{label}<s>（旧）</s>", 1).encode()
    where = [found["where"] for found in record_of(data, "a.html")["issues"] if found["kind"] == "text-struck"]
    assert [one.startswith("table ") for one in where] == [True]
