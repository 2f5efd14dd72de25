"""The statistics table of 2014 where it stands as lines of text, in every way that converters write it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reportparse.document import Cell, Document, Paragraph, Table
from reportparse.normalise import TableReading, normalise
from reportparse.pipeline import record_of
from reportparse.sections import indicator_lines
from reportparse.sections.indicator_gatherer import Word
from reportparse.sections.segment import segment
from tests.normalise.statistics import HEADER, NUMBERS, lines

ROWS = [HEADER, *lines()]
ABOVE = ["七、附表", "政府信息公开情况统计表", "（2016年度）", "填报单位（盖章）：甲县水务局"]
FOOT = "单位负责人：甲　审核人：乙　填报人：丙　联系电话：0400-7654321　填报日期：2017年1月9日"


def cells(rows: list[list[str]]) -> list[str]:
    """A cell a line, blank ones lost."""
    return [cell for row in rows for cell in row if cell]


def joined(rows: list[list[str]], blank: str = " ") -> list[str]:
    """A row a line."""
    return [blank.join(cell for cell in row if cell) for row in rows]


def read(written: list[str]) -> TableReading | None:
    document = Document("text", tuple(Paragraph(line) for line in (*ABOVE, *written, FOOT)))
    return normalise(segment(document).tables, 2016).readings.get("statistics")


def values(written: list[str]) -> dict[str, object]:
    reading = read(written)
    return {value.path: value.value for value in reading.values} if reading else {}


def packed(rows: list[list[str]]) -> list[str]:
    """Three rows a line."""
    written = joined(rows)
    return [written[0], *(" ".join(written[at : at + 3]) for at in range(1, len(written), 3))]


BESIDE = [HEADER * 2, *(a + b for a, b in zip(lines()[:33], [*lines()[33:], ["", "", ""]], strict=True))]
NUMBERED = [["序号", *HEADER], *([str(at), *line] for at, line in enumerate(lines(), 1))]
REMARKED = [[*HEADER, "备注"], *([*line, "含乡镇" if at == 3 else ""] for at, line in enumerate(lines()))]
TOTALLED = [
    ["统计指标", "单位", "合计", "区政府", "乡镇"],
    *([*line, "1", "2"] if line[2] else line for line in lines()),
]
HEADLESS = [[label, "", ""] if unit == "——" else [label, unit, number] for label, unit, number in lines()]


@pytest.mark.parametrize("shape", [cells, joined, packed, lambda rows: joined(rows, "   ")])
@pytest.mark.parametrize("rows", [ROWS, lines(), BESIDE, NUMBERED, REMARKED, TOTALLED, [HEADER, *HEADLESS]])
def test_every_indicator_is_read(rows: list[list[str]], shape: object) -> None:
    assert callable(shape)
    assert values(shape(rows)) == NUMBERS


def beside(cut: int) -> list[list[str]]:
    """Two lists of unequal length side by side, without a header that says so."""
    left, right = lines()[:cut], lines()[cut:]
    return [(left[at] if at < len(left) else []) + (right[at] if at < len(right) else []) for at in range(max(cut, 40))]


@pytest.mark.parametrize("cut", [28, 30, 36, 40])
def test_two_lists_side_by_side_need_no_header(cut: int) -> None:
    """被依法纠错数 of the right one stands between rows of the left one, far from its head in reading order."""
    assert values(joined(beside(cut))) == NUMBERS


def test_units_stick_to_their_numbers() -> None:
    """A borderless table in a PDF: 1.当面申请数 件38, 专项经费（不包括… 万元1.5 …的经费）."""
    written = [f"{label} {unit}{number}" if number else label for label, unit, number in lines()]
    at = next(i for i, line in enumerate(written) if "专项经费" in line)
    label, rest = written[at].split()
    written[at : at + 1] = [label[:30], rest, label[30:]]
    assert values(written) == NUMBERS


def test_units_that_a_narrow_column_breaks() -> None:
    words = {"万元": ["万", "元"], "人次": ["人", "次"]}
    assert values([part for cell in cells(ROWS) for part in words.get(cell, [cell])]) == NUMBERS


def test_bars_of_a_drawn_table_part_words() -> None:
    assert values([f"│{'│'.join(row)}│" for row in ROWS]) == NUMBERS


def test_nothing_parts_the_cells_of_a_row() -> None:
    assert values(joined(ROWS, "")) == NUMBERS


def test_a_label_goes_on_around_its_number() -> None:
    written = joined(ROWS)
    at = next(i for i, line in enumerate(written) if "专项经费" in line)
    label, unit, number = written[at].split()
    written[at : at + 1] = [f"{label[:20]} {unit} {number}", label[20:]]
    assert values(written) == NUMBERS


def test_a_number_out_of_its_place_makes_no_blank_cell_and_no_value() -> None:
    """A converter put the number of one row behind that of another: neither is known."""
    written = cells(ROWS)
    strayed = NUMBERS["statistics.complaints.total"]
    at = written.index(str(strayed))
    assert written[at - 1] == "件"
    del written[at]
    written.insert(written.index("1.专职人员数（不包括政府公报及政府网站工作人员数）"), str(strayed))
    reading = read(written)
    assert reading is not None
    states = {value.path: value.state for value in reading.values}
    assert (states["statistics.complaints.total"], states["statistics.staff.total"]) == ("missing", "unreadable")


def test_labels_apart_from_their_numbers_are_no_table_of_zeros() -> None:
    columns = [[row[at] for row in lines() if row[at]] for at in range(3)]
    assert set(values([*columns[0], *columns[1], *columns[2]]).values()) <= {None}


def test_running_text_is_no_table() -> None:
    text = ["（一）收到申请数", "2016年共收到申请5件。", "1.当面申请数为3件。", "2.传真申请数为2件。"]
    assert read(text) is None


def test_heads_of_the_table_are_no_sections() -> None:
    document = Document("text", tuple(Paragraph(line) for line in (*ABOVE, *joined(ROWS), FOOT)))
    headings = [section.heading for section in segment(document).sections if section.heading]
    assert not {"一、主动公开情况", "三、依申请公开情况"} & set(headings)


@pytest.mark.parametrize("line", ["一、主动公开情况", "统计指标 单位 统计数", "（一）收到申请数（", "收到申请数"])
def test_lines_without_a_table_are_looked_at_a_bounded_number_of_times(
    line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lines that each may begin a table and never give one cost as many looks as there are lines, not their square."""
    looks = 0
    words = indicator_lines._words

    def counted(block: Paragraph, number: int) -> Iterator[Word]:
        nonlocal looks
        looks += 1
        return words(block, number)

    monkeypatch.setattr(indicator_lines, "_words", counted)
    blocks = [Paragraph(line) for _ in range(3_000)]
    assert indicator_lines.with_indicator_tables(blocks) == blocks
    assert looks <= (1 + indicator_lines.MAX_HEADERS) * len(blocks)


