"""Tables in layouts that say all that the form asks: every value is read, and what was drifted is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from instruments.grids import (
    lost,
    of_sheet,
    read,
    recell,
    relabel,
    rerow,
    unaccounted,
    wrong,
)
from instruments.made import Sheet
from instruments.made.sheet import Row
from instruments.mutate.grid import cut
from reportparse.document import Table
from tests.normalise.sheets import (
    DISCLOSURE,
    DISCLOSURE_2019,
    REQUESTS,
    REQUESTS_2019,
    REVIEW,
    UNIT_2019,
    C,
    KindWhere,
    bare,
    dump,
    found,
    other_spans_2019,
    reordered,
    split_header_2019,
    with_column,
    without,
    without_captions,
)


def trailing(sheet: Sheet) -> Sheet:
    return rerow(sheet, [(*row, C(""), C("\u00a0"), C("")) for row in sheet.rows])


def review_with_label() -> Sheet:
    first, second, third, data = REVIEW.rows
    return rerow(REVIEW, [(C("类别", 3), *first), second, third, (C("件数"), *data)])


def review_total_first() -> Sheet:
    def turned(row: Row) -> Row:
        return tuple(cell for at in range(0, len(row), 5) for cell in (row[at + 4], *row[at : at + 4]))

    first, second, third, data = REVIEW.rows
    return rerow(REVIEW, [first, (*turned(second[:5]), *second[5:]), turned(third), turned(data)])


def review_litigation_first() -> Sheet:
    first, second, third, data = REVIEW.rows
    return rerow(REVIEW, [first[::-1], (*second[5:], *second[:5]), third, (*data[5:], *data[:5])])


def total_first() -> Sheet:
    sheet = reordered(REQUESTS, (6, 0, 1, 2, 3, 4, 5))
    rows = list(sheet.rows)
    rows[1] = (rows[1][2], rows[1][0], rows[1][1])
    return rerow(sheet, rows)


def research_before_business() -> Sheet:
    sheet = reordered(REQUESTS, (0, 2, 1, 3, 4, 5, 6))
    rows = list(sheet.rows)
    rows[2] = (rows[2][1], rows[2][0], *rows[2][2:])
    return rerow(sheet, rows)


def columns_of_disclosure(*order: int) -> Sheet:
    rows = [(row[0], *(row[i] for i in order)) if len(row) == 4 else row for row in DISCLOSURE.rows]
    return rerow(DISCLOSURE, rows)


RIGHT: dict[str, tuple[list[Table], KindWhere]] = {
    "as the notice prints it: 1": ([of_sheet(DISCLOSURE)], []),
    "as the notice prints it: 2": ([of_sheet(REQUESTS)], []),
    "as the notice prints it: 3": ([of_sheet(REVIEW)], []),
    "as the notice of 2019 prints it: 1": ([of_sheet(DISCLOSURE_2019)], [UNIT_2019]),
    "as the notice of 2019 prints it: 2": ([of_sheet(REQUESTS_2019)], []),
    "no captions": ([of_sheet(without_captions(DISCLOSURE))], []),
    "no captions, 2019": ([of_sheet(without_captions(DISCLOSURE_2019))], [UNIT_2019]),
    "no header: 1": (
        [of_sheet(without(DISCLOSURE, "信息内容"))],
        [("column-assumed", "disclosure"), ("unit-unstated", "disclosure.fees.amount")],
    ),
    "no header: 2": ([of_sheet(rerow(REQUESTS, REQUESTS.rows[3:]))], [("column-assumed", "requests")]),
    "blank columns at the end: 1": ([of_sheet(trailing(DISCLOSURE))], []),
    "blank columns at the end: 2": ([of_sheet(trailing(REQUESTS))], []),
    "header 1-1-2-1, data 1-2-1-1": ([of_sheet(other_spans_2019(DISCLOSURE_2019))], [UNIT_2019]),
    "header over two rows": ([of_sheet(split_header_2019(DISCLOSURE_2019))], [UNIT_2019]),
    "a label in front of the data row": ([of_sheet(review_with_label())], []),
    "total column first": ([of_sheet(total_first())], []),
    "research before business": ([of_sheet(research_before_business())], []),
    "columns of table 1 backwards": ([of_sheet(columns_of_disclosure(3, 2, 1))], []),
    "two alike columns of table 1 swapped": ([of_sheet(columns_of_disclosure(2, 1, 3))], []),
    "totals first in table 3": ([of_sheet(review_total_first())], []),
    "lawsuits before reconsiderations": ([of_sheet(review_litigation_first())], []),
    "a text dump: 1": ([dump(DISCLOSURE)], []),
    "a text dump: 2": ([dump(REQUESTS)], []),
    "a text dump: 3": ([dump(REVIEW)], []),
    "a text dump without merged-away cells: 2": ([bare(REQUESTS)], []),
    "a text dump without merged-away cells: 3": ([bare(REVIEW)], []),
    "a text dump of 2019": ([dump(DISCLOSURE_2019)], [UNIT_2019]),
    "cut between rows": ([of_sheet(part) for part in cut(REQUESTS, 12, repeat_labels=False)], []),
    "cut between rows, labels repeated": ([of_sheet(part) for part in cut(REQUESTS, 9, repeat_labels=True)], []),
    "half-width": ([of_sheet(recell(REQUESTS, lambda cell: replace(cell, text=cell.text.replace("（", "("))))], []),
    "total called 合计": ([of_sheet(relabel(REQUESTS, "（七）总计", "（七）合计"))], []),
    "3.其它": ([of_sheet(relabel(REQUESTS, "3.其他", "3.其它"))], []),
    "typo in a label": (
        [of_sheet(relabel(REQUESTS, "7.属于行政执法案卷", "7.属于行政执法卷宗"))],
        [("label-drift", "requests.denied.enforcement_files")],
    ),
    "typo in a column's label": (
        [of_sheet(relabel(REQUESTS, "社会公益组织", "社会公益机构"))],
        [("label-drift", "requests")],
    ),
    "columns cut to 本年新": (
        [of_sheet(relabel(relabel(DISCLOSURE_2019, "本年新\n制作数量", "本年新"), "本年新\n公开数量", "本年新"))],
        [("label-drift", "disclosure"), ("label-drift", "disclosure"), UNIT_2019],
    ),
    "the rule of the form of 2019 in a table of 2021": (
        [of_sheet(relabel(DISCLOSURE, "行政规范性文件", "规范性文件"))],
        [],
    ),
    "a remark column without remarks": ([of_sheet(with_column(REQUESTS, 7, ""))], []),
}


@pytest.mark.parametrize("case", RIGHT)
def test_right(case: str) -> None:
    tables, issues = RIGHT[case]
    got = read(tables)
    assert (wrong(got), lost(got, tables), found(got)) == ({}, [], issues)


@pytest.mark.parametrize("case", RIGHT)
def test_every_number_is_a_value_or_in_an_issue(case: str) -> None:
    tables = RIGHT[case][0]
    got = read(tables)
    assert unaccounted(got, tables) == []
