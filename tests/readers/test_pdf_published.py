"""A report as it was published, beside what is known to stand in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reportparse.document import Table
from reportparse.readers.pdf.reader import read_pdf
from tests.readers.drawing import (
    both,
)

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"


@both
@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the published samples are not part of the project")
def test_the_published_report_of_a_city(engine: str) -> None:
    document = read_pdf((SAMPLES / "huaian-2024.pdf").read_bytes(), engine)
    expected = json.loads((SAMPLES / "expected" / "huaian-2024.json").read_text(encoding="utf-8"))
    tables = list(document.tables)
    assert [(table.n_rows, table.n_columns) for table in tables] == [(14, 4), (28, 10), (4, 15)]
    assert numbers(tables[1]) == leaves(expected["requests"])
    assert numbers(tables[2]) == leaves(expected["review"])
    assert numbers(tables[0]) == leaves(expected["disclosure"])
    assert [paragraph.text for paragraph in document.furniture] == [f"- {n} -" for n in range(1, 7)]
    assert document.issues == ()


def numbers(table: Table) -> list[float]:
    """The cells that hold a number alone, in row-major order."""
    return [float(cell.text) for cell in table.cells if cell.text.replace(".", "").isdigit()]


def leaves(tree: Any) -> list[float]:
    return [n for branch in tree.values() for n in leaves(branch)] if isinstance(tree, dict) else [float(tree)]