def running(rows: list[list[str]], between: str, each: int) -> list[str]:
    """Rows as running lines: 收到申请数：46件；"""
    said = [f"{label}{between}{number}{unit}" if number else label for label, unit, number in rows]
    return ["；".join(said[at : at + each]) + "。" * (each > 1) for at in range(0, len(said), each)]


@pytest.mark.parametrize("between", ["：", ":", " ", "为"])
@pytest.mark.parametrize("each", [1, 3])
def test_a_list_in_running_lines_is_read(between: str, each: int) -> None:
    assert values(running(lines(), between, each)) == NUMBERS


def test_a_few_running_lines_stay_in_their_chapter() -> None:
    assert read(["收到申请数：46件；", "申请办结数：46件；", "申请答复数：46件。"]) is None


def test_a_number_and_the_next_lines_label_that_nothing_parts() -> None:
    """A line joined to the one above it, as if it went on: … 条 3主动公开规范性文件数 条 4."""
    written = joined(ROWS)
    at = next(at for at, line in enumerate(written) if line.startswith("主动公开规范性文件数"))
    written[at - 1 : at + 1] = ["".join(written[at - 1 : at + 1])]
    assert values(written) == NUMBERS


def caption(*texts: str) -> list[Cell]:
    return [Cell(row, 0, text, column_span=3) for row, text in enumerate(texts)]


