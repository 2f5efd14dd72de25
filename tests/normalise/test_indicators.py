"""Tables that list indicators: the statistics form of 2014 in the shapes that offices give it, and older local tables."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from reportparse.document import Cell, Table
from reportparse.forms.y2014 import DISCLOSURE, LITIGATION, RECONSIDERATION
from reportparse.normalise import TableReading, normalise
from reportparse.sections.layout_tables import number_table
from tests.normalise.statistics import HEADER, NUMBERS, lines, table

PATHS = list(NUMBERS)
REVIEW = [number for path, number in NUMBERS.items() if path.startswith("statistics.reconsideration")]


def read(*rows: list[str], year: int | None = 2016, regular: bool = True) -> TableReading:
    return normalise([table(*rows, regular=regular)], year).readings["statistics"]


def values(reading: TableReading) -> dict[str, Any]:
    return {value.path: value.value for value in reading.values}


def kinds(reading: TableReading) -> set[str]:
    return {found.kind for found in reading.issues}


@pytest.mark.parametrize(
    "rows",
    [
        [HEADER, *lines()],
        lines(),
        [["统 计 指 标", "单 位", "统 计 数"], *lines()],
        [["序号", *HEADER], *([str(at), *line] for at, line in enumerate(lines(), 1))],
        [["指标", "统计数", "单位"], *([label, number, unit] for label, unit, number in lines())],
        [[*HEADER, "备注"], *([*line, ""] for line in lines())],
        [["统计指标", "单位", "2016年", "2015年"], *([*line, "7" if line[2] else ""] for line in lines())],
        [["统计指标", "单位", "合计", "区政府", "乡镇"], *([*line, "1", "2"] for line in lines())],
        [["统计指标", "单位", "全年合计", "上半年", "下半年"], *([*line, "1", "2"] for line in lines())],
        [["统计指标", "统计数"], *([f"{label}（{unit}）", number] for label, unit, number in lines())],
        [HEADER * 2, *(a + b for a, b in zip(lines()[:33], [*lines()[33:], ["", "", ""]], strict=True))],
        [HEADER * 2, *(a + b for a, b in zip([*lines()[:30], *[["", "", ""]] * 5], lines()[30:], strict=True))],
    ],
    ids=[
        "plain",
        "no header",
        "spaced",
        "serial",
        "unit last",
        "remarks",
        "last year",
        "total",
        "total of the year",
        "no units",
        "side by side",
        "side by side, one shorter",
    ],
)
@pytest.mark.parametrize("regular", [True, False])
def test_every_indicator_is_read(rows: list[list[str]], regular: bool) -> None:
    reading = read(*rows, regular=regular)
    assert values(reading) == NUMBERS
    assert (reading.form.name, reading.local, reading.issues) == ("2014", (), ())


def test_columns_of_parts_are_nobodys() -> None:
    rows = [["统计指标", "单位", "区政府", "区直单位", "乡镇街道"], *([*line, "4", "5"] for line in lines())]
    reading = read(*rows)
    assert set(values(reading).values()) == {None}
    assert reading.values[0].raw == "3 | 4 | 5"
    assert kinds(reading) == {"columns-several"}


def test_a_label_that_the_form_has_twice_needs_its_head() -> None:
    path = "statistics.reconsideration.other"
    rows = [line for line in lines() if not (line[0] == "（三）其他情形数" and line[2] == str(NUMBERS[path]))]
    assert values(read(HEADER, *rows)) == NUMBERS | {path: None}
    rows = [line for line in lines() if line[0] not in (RECONSIDERATION, LITIGATION) and "维持" not in line[0]]
    found = values(read(HEADER, *rows))
    assert found["statistics.reconsideration.other"] is found["statistics.litigation.other"] is None


def test_rows_left_out_are_null_and_said() -> None:
    reading = read(HEADER, *(line for line in lines() if line[0] != "3.政务微博公开政府信息数"))
    assert values(reading) == NUMBERS | {"statistics.disclosure.by_microblog": None}
    assert [(found.kind, found.where) for found in reading.issues] == [
        ("indicator-missing", "statistics.disclosure.by_microblog")
    ]


def test_rows_left_out_are_one_issue_that_names_them() -> None:
    """Of many rows the message names a few by their labels and all by their paths, a part without any row as such."""
    kept = [line for line in lines() if "公开政府信息数" not in line[0] or "主动" in line[0]]
    kept = [line for line in kept if not any(word in line[0] for word in ("新闻发布会", "访谈", "解读", "回应"))]
    (found,) = read(HEADER, *kept).issues
    assert (found.kind, found.where) == ("indicator-missing", "statistics")
    assert "lacks 13 rows" in found.message
    assert "「1.政府公报公开政府信息数」" in found.message
    assert found.message.endswith(
        "statistics.disclosure.by_gazette, statistics.disclosure.by_website, statistics.disclosure.by_microblog, "
        "statistics.disclosure.by_wechat, statistics.disclosure.by_other, statistics.responses."
    )


@pytest.mark.parametrize(("left", "number"), [("", None), ("61", 61)])
def test_a_struck_number_of_a_local_row_is_told(left: str, number: int | None) -> None:
    given = table(HEADER, *lines()[:4], ["重点领域公开政府信息数", "条", left], *lines()[4:])
    cells = [
        replace(cell, struck="60", drawn=not left) if (cell.row, cell.column) == (5, 2) else cell
        for cell in given.table.cells
    ]
    reading = normalise([number_table(1, replace(given.table, cells=tuple(cells)))], 2016).readings["statistics"]
    (row,) = reading.local
    assert (row.value, row.cell.state) == (number, "number" if left else "unreadable")
    told = [found.kind for found in reading.issues if found.where == row.cell.path]
    assert told == ["text-struck", *([] if left else ["cell-unreadable"])]


def test_rows_put_in_are_kept_by_their_labels() -> None:
    added = [
        ["重点领域公开政府信息数", "条", "60"],
        ["其中：食品药品安全信息", "条", ""],
        ["5.其他方式申请数", "件", "2"],
    ]
    at = [line[0] for line in lines()].index("4.信函申请数") + 1
    reading = read(HEADER, *lines()[:4], *added[:2], *lines()[4:at], added[2], *lines()[at:])
    assert values(reading) == NUMBERS
    assert [(row.label, row.unit, row.value, row.under) for row in reading.local] == [
        ("重点领域公开政府信息数", "条", 60, "disclosure"),
        ("其中：食品药品安全信息", "条", None, "disclosure"),
        ("5.其他方式申请数", "件", 2, "requests"),
    ]
    assert [(row.cell.path, row.cell.raw, row.cell.state, row.cell.row) for row in reading.local] == [
        ("statistics.local.1", "60", "number", 5),
        ("statistics.local.2", "", "blank", 6),
        ("statistics.local.3", "2", "number", at + 3),
    ]


def test_a_row_of_another_medium_is_none_of_the_form() -> None:
    """政务头条号公开政府信息数 stands where 政务微信… was left out: like it in most characters, and another thing."""
    rows = [
        ["政务视频公开政府信息数" if "微信公开" in label else label, unit, number] for label, unit, number in lines()
    ]
    reading = read(HEADER, *rows)
    assert values(reading)["statistics.disclosure.by_wechat"] is None
    assert [row.label for row in reading.local] == ["政务视频公开政府信息数"]


def test_a_slip_of_the_pen_is_read_and_said() -> None:
    rows = [[label.replace("专题会议", "专题汇议"), unit, number] for label, unit, number in lines()]
    reading = read(HEADER, *rows)
    assert (values(reading), kinds(reading)) == (NUMBERS, {"label-drift"})


def test_a_row_twice_with_two_numbers_is_null() -> None:
    reading = read(HEADER, *lines(), ["2.兼职人员数", "人", "4"])
    assert values(reading) == NUMBERS | {"statistics.staff.part_time": None}
    assert kinds(reading) == {"row-repeated", "cell-unreadable"}


def test_amounts_are_in_ten_thousands() -> None:
    rows = [[label, "元" if unit == "万元" else unit, number] for label, unit, number in lines()]
    found = values(read(HEADER, *rows))
    assert found["statistics.fees.amount"] == Decimal(NUMBERS["statistics.fees.amount"]) / 10_000


def test_blank_cells_and_marks_are_no_zeros() -> None:
    reading = read(HEADER, *lines({PATHS[0]: "", PATHS[1]: "/", PATHS[2]: "0"}))
    assert [(value.value, value.state) for value in reading.values[:3]] == [
        (None, "blank"),
        (None, "mark"),
        (0, "number"),
    ]


def test_who_filled_it_in_is_no_row() -> None:
    foot = ["单位负责人：甲", "审核人：乙", "联系电话：0400-7654321"]
    reading = read(["政府信息公开情况统计表", "", ""], HEADER, *lines(), foot)
    assert (values(reading), reading.local) == (NUMBERS, ())
    assert kinds(reading) <= {"cell-unplaced"}


LOCAL_ROWS = [["主动公开信息数", "条"], ["申请总数", "条"], ["其中：1.当面申请数", "条"], ["行政申诉数", "件"]]


@pytest.mark.parametrize(
    ("header", "numbers"),
    [
        (["指标名称", "计量单位", "代码", "本期实际", "本年累计"], ["01", "112", "7"]),
        (["指标名称", "计量单位", "2016年度", "历年累计"], ["7", "545"]),
    ],
)
def test_older_local_tables_are_kept_by_label(header: list[str], numbers: list[str]) -> None:
    reading = read(header, *([*row, *numbers] for row in LOCAL_ROWS))
    assert (reading.form.name, reading.values, reading.issues) == ("local", (), ())
    assert [[row.label, row.unit, row.value, row.under] for row in reading.local] == [
        [*row, 7, None] for row in LOCAL_ROWS
    ]


def test_all_years_together_are_never_the_years() -> None:
    reading = read(["指标名称", "计量单位", "2014年度", "历年累计"], *([*row, "7", "9"] for row in LOCAL_ROWS))
    assert {row.value for row in reading.local} == {None}


def test_a_piece_without_its_header_goes_on() -> None:
    pieces = [table(HEADER, [DISCLOSURE, "", ""], *lines()[1:20]), table(*lines()[20:])]
    assert values(normalise(pieces, 2016).readings["statistics"]) == NUMBERS


def test_a_table_a_head_is_one_table() -> None:
    """行政复议 and 行政诉讼 have the same rows below them: the second is no repetition of the first."""
    rows = lines()
    cuts = [at for at, row in enumerate(rows) if row[0] in (RECONSIDERATION, LITIGATION)]
    pieces = [rows[: cuts[0]], rows[cuts[0] : cuts[1]], rows[cuts[1] :]]
    got = normalise([table(HEADER, *piece) for piece in pieces], 2016)
    assert values(got.readings["statistics"]) == NUMBERS
    assert got.issues == ()


def test_a_local_table_of_two_rows_is_not_the_form_of_sixty() -> None:
    reading = read(["指标", "单位", "数量"], ["主动公开信息数", "条", "318"], ["网上咨询数", "人次", "4120"])
    assert (reading.form.name, kinds(reading)) == ("local", set())
    assert [(row.label, row.value) for row in reading.local] == [("主动公开信息数", 318), ("网上咨询数", 4120)]


def test_words_alone_among_the_rows_are_a_row_without_a_number() -> None:
    added = [["机构领导", "", "4"], ["行政执法", "", ""]]
    reading = read(HEADER, *lines()[:4], *added, *lines()[4:], ["以上均含乡镇", "", ""])
    assert values(reading) == NUMBERS
    assert [(row.label, row.value, row.cell.state) for row in reading.local] == [
        ("机构领导", 4, "number"),
        ("行政执法", None, "blank"),
    ]
    assert [found.kind for found in reading.issues] == ["cell-unplaced"]


def test_the_total_of_a_group_is_the_number_of_its_head() -> None:
    """四、行政复议数量 over four rows, the first of them 合计."""
    rulings = [row for row in lines() if row[2] in map(str, REVIEW)]
    assert rulings[0][0] == RECONSIDERATION
    at = lines().index(rulings[0])
    cells = [Cell(0, column, text) for column, text in enumerate(("统计指标", "统计指标", "单位", "统计数"))]
    for row, (label, unit, number) in enumerate(lines(), 1):
        inside = at < row - 1 < at + len(rulings)
        if row - 1 == at:
            cells.append(Cell(row, 0, label, row_span=len(rulings)))
        label = "合计" if row - 1 == at else label
        wide = not (inside or row - 1 == at)
        cells.append(Cell(row, 0 if wide else 1, label, column_span=2 if wide else 1))
        cells += [Cell(row, 2, unit), Cell(row, 3, number)]
    reading = normalise([number_table(1, Table(tuple(cells)))], 2016).readings["statistics"]
    assert values(reading) == NUMBERS


def test_a_row_of_signs_alone_is_no_row() -> None:
    reading = read(HEADER, *lines()[:10], ["|-", "", "7"], *lines()[10:])
    assert values(reading) == NUMBERS


def test_the_only_table_under_another_years_name_is_told() -> None:
    last_years = replace(table(HEADER, *lines()), years=frozenset({2015}))
    assert [found.kind for found in normalise([last_years], 2016).issues] == ["table-of-other-year"]
    assert normalise([last_years], 2015).issues == ()


def test_rows_of_the_older_local_tables_are_no_form_of_2014() -> None:
    """网上申请数 stands there beside 电子邮件申请数, and is no 网络申请数 of the form, which counts both."""
    rows = [["主动公开信息数", "条"], ["全文电子化的主动公开信息数", "条"], ["申请总数", "件"], ["1.当面申请数", "件"]]
    rows += [["2.传真申请数", "件"], ["3.电子邮件申请数", "件"], ["4.网上申请数", "件"], ["5.信函申请数", "件"]]
    rows += [["同意公开答复数", "件"], ["同意部分公开答复数", "件"], ["行政复议数", "件"], ["行政诉讼数", "件"]]
    reading = read(["指标", "单位", "数量"], *([*row, "7"] for row in rows))
    assert (reading.form.name, kinds(reading)) == ("local", set())
    assert [[row.label, row.unit, row.value] for row in reading.local] == [[*row, 7] for row in rows]


@pytest.mark.parametrize("columns", [((0, 1), (1, 1), (2, 1)), ((0, 1), (1, 2), (3, 3)), ((0, 5), (5, 1), (6, 1))])
def test_a_piece_with_other_columns_below_the_header_is_read_by_its_order(columns: tuple[tuple[int, int], ...]) -> None:
    """As a PDF shows two tables right below each other as one grid."""
    rows = [HEADER, *lines()]
    cells = []
    for row, line in enumerate(rows):
        wide = ((0, 2), (2, 2), (4, 2)) if row < 20 else columns
        cells += [Cell(row, at, text, column_span=span) for (at, span), text in zip(wide, line, strict=True)]
    reading = normalise([number_table(1, Table(tuple(cells)))], 2016).readings["statistics"]
    assert values(reading) == NUMBERS


def test_a_code_beside_a_blank_number_is_no_number() -> None:
    rows = [[label, unit, f"{at:02}", number] for at, (label, unit, number) in enumerate(lines())]
    at = next(i for i, row in enumerate(rows) if row[0] == "1.当面申请数")
    rows[at][3] = ""
    path = "statistics.requests.received.in_person"
    assert values(read(["统计指标", "单位", "代码", "统计数"], *rows)) == NUMBERS | {path: None}


def test_the_head_of_a_column_is_no_row() -> None:
    """A header that was broken between its rows: 统计数 beside what is a number of the row below."""
    reading = read(HEADER, *lines()[:4], ["统计数", "", "1231"], *lines()[4:], ["单位", "", ""])
    assert (values(reading), reading.local) == (NUMBERS, ())
    assert [found.kind for found in reading.issues] == ["row-unknown"]


@pytest.mark.parametrize("header", [HEADER, None])
def test_a_number_over_two_rows_is_nobodys(header: list[str] | None) -> None:
    rows = [*([header] if header else []), *lines()]
    at = next(i for i, row in enumerate(rows) if row[0] == "1.当面申请数")
    cells = [
        Cell(row, column, text, row_span=2 if (row, column) == (at, 2) else 1)
        for row, line in enumerate(rows)
        for column, text in enumerate(line)
        if (row, column) != (at + 1, 2)
    ]
    reading = normalise([number_table(1, Table(tuple(cells)))], 2016).readings["statistics"]
    first, second = "statistics.requests.received.in_person", "statistics.requests.received.fax"
    assert values(reading) == NUMBERS | {first: None, second: None}
    assert [(found.kind, found.where) for found in reading.issues] == [("cell-merged", first), ("cell-missing", second)]


def test_a_number_beside_both_rows_of_a_cut_label_is_its_own() -> None:
    at = next(i for i, row in enumerate(lines()) if "专项经费" in row[0])
    label, unit, number = lines()[at]
    rows = [HEADER, *lines()[:at], [label[:20], unit, number], [label[20:]], *lines()[at + 1 :]]
    cells = [
        Cell(row, column, text, row_span=2 if row == at + 1 and column else 1)
        for row, line in enumerate(rows)
        for column, text in enumerate(line)
    ]
    reading = normalise([number_table(1, Table(tuple(cells)))], 2016).readings["statistics"]
    assert (values(reading), kinds(reading)) == (NUMBERS, set())


@pytest.mark.parametrize(
    ("label", "unit", "text", "state"),
    [
        ("政府网站专项经费", "万元", "055", "unreadable"),
        ("政府网站专项经费", "万元", "0.55", "number"),
        ("网上办结率", "％", "985", "unreadable"),
        ("公开数量较上年增减", "条", "4", "unreadable"),
        ("公开数量较上年增减", "条", "+4", "number"),
        ("公开专栏数", "个", "4", "number"),
        ("公开专栏数", "个", "0", "number"),
    ],
)
def test_a_local_row_whose_sign_or_point_a_picture_may_have_lost_is_in_doubt(
    label: str, unit: str, text: str, state: str
) -> None:
    made = table(HEADER, *lines(), [label, unit, text])
    cells = tuple(replace(cell, confidence=1.0, strokes_lost=cell.text == text) for cell in made.table.cells)
    reading = normalise([replace(made, table=replace(made.table, cells=cells))], 2016).readings["statistics"]
    (row,) = reading.local
    assert (row.cell.state, "strokes-lost" in kinds(reading)) == (state, state == "unreadable")


@pytest.mark.parametrize("within", ["万元 21.6", "万元21.6"])
def test_a_number_that_a_label_swallowed_is_unreadable_not_blank(within: str) -> None:
    rows = [[f"{row[0][:-3]}{within}{row[0][-3:]}", "", ""] if "专项经费" in row[0] else row for row in lines()]
    reading = read(HEADER, *rows)
    (value,) = (value for value in reading.values if value.path == "statistics.funding.amount")
    assert (value.value, value.state) == (None, "unreadable")
    assert ("cell-unreadable", "statistics.funding.amount") in [(found.kind, found.where) for found in reading.issues]
