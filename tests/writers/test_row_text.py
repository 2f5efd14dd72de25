"""Rows as CSV: what the standard library would write, whatever the texts hold."""

from __future__ import annotations

import csv
import io

from hypothesis import example, given
from hypothesis import strategies as st

from reportparse.writers.tables.row_text import csv_text, fields

TEXTS = st.text(st.sampled_from('a,"\r\n 政'), max_size=4)


@given(st.lists(st.lists(TEXTS, min_size=1, max_size=4), max_size=3))
@example([[""], ["", ""]])
def test_rows_are_those_of_the_standard_library(rows: list[list[str]]) -> None:
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\r\n").writerows(rows)
    written = csv_text(map(tuple, rows))
    assert written == stream.getvalue()
    assert list(fields(written.encode())) == rows
