"""A picture, or a field without its result, where a number should be: no blank, for the page shows something there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from instruments.grids import grid, read, values
from reportparse.document import Document
from reportparse.readers.html.reader import read_html
from tests.readers.word import p, tbl, tc, tr
from tests.readers.word import read as read_word

PICTURE = "<w:r><w:drawing/></w:r>"


def drawn(document: Document) -> list[bool]:
    (table,) = document.tables
    return [cell.drawn for cell in table.cells]


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<img src=7.png>", True),
        ("<p><span><img src=7.png width=20 height=14></span></p>", True),
        ("<img src=dot.gif width=1 height=20>", False),
        ("<img src=icon.png>7", False),
        ("", False),
    ],
)
def test_pictures_of_a_page(inner: str, expected: bool) -> None:
    assert drawn(read_html(f"<table><tr><td>规章<td>1<td>{inner}</table>".encode())) == [False, False, expected]


def field(instruction: str, result: str = "") -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    return f"{mark('begin')}<w:r><w:instrText>{instruction}</w:instrText></w:r>{mark('separate')}{result}{mark('end')}"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (PICTURE, True),
        (f"<w:del>{PICTURE}</w:del>", False),
        (f"{PICTURE}<w:r><w:t>7</w:t></w:r>", False),
        (field(" =SUM(LEFT) "), True),
        ('<w:fldSimple w:instr=" =SUM(LEFT) "/>', True),
        (field(" =SUM(LEFT) ", "<w:r><w:t>7</w:t></w:r>"), False),
        (field(" FORMTEXT "), False),
    ],
)
def test_pictures_and_fields_of_word(content: str, expected: bool) -> None:
    assert drawn(read_word(tbl(tr(tc(p("<w:r><w:t>规章</w:t></w:r>")), tc(f"<w:p>{content}</w:p>"))))) == [
        False,
        expected,
    ]


def test_what_is_drawn_is_unreadable() -> None:
    table = grid(
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["规章", "1", "", ""],
        ["行政规范性文件", "1", "2", "3"],
    )
    cells = tuple(replace(cell, drawn=(cell.row, cell.column) == (1, 2)) for cell in table.cells)
    got = read([replace(table, cells=cells)])
    states = {value.path: value.state for reading in got.readings.values() for value in reading.values}
    assert values(got)["disclosure.rules.repealed"] is None
    assert (states["disclosure.rules.repealed"], states["disclosure.rules.in_force"]) == ("unreadable", "blank")
    assert any(found.where == "disclosure.rules.repealed" for found in got.issues)
