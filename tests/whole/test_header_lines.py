"""A table of reviews whose header stands outside the table, as boxes or lines of a page."""

from __future__ import annotations

import re

import pytest

from instruments.made import REPORTS, HtmlStyle, flow
from instruments.made.to_html import page_of
from instruments.notations import numbers_in, wrong_and_lost
from reportparse.document import Cell, Paragraph, Table
from reportparse.pipeline import record_of
from reportparse.sections.header_lines import with_header_lines
from reportparse.sections.layout_tables import FlatBlock, NumberedTable, number_table

NUMBERS = number_table(1, Table((Cell(0, 0, "3"), Cell(0, 1, "4"))))
REPORT = REPORTS["sentinel-2021"]
NAMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
LAWSUITS = ("未经复议直接起诉", "复议后起诉")


def boxes(*texts: str, tag: str = "div") -> str:
    return "".join(f"<{tag}>{text}</{tag}>" for text in texts)


HEADERS = {
    "boxes by rows": boxes("行政复议", "行政诉讼", *NAMES, *LAWSUITS, *NAMES, *NAMES),
    "boxes by columns": boxes("行政复议", *NAMES, "行政诉讼", LAWSUITS[0], *NAMES, LAWSUITS[1], *NAMES),
    "lines": boxes("行政复议 行政诉讼", " ".join((*NAMES, *LAWSUITS)), " ".join(NAMES * 2), tag="p"),
}
IN_ANOTHER_ORDER = {
    "lawsuits first": boxes("行政诉讼", "行政复议", *LAWSUITS, *NAMES * 3),
    "total first": boxes("行政复议", "行政诉讼", *LAWSUITS, *(NAMES[-1], *NAMES[:-1]) * 3),
}


def with_header(header: str) -> bytes:
    """The page with the header of its last table outside of it."""
    page = page_of(REPORT, flow(REPORT), HtmlStyle())
    table = list(re.finditer(r"<table.*?</table>", page, re.DOTALL))[-1]
    values = [text for path, text in REPORT.values.items() if path.startswith("review.")]
    row = f"<table><tr>{boxes(*values, tag='td')}</tr></table>"
    return (page[: table.start()] + header + row + page[table.end() :]).encode()


@pytest.mark.parametrize("header", HEADERS)
def test_the_header_names_the_columns(header: str) -> None:
    assert wrong_and_lost(record_of(with_header(HEADERS[header])), REPORT) == ({}, [])


@pytest.mark.parametrize("header", IN_ANOTHER_ORDER)
def test_a_header_in_another_order_is_not_read_in_the_form_s(header: str) -> None:
    record = record_of(with_header(IN_ANOTHER_ORDER[header]))
    assert wrong_and_lost(record, REPORT)[0] == {}
    assert {number for path, number in numbers_in(record).items() if path.startswith("review.")} == set()
    assert {found["where"].split(".")[0] for found in record["issues"] if found["severity"] == "error"} == {"review"}


def test_other_numbers_below_labels_are_left_alone() -> None:
    for words in (("规章", "行政许可", "行政处罚"), ("结果维持", "总计"), ("政策问答", "结果维持", "其他结果")):
        blocks: list[FlatBlock] = [*map(Paragraph, words), NUMBERS]
        assert with_header_lines(blocks) == blocks


def test_lines_become_the_first_rows() -> None:
    lines = [Paragraph("行政复议"), Paragraph("结果维持 结果纠正"), Paragraph("其他结果")]
    (block,) = with_header_lines([*lines, NUMBERS])
    assert isinstance(block, NumberedTable)
    assert [(cell.row, cell.text) for cell in block.table.cells] == [
        (0, "行政复议"), (1, "结果维持"), (1, "结果纠正"), (2, "其他结果"), (3, "3"), (3, "4"),
    ]  # fmt: skip
