"""Page numbers, running heads and feet."""

from __future__ import annotations

import pytest

from reportparse.layout.text.furniture import furniture_of, in_margin, is_page_number
from tests.layout.made import line

HEIGHT = 842.0


@pytest.mark.parametrize(
    ("text", "is_number"),
    [
        ("- 4 -", True),
        ("—4—", True),
        ("第 4 页 共 6 页", True),
        ("4/6", True),
        ("Page 4 of 6", True),
        ("4", False),
        ("-4", False),
        ("4件", False),
    ],
)
def test_page_numbers(text: str, is_number: bool) -> None:
    assert is_page_number(text) is is_number


@pytest.mark.parametrize(("top", "bottom", "inside"), [(50, 60, True), (100, 110, False), (780, 790, True)])
def test_margins(top: float, bottom: float, inside: bool) -> None:
    assert in_margin(top, bottom, HEIGHT) is inside


def test_bare_numbers_at_the_foot_are_those_of_their_pages() -> None:
    pages = [(HEIGHT, [line("正文", 100, 300), line(str(number), 300, 790)]) for number in (1, 2)]
    assert furniture_of(pages) == [{1}, {1}]
    assert furniture_of([(HEIGHT, [line("7", 300, 790)]), (HEIGHT, [line("8", 300, 760)])]) == [set(), set()]


def test_what_repeats_with_other_digits_is_a_running_head() -> None:
    pages = [
        (HEIGHT, [line(f"某县年报第{number}页", 100, 40 + number), line("正文", 100, 300)]) for number in (1, 2, 3)
    ]
    assert furniture_of(pages) == [{0}, {0}, {0}]


def test_what_repeats_in_the_text_is_none() -> None:
    pages = [(HEIGHT, [line("正文", 100, 300)])] * 3
    assert furniture_of(pages) == [set(), set(), set()]


def test_in_a_long_document_twice_is_chance() -> None:
    pages = [(HEIGHT, [line("某县" if number < 2 else "正文", 100, 40 + 9.0 * number)]) for number in range(5)]
    pages[1] = pages[0]
    assert furniture_of(pages) == [set()] * 5


def test_the_foot_of_a_browsers_print_is_no_text_wherever_it_stands() -> None:
    foot = "http://slj.jx.example.cn/nb/1.html 1/5"
    assert furniture_of([(HEIGHT, [line("无。", 100, 300), line(foot, 100, 420)])]) == [{1}]
    assert furniture_of([(HEIGHT, [line(f"网址：{foot}", 100, 420), line("http://slj.jx.example.cn", 100, 450)])]) == [
        set()
    ]
