"""Places in words, in both languages, and back from what an issue names."""

from __future__ import annotations

import pytest

from reportparse.diagnostics.places import place, place_zh


@pytest.mark.parametrize(
    ("where", "zh"),
    [
        ("page 4, table 2, row 5, column 3", "第4页第2个表第5行第3列"),
        ("table 2", "第2个表"),
        ("line 12", "第12行文字"),
        ("document", "全文"),
        ("requests.total.other", "requests.total.other"),
        ("page x", "page x"),
        ("", ""),
    ],
)
def test_what_an_issue_names_in_chinese(where: str, zh: str) -> None:
    assert place_zh(where) == zh


def test_a_place_says_what_is_known_of_it() -> None:
    assert place(table=2, row=5, column=3, page=None, line=0) == ("table 2, row 5, column 3", "第2个表第5行第3列")
