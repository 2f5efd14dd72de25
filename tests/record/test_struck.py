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
