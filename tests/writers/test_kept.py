"""Rows as they are kept: what is left out is what every report has, and it comes back as it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reportparse.pipeline import record_of
from reportparse.record.rows import OF_RECORDS
from reportparse.writers.tables.csv import for_people
from reportparse.writers.tables.kept import by_table, rows_of_record
from reportparse.writers.tables.row_text import csv_text, fields

FIXTURES = Path(__file__).parents[2] / "fixtures"


@pytest.fixture(scope="module", params=["reports/city-2021form.docx", "statistics/county-2014.html"])
def record(request: pytest.FixtureRequest) -> dict[str, Any]:
    """A record, the second with rows that its form does not know."""
    file = FIXTURES / str(request.param)
    return record_of(file.read_bytes(), file.name, cells=True)


@pytest.mark.parametrize("name", ["a.docx", '=1+1,"x"\n.docx', "", "1", "\0"])
@pytest.mark.parametrize("raw", ["1", '"1,\r\n2"', "=1", "-1", "", None, "１\r"])
def test_rows_come_back_whole(record: dict[str, Any], name: str, raw: str | None) -> None:
    record["source"]["name"] = name
    record["cells"][1]["raw"] = record["cells"][-1]["raw"] = raw
    texts = [csv_text(table.rows(record)).encode() for table in OF_RECORDS]
    kept = rows_of_record(record)
    assert [rows.text() for rows in by_table(kept)] == texts
    assert [rows.text(for_people) for rows in by_table(kept)] == list(map(for_people, texts))
    assert [list(rows.fields()) for rows in by_table(kept)] == [list(fields(text)) for text in texts]


def test_what_the_form_says_is_not_kept(record: dict[str, Any]) -> None:
    whole = sum(len(rows.text()) for rows in by_table(rows_of_record(record)) if rows.table.name == "values")
    assert 4 * sum(len(rows.kept) for rows in by_table(rows_of_record(record)) if rows.table.name == "values") < whole
