"""Messes of published pages: explained labels, headers printed twice, merged cells filled out, turned reviews, look-alikes,
traditional characters."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from instruments.made.report import MadeReport
from instruments.made.sheet import Block, Row, Sheet, SheetCell, slots
from instruments.mutate.case import Case, mess, path_of
from instruments.mutate.tables import each

_EXPLANATIONS = (
    "（设区的市以上政府填写）",
    "（含行政处罚、行政强制等）",
    "(指本年数)",
    "（不含规章）",
    "(单位：件)",
    "（如-8）",
)
_CHARACTERS = Path(__file__).parents[2] / "src" / "reportparse" / "chinese" / "traditional.txt"
_AMBIGUOUS = frozenset("台谷后里面了干几于征只系余")
"""Simplified characters that are also traditional ones with another meaning."""


@mess("label-explained")
def label_explained(case: Case) -> bool:
    """Explanations in brackets behind labels of table 1 (a province's form of 2020), some naming other rows."""
    done = False
    for at, sheet in each(case, "disclosure"):
        rows: list[Row] = []
        for row in sheet.rows:
            cells = []
            for cell in row:
                explained = cell.role in ("label", "header") and cell.text and "（" not in cell.text
                if explained and "金额" not in cell.text and case.random.random() < 0.4:
                    cell = replace(cell, text=cell.text + case.random.choice(_EXPLANATIONS))
                    done = True
                cells.append(cell)
            rows.append(tuple(cells))
        case.blocks[at] = replace(sheet, rows=tuple(rows))
    return done


@mess("header-twice")
def header_twice(case: Case) -> bool:
    """本年新制作数量 printed again in the place of 本年新公开数量."""
    if "label-explained" in case.messes:
        return False

    def again(cell: SheetCell) -> SheetCell:
        return replace(cell, text="本年新\n制作数量") if cell.text == "本年新\n公开数量" else cell

    return case.recell(again)


@mess("cells-filled-out")
def cells_filled_out(case: Case) -> bool:
    """Every merged cell repeated in each place that it covers, as programs do that know no merged cells."""
    if {"values-merged", "column-unit"} & set(case.messes):
        return False
    done = False
    for at, sheet in each(case, "disclosure", "requests", "review"):
        if any(cell.path and cell.row_span > 1 for row in sheet.rows for cell in row):
            continue
        rows: list[Row] = []
        for line in slots(sheet):
            places = [(slot.cell, slot.anchor and not copy) for slot in line for copy in range(slot.cell.col_span)]
            rows.append(tuple(replace(c, row_span=1, col_span=1, path=c.path if own else None) for c, own in places))
        done |= tuple(rows) != sheet.rows
        case.blocks[at] = replace(sheet, rows=tuple(rows), widths=(1,) * max(map(len, rows)))
    return done


@mess("review-stacked")
def review_stacked(case: Case) -> bool:
    """Table 3 in blocks of five columns one below the other, in one table or in three."""
    done = False
    in_one = case.random.random() < 0.5
    for at, sheet in each(case, "review"):
        numbers = sheet.rows[-1] if sheet.rows else ()
        if len(sheet.rows) != 4 or len(numbers) != 15 or len(sheet.rows[1]) != 7 or path_of(numbers) is None:
            continue
        names = sheet.rows[1][:5]
        groups = (sheet.rows[0][0], *sheet.rows[1][5:7])
        blocks = [
            (
                (replace(group, row_span=1, col_span=5),),
                tuple(replace(name, row_span=1) for name in names),
                numbers[5 * which : 5 * which + 5],
            )
            for which, group in enumerate(groups)
        ]
        case.random.shuffle(blocks)
        made = [replace(sheet, rows=block, widths=(1,) * 5) for block in blocks]
        whole = replace(sheet, rows=tuple(row for block in blocks for row in block), widths=(1,) * 5)
        case.blocks[at : at + 1] = [whole] if in_one else made
        done = True
    return done


@mess("look-alike")
def look_alike(case: Case) -> bool:
    """A local table of counts by some of table 1's own words, above or below it."""
    places = case.sheets("disclosure")
    if len(places) != 1:
        return False
    sheet = case.sheet(places[0])
    if not any(path_of(row) for row in sheet.rows):
        return False
    rows: list[Row] = [(SheetCell("类别", role="header"), SheetCell("数量", role="header"))]
    labels = ["规章", "规范性文件", "行政许可", "行政处罚", "财政预算", "人事任免", "规划计划", "重大项目"]
    rows += [
        (SheetCell(label, role="label"), SheetCell(str(case.random.randint(100, 999))))
        for label in labels[: case.random.randint(4, len(labels))]
    ]
    case.blocks.insert(places[0] + case.random.randint(0, 1), Sheet("decoy", tuple(rows), (3, 2)))
    return True


@cache
def _traditional() -> dict[int, str]:
    lines = _CHARACTERS.read_text(encoding="utf-8").splitlines()
    pairs = [pair for line in lines if line[:1] != "#" for pair in line.split(" ")]
    return {ord(pair[1]): pair[0] for pair in reversed(pairs) if pair[1] not in _AMBIGUOUS}


@mess("traditional")
def traditional(case: Case) -> bool:
    """The whole document in traditional characters, as mirrors and wiki copies have it."""
    table = _traditional()

    def turned(block: Block) -> Block:
        if not isinstance(block, Sheet):
            return replace(block, text=block.text.translate(table))
        rows = (
            tuple(
                replace(c, text=c.text.translate(table), inner=_sheet(turned(c.inner)) if c.inner else None)
                for c in row
            )
            for row in block.rows
        )
        return replace(block, rows=tuple(rows))

    case.blocks = [turned(block) for block in case.blocks]
    case.report = _turned_report(case.report, table)
    return True


def _sheet(block: Block) -> Sheet:
    assert isinstance(block, Sheet)
    return block


def _turned_report(report: MadeReport, table: dict[int, str]) -> MadeReport:
    return replace(
        report,
        title=tuple(line.translate(table) for line in report.title),
        organ=report.organ.translate(table),
        publisher=report.publisher.translate(table) if report.publisher else None,
    )
