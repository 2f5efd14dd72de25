"""Lines through numbers, watermarks, text off the page."""

from __future__ import annotations

import pytest

from reportparse.layout.page import Rule
from reportparse.layout.text.overlays import off_page, struck_of, watermark_of
from tests.layout.made import written


@pytest.mark.parametrize(
    ("rule", "struck"),
    [
        (Rule(99, 105, 111, 105.5), "12"),
        (Rule(99, 109, 111, 109.5), ""),
        (Rule(60, 105, 300, 105.5), ""),
        (Rule(99, 103, 111, 107), ""),
        (Rule(99, 105, 105.5, 105.5), "1"),
    ],
)
def test_a_line_through_a_number_takes_it_back(rule: Rule, struck: str) -> None:
    found = struck_of([written("12", 100, 100)], [rule])
    assert "".join(sorted(glyph.text for glyph in found)) == struck


def test_a_line_as_long_as_its_cell_takes_its_number_back() -> None:
    sides = [Rule(60, 90, 60, 120), Rule(300, 90, 300, 120)]
    assert len(struck_of([written("12", 100, 100)], [Rule(60, 105, 300, 105.5), *sides])) == len("12")


def test_a_line_through_words_is_no_business_of_ours() -> None:
    assert struck_of([written("规章", 100, 100)], [Rule(99, 105, 121, 105.5)]) == frozenset()


def test_a_watermark_lies_over_much_smaller_text() -> None:
    text, mark = written("政府信息公开工作年度报告", 100, 100), written("内部资料", 60, 80, em=40)
    assert watermark_of([*text, *mark]) == frozenset(mark)


def test_a_large_title_is_no_watermark() -> None:
    assert watermark_of([*written("年度报告", 60, 40, em=40), *written("政府信息公开工作", 100, 100)]) == frozenset()


def test_a_page_without_text_has_no_watermark() -> None:
    assert watermark_of([]) == frozenset()


def test_a_poster_is_no_watermark() -> None:
    large = [glyph for i in range(41) for glyph in written("内" * 10, 0, 50.0 * i, em=40)]
    small = [glyph for i in range(50) for glyph in written("政" * 10, 5, 40.0 * i)]
    assert watermark_of([*large, *small]) == frozenset()


def test_runs_wholly_off_the_page_are_told_apart() -> None:
    on, edge, off = written("12", 100, 100), written("34", 393, 100), written("56", 420, 100)
    assert off_page([on, edge, off], 400.0, 600.0) == ([on, edge], [off])
