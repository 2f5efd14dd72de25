"""One page taken apart: what is to be said of it, and what is no part of its text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportparse.layout.page import Page, Rule, Spot
from reportparse.layout.pages import content_of
from tests.layout.made import box, page, texts, written


def said(given: Page) -> list[str]:
    return [one.kind for one in content_of(given).issues]


def test_a_page_with_a_fault_is_blank_and_said() -> None:
    content = content_of(Page(3, 0, 0, fault="bad stream"))
    assert [(one.kind, one.where) for one in content.issues] == [("page-unreadable", "page 3")]
    assert (content.lines, content.tables) == ([], [])


@pytest.mark.parametrize(("share", "kinds"), [(0.5, ["page-is-image"]), (0.4, [])])
def test_a_large_picture_and_no_more_than_a_page_number_is_a_scan(share: float, kinds: list[str]) -> None:
    assert said(Page(1, 595, 842, tuple(written("- 1 -", 290, 800)), image_share=share)) == kinds


@pytest.mark.parametrize(("angle", "kinds"), [(4, ["page-unreadable"]), (86, ["page-unreadable"]), (30, []), (90, [])])
def test_a_page_that_is_too_askew_to_be_set_straight_is_said_and_a_watermark_is_not(
    angle: int, kinds: list[str]
) -> None:
    slanted = [glyph._replace(angle=angle) for glyph in written("政府信息公开工作", 100, 100)]
    assert said(page([*slanted, *written("年报", 100, 300)])) == kinds


def test_garbled_text_is_counted() -> None:
    content = content_of(page(written("政府信息公开工作\ue001\ue002", 100, 100)))
    assert (content.garbled, [one.kind for one in content.issues]) == (2, ["text-garbled"])


def test_hidden_text_is_said_and_left_out() -> None:
    hidden = [glyph._replace(visible=False) for glyph in written("123", 100, 200)]
    content = content_of(page([*written("正文", 100, 100), *hidden]))
    assert ([one.kind for one in content.issues], texts(content.lines)) == (["text-hidden"], ["正文"])


def test_text_off_the_page_is_said_and_left_out() -> None:
    content = content_of(page([*written("正文", 100, 100), *written("123", 700, 100)]))
    assert ([one.kind for one in content.issues], texts(content.lines)) == (["text-hidden"], ["正文"])


def test_a_number_that_was_taken_back_is_said_and_left_out() -> None:
    given = page([*written("收到", 100, 100), *written("12", 125, 100)], [Rule(124, 105, 136, 105.5)])
    content = content_of(given)
    assert ([one.kind for one in content.issues], texts(content.lines)) == (["text-struck"], ["收到"])


def test_where_a_number_alone_was_taken_back_is_not_blank() -> None:
    content = content_of(page([*written("收到", 100, 100), *written("12", 200, 100)], [Rule(199, 105, 211, 105.5)]))
    assert [text.split() for text in texts(content.lines)] == [["收到", "\ufffd"]]


def test_what_one_reading_found_taken_back_another_does_not_put_back() -> None:
    glyphs = [*written("收到", 100, 100), *written("12", 200, 100)]
    first = content_of(page(glyphs, [Rule(199, 105, 211, 105.5)]))
    content = content_of(page(glyphs), first.struck)
    assert ([one.kind for one in content.issues], texts(content.lines)) == (["text-struck"], texts(first.lines))


def test_form_fields_are_said() -> None:
    assert said(Page(1, 595, 842, tuple(written("正文", 100, 100)), form_fields=2)) == ["form-field"]


def test_a_page_number_inside_of_a_table_is_none_of_its_text() -> None:
    rules = [*box(100, 700, 300, 830), Rule(200, 700, 200, 830)]
    glyphs = [*written("规章", 110, 705), *written("3", 250, 705), *written("- 4 -", 190, 800)]
    content = content_of(page(glyphs, rules))
    assert [cell.text for cell in content.tables[0].cells] == ["规章", "3"]
    assert texts(content.lines) == ["- 4 -"]


def test_a_watermark_over_a_table_is_an_aside() -> None:
    rules = [*box(100, 200, 300, 260), Rule(200, 200, 200, 260)]
    text = [*written("规范性文件", 110, 225), *written("3", 250, 225), *written("政府信息公开工作年度报告", 100, 100)]
    content = content_of(page([*text, *written("内部", 110, 205, em=50)], rules))
    assert [cell.text for cell in content.tables[0].cells] == ["规范性文件", "3"]
    assert texts(content.asides) == ["内部"]


def test_a_page_whose_text_runs_sideways_is_turned() -> None:
    upwards = [glyph._replace(angle=270) for glyph in written("政府信息公开", 100, 100)]
    content = content_of(page(upwards))
    assert (content.width, content.height) == (842.0, 595.0)


def test_the_horizontal_rules_that_belong_to_no_grid() -> None:
    content = content_of(page(written("正文", 100, 100), [Rule(100, 200, 300, 200)]))
    assert (content.rules, content.tables) == ([Rule(100, 200, 300, 200)], [])


@pytest.mark.parametrize(("confidence", "text"), [(0.97, "12"), (None, "12\n\ufffd")])
def test_only_what_shows_ink_beside_a_number_takes_it_back(confidence: float | None, text: str) -> None:
    """A recogniser's word on a cell is said in its middle, wherever the number stands; the ink of a digit is not."""
    rules = [*box(100, 100, 200, 120), *box(200, 100, 300, 120)]
    spot = Spot(248, 108, 252, 112, confidence=confidence)
    given = replace(page([*written("收到", 102, 105), *written("12", 202, 105)], rules), spots=(spot,))
    assert [cell.text for table in content_of(given).tables for cell in table.cells] == ["收到", text]
