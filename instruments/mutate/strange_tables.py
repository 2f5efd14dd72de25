"""Messes that make a table another one: columns and rows added, moved, merged, turned, told twice."""

from __future__ import annotations

from dataclasses import replace

from instruments.made.sheet import Sheet, SheetCell, Text
from instruments.mutate.case import Case, Truth, mess
from instruments.mutate.grid import Anchor, anchors, assembled
from instruments.mutate.tables import data_rows, each


@mess("values-merged")
def values_merged(case: Case) -> bool:
    """Two neighbouring value cells merged into one: whose number it is, nobody can say."""
    places = [(at, row) for at, sheet in each(case, "requests") for row in data_rows(sheet)]
    if not places or case.format == "text":
        return False
    at, row = case.random.choice(places)
    sheet = case.sheet(at)
    cells = list(sheet.rows[row])
    values = [i for i, cell in enumerate(cells) if cell.path and cell.col_span == 1]
    if len(values) < 2:
        return False
    first = case.random.choice(values[:-1])
    for cell in cells[first : first + 2]:
        if cell.path:
            case.truths[cell.path] = Truth(None, loud=True)
    cells[first : first + 2] = [replace(cells[first], col_span=2)]
    case.blocks[at] = replace(sheet, rows=(*sheet.rows[:row], tuple(cells), *sheet.rows[row + 1 :]))
    return True


def _with_leading_column(sheet: Sheet, header: str, texts: list[str]) -> Sheet:
    """The sheet with a column in front: a header cell over the header rows, then a text for each row."""
    rows = data_rows(sheet)
    top = rows[0] if rows else 0
    cells = [replace(a, column=a.column + 1) for a in anchors(sheet)]
    cells.append(Anchor(0, 0, SheetCell(header, max(top, 1), 1, "header")))
    for at, row in enumerate(range(max(top, 1), len(sheet.rows))):
        cells.append(Anchor(row, 0, SheetCell(texts[at] if at < len(texts) else "", role="label")))
    return assembled(sheet, cells, len(sheet.rows), (4, *sheet.widths))


@mess("column-serial")
def column_serial(case: Case) -> bool:
    """A column of running numbers in front of table 2."""
    done = False
    for at, sheet in each(case, "requests"):
        if data_rows(sheet):
            case.blocks[at] = _with_leading_column(sheet, "序号", [str(number) for number in range(1, 40)])
            done = True
    return done


@mess("column-unit")
def column_unit(case: Case) -> bool:
    """A column that says 件 in every row, between the labels and the values of table 2."""
    done = False
    for at, sheet in each(case, "requests"):
        values = [a.column for a in anchors(sheet) if a.cell.path]
        if not values or any(a.column < min(values) < a.column + a.cell.col_span for a in anchors(sheet)):
            continue
        place, rows = min(values), data_rows(sheet)
        cells = [replace(a, column=a.column + (a.column >= place)) for a in anchors(sheet)]
        if rows[0]:
            cells.append(Anchor(0, place, SheetCell("单位", rows[0], 1, "header")))
        cells += [Anchor(row, place, SheetCell("件", role="label")) for row in rows]
        covered = {row for a in cells for row in range(a.row, a.end) if a.column <= place < a.column + a.cell.col_span}
        cells += [
            Anchor(row, place, SheetCell("", role="label")) for row in range(len(sheet.rows)) if row not in covered
        ]
        widths = (*sheet.widths[:place], 4, *sheet.widths[place:])
        case.blocks[at] = assembled(sheet, cells, len(sheet.rows), widths)
        done = True
    return done


@mess("columns-reordered")
def columns_reordered(case: Case) -> bool:
    """Two columns of organisations change places, headers and values together: in a table that is whole."""
    if len(list(each(case, "requests"))) > 1:
        return False
    done = False
    for at, sheet in each(case, "requests"):
        values = sorted({a.column for a in anchors(sheet) if a.cell.path})
        if len(values) != 7 or any(a.cell.path and a.cell.col_span > 1 for a in anchors(sheet)):
            continue
        first, second = case.random.sample(values[1:6], 2)
        swap = {first: second, second: first}
        lowest = [a for a in anchors(sheet) if a.column in swap and a.cell.role == "header" and a.cell.col_span == 1]
        if len(lowest) != 2:
            continue
        cells = [
            replace(a, column=swap.get(a.column, a.column)) if a.cell.path or a in lowest else a for a in anchors(sheet)
        ]
        case.blocks[at] = assembled(sheet, cells, len(sheet.rows))
        done = True
    return done


@mess("rows-swapped")
def rows_swapped(case: Case) -> bool:
    """Two neighbouring rows of a group change places, labels and values together."""
    for at, sheet in each(case, "requests"):
        rows = data_rows(sheet)
        plain = [row for row in rows if row + 1 in rows and _is_plain(sheet, row) and _is_plain(sheet, row + 1)]
        if not plain:
            continue
        row = case.random.choice(plain)
        lines = list(sheet.rows)
        lines[row], lines[row + 1] = lines[row + 1], lines[row]
        case.blocks[at] = replace(sheet, rows=tuple(lines))
        return True
    return False


def _is_plain(sheet: Sheet, row: int) -> bool:
    """A row that neither begins nor ends a group: only cells of one row, the same count as a group's inner rows."""
    labels = [cell for cell in sheet.rows[row] if cell.role == "label"]
    return len(labels) == 1 and labels[0].row_span == 1 and labels[0].col_span == 1


@mess("review-vertical")
def review_vertical(case: Case) -> bool:
    """Table 3 turned on its side: a label column for each level, one value column."""
    done = False
    for at, sheet in each(case, "review"):
        if len(sheet.rows) != 4 or len([cell for cell in sheet.rows[3] if cell.path]) != 15:
            continue
        turned = [
            Anchor(a.column, a.row, replace(a.cell, row_span=a.cell.col_span, col_span=a.cell.row_span))
            for a in anchors(sheet)
            if a.column < 15
        ]
        case.blocks[at] = assembled(sheet, turned, 15, (8, 8, 8, 6))
        done = True
    return done


@mess("table-twice")
def table_twice(case: Case) -> bool:
    """Last year's table stands below this year's, for comparison."""
    at = case.random.choice(case.sheets())
    sheet = case.sheet(at)
    section = {"disclosure": 2, "requests": 3, "review": 4}.get(sheet.name)
    if section is None:
        return False

    def older(cell: SheetCell) -> SheetCell:
        if not cell.path:
            return cell
        text = str(int(cell.text) + 3) if cell.text.isdecimal() else cell.text
        return replace(cell, text=text, path=None)

    old = replace(sheet, name="decoy", rows=tuple(tuple(older(cell) for cell in row) for row in sheet.rows))
    line = Text("paragraph", f"附：{case.report.year - 1}年度同期数据（供对比）", section)
    case.blocks[at + 1 : at + 1] = [line, old]
    for row in sheet.rows:
        for cell in row:
            if cell.path:
                case.truths[cell.path] = replace(case.truths[cell.path], loud=True)
    case.prose_judged = False
    return True