def test_the_caption_in_a_tables_first_rows_stands_above_it() -> None:
    above = caption("甲县水务局2016年政府信息公开情况统计表", "填报单位（盖章）：甲县水务局")
    rows = [Cell(row, column, text) for row, line in enumerate(ROWS, 2) for column, text in enumerate(line)]
    outline = segment(Document("html", (Table((*above, *rows)),)))
    assert [block.text for block in outline.front if isinstance(block, Paragraph)] == [cell.text for cell in above]
    (numbered,) = outline.tables
    assert numbered.table.cells == tuple(rows)
    got = normalise([numbered], 2016)
    assert {value.path: value.value for value in got.readings["statistics"].values} == NUMBERS
    assert got.issues == ()


def test_a_table_alone_with_its_title_in_it_is_partial() -> None:
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
    title = "甲县水务局2016年政府信息公开情况统计表"
    page = f"<html><body><table><tr><td colspan=3>{title}</td></tr>{rows}</table></body></html>"
    made = record_of(page.encode(), "a.html")
    about = made["report"]
    assert (about["title"], about["organ"], about["year"], made["status"]) == (title, "甲县水务局", 2016, "partial")
    assert {found["kind"] for found in made["issues"]} == {"text-missing"}


def test_heads_of_two_lines_and_numbers_of_two_years() -> None:
    """2016 and 年 above and below 统计指标, or a line each: the year's own column is taken, also where a label is cut."""
    rows = joined([[*line, "7"] if line[2] else line for line in lines()])
    at = next(i for i, line in enumerate(rows) if "专项经费" in line)
    label, unit, number, other = rows[at].split()
    rows[at : at + 1] = [label[:30], f"{unit} {number} {other}", label[30:]]
    assert values(["2016  2015", "统计指标  单位", "年  年", *rows]) == NUMBERS
    assert values(["统计指标 单位", "2016", "年", "2015", "年", *rows]) == NUMBERS


def test_serial_numbers_need_no_head_and_may_stand_beside_a_label_of_two_lines() -> None:
    written = joined([[str(at), *line] for at, line in enumerate(lines(), 1)])
    at = next(i for i, line in enumerate(written) if "热点" in line)
    serial, label, unit, number = written[at].split()
    assert values(written) == NUMBERS
    heads = [line for line in written if line.endswith("——")]
    assert values([part for line in written for part in (line.split(" ", 1) if line in heads else [line])]) == NUMBERS
    written[at : at + 1] = [label[:33], f"{serial} {unit} {number}", label[33:]]
    assert values(["序号 统计指标 单位 统计数", *written]) == NUMBERS


def test_one_number_where_a_year_is_blank_is_told() -> None:
    rows = [[*line, "7"] if line[2] else line for line in lines()]
    at = next(i for i, row in enumerate(rows) if row[0] == "1.当面申请数")
    rows[at] = [*rows[at][:2], "5"]
    reading = read(["统计指标 单位 2016年 2015年", *joined(rows)])
    assert reading is not None
    path = "statistics.requests.received.in_person"
    states = {value.path: value.state for value in reading.values}
    assert (states[path], [found.where for found in reading.issues]) == ("unreadable", [path])


def test_a_head_over_two_lines_is_one_column() -> None:
    assert values(["统计指标", "单位", "统计", "数", *cells(lines())]) == NUMBERS
    assert values(["统计指标 单位", "统计", "数", *cells(lines())]) == NUMBERS
