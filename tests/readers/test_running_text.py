"""Running text and numbers in front of it, the same for every reader."""

from __future__ import annotations

import pytest

from reportparse.document import Cell, Paragraph, Table
from reportparse.readers.linked_files import file_name, leads_to_file
from reportparse.readers.running_text import numbered, running_text


@pytest.mark.parametrize(
    ("number", "text", "line", "with_gap"),
    [
        ("一、", "总体情况", "一、总体情况", "一、总体情况"),
        ("1.", "国家秘密", "1.国家秘密", "1. 国家秘密"),
        ("1.", "5件", "1. 5件", "1. 5件"),
        ("1.", "５件", "1. ５件", "1. ５件"),
        ("A.", "Open Data", "A. Open Data", "A. Open Data"),
        ("1", "234", "[1] 234", "[1] 234"),
        ("1.", "", "1.", "1."),
        ("", "12", "12", "12"),
    ],
)
def test_a_number_in_front(number: str, text: str, line: str, with_gap: str) -> None:
    assert (numbered(number, text), numbered(number, text, gap=True)) == (line, with_gap)


def test_a_table_gives_the_lines_of_its_cells() -> None:
    table = Table((Cell(0, 0, "商业\n企业"), Cell(0, 1, ""), Cell(0, 2, "3")))
    assert running_text([Paragraph("甲"), table, Paragraph("乙")]) == "甲\n商业\n企业\n3\n乙"


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/f/年报.pdf", "年报.pdf"),
        ("a.DOCX?id=3", "a.DOCX"),
        ("a.7z#x", "a.7z"),
        ("down.jsp?f=a.wps", "down.jsp"),
        ("page.html", ""),
        ("pdf", ""),
    ],
)
def test_files_that_are_led_to(address: str, name: str) -> None:
    assert (file_name(address), leads_to_file(address)) == (name, bool(name))
