"""Messes of tables: spans, spurious cells, lost and strange rows and columns, tables cut and merged (domain §3, §6)."""

from __future__ import annotations

from dataclasses import replace

from instruments.made.sheet import Row, Sheet, SheetCell, Text
from instruments.mutate.case import Case, mess, path_of
from instruments.mutate.grid import anchors, assembled, cut, widened, with_row, without_column, without_row


def each(case: Case, *names: str) -> list[tuple[int, Sheet]]:
    """The sheets so named, last first, so that places stay right when more are put in."""
    return [(at, case.sheet(at)) for at in reversed(case.sheets(*names))]


def data_rows(sheet: Sheet) -> list[int]:
    """Numbers of the rows that hold values."""
    return [at for at, row in enumerate(sheet.rows) if path_of(row)]


@mess("spans-mismatched")
def spans_mismatched(case: Case) -> bool:
    """Table 1 on five columns, header 1-1-2-1, data 1-2-1-1 (seen in Shanghai's report of 2019)."""
    header: dict[int, tuple[int, ...]] = {1: (5,), 2: (1, 4), 3: (1, 2, 2), 4: (1, 1, 2, 1)}
    data: dict[int, tuple[int, ...]] = {1: (5,), 2: (2, 3), 3: (1, 1, 3), 4: (1, 2, 1, 1)}
    done = False
    for at, sheet in each(case, "disclosure"):
        if any(len(row) > 4 or any(cell.row_span > 1 for cell in row) for row in sheet.rows):
            continue
        rows = tuple(
            tuple(
                replace(cell, col_span=span)
                for cell, span in zip(row, (data if path_of(row) else header)[len(row)], strict=True)
            )
            for row in sheet.rows
        )
        case.blocks[at] = replace(sheet, rows=rows, widths=(1,) * 5)
        done = True
    return done


@mess("label-too-narrow", "html", "docx")
def label_too_narrow(case: Case) -> bool:
    """In some rows of table 2 the label spans a column too few, and the values stand one to the left."""
    done = False
    for at, sheet in each(case, "requests"):
        rows: list[Row] = []
        for row in sheet.rows:
            wide = [i for i, cell in enumerate(row) if cell.role == "label" and cell.col_span > 1]
            if wide and case.random.random() < 0.6:
                cells = list(row)
                cells[wide[0]] = replace(cells[wide[0]], col_span=cells[wide[0]].col_span - 1)
                row, done = tuple(cells), True
            rows.append(row)
        case.blocks[at] = replace(sheet, rows=tuple(rows))
    return done


@mess("columns-spurious")
def columns_spurious(case: Case) -> bool:
    """Empty cells behind the rows: behind all of them, or behind some."""
    count = case.random.randint(1, 4)
    share = case.random.choice((1.0, 1.0, 0.4))
    for at, sheet in each(case):
        rows = tuple(
            (*row, *[SheetCell("", role="header")] * count) if case.random.random() < share else row
            for row in sheet.rows
        )
        case.blocks[at] = replace(sheet, rows=rows, widths=sheet.widths + (4,) * count)
    return True


@mess("header-split")
def header_split(case: Case) -> bool:
    """商业/企业 and the like in two physical rows."""
    done = False
    for at, sheet in each(case, "requests", "review"):
        places = [
            i for i, row in enumerate(sheet.rows) if row and all(c.role == "header" and c.row_span == 1 for c in row)
        ]
        places = [i for i in places if any("\n" in cell.text for cell in sheet.rows[i])]
        if not places:
            continue
        row = sheet.rows[places[-1]]
        upper = tuple(replace(cell, text=cell.text.partition("\n")[0]) for cell in row)
        lower = tuple(replace(cell, text=cell.text.partition("\n")[2]) for cell in row)
        taller = with_row(sheet, places[-1] + 1, lower)
        rows = list(taller.rows)
        rows[places[-1]] = upper
        grown = _grown(replace(taller, rows=tuple(rows)), sheet, places[-1])
        case.blocks[at] = grown
        done = True
    return done


def _grown(sheet: Sheet, before: Sheet, row: int) -> Sheet:
    """Cells that ended with the split row now end a row later, so that the header stays a rectangle."""
    ended = {(a.row, a.column) for a in anchors(before) if a.end == row + 1 and a.row < row}
    rows = []
    for number in range(len(sheet.rows)):
        columns = [a for a in anchors(before) if a.row == number] if number < row else []
        cells = []
        for index, cell in enumerate(sheet.rows[number]):
            if number < row and (number, columns[index].column) in ended:
                cell = replace(cell, row_span=cell.row_span + 1)
            cells.append(cell)
        rows.append(tuple(cells))
    return replace(sheet, rows=tuple(rows))


@mess("table-per-block")
def table_per_block(case: Case) -> bool:
    """Table 1 as one table for each item of Article 20; the caption in it, or a paragraph above it."""
    done = False
    as_text = case.random.random() < 0.4
    for at, sheet in each(case, "disclosure"):
        starts = [i for i, row in enumerate(sheet.rows) if row and row[0].role == "caption"]
        if len(starts) < 2 or starts[0] != 0:
            continue
        blocks: list[Text | Sheet] = []
        for start, end in zip(starts, [*starts[1:], len(sheet.rows)], strict=True):
            if as_text:
                blocks.append(Text("paragraph", sheet.rows[start][0].text, 2))
            blocks.append(replace(sheet, rows=sheet.rows[start + as_text : end]))
        case.blocks[at : at + 1] = blocks
        case.prose_judged &= not as_text
        done = True
    return done


@mess("table-cut")
def table_cut(case: Case) -> bool:
    """A table cut in two, through a group if it falls so; header and labels repeated or not; a line between or not."""
    done = False
    repeat_header, repeat_labels = case.random.random() < 0.4, case.random.random() < 0.4
    line = case.random.choice(("", "", "续表", "- 4 -"))
    for at, sheet in each(case, "disclosure", "requests"):
        rows = data_rows(sheet)
        if len(rows) < 3 or (done and case.random.random() < 0.5):
            continue
        first, second = cut(sheet, case.random.choice(rows[1:]), repeat_labels=repeat_labels)
        if repeat_header and sheet.name == "requests":
            header = sheet.rows[: rows[0]]
            second = replace(second, rows=(*header, *second.rows))
        section = 2 if sheet.name == "disclosure" else 3
        case.blocks[at : at + 1] = [first, *([Text("paragraph", line, section)] if line else []), second]
        case.prose_judged &= not line
        done = True
    return done


@mess("rows-dropped")
def rows_dropped(case: Case) -> bool:
    """Rows of the form that the document lacks."""
    for _ in range(case.random.randint(1, 3)):
        choices = [(at, row) for at, sheet in each(case, "disclosure", "requests") for row in data_rows(sheet)]
        if not choices:
            return False
        at, row = case.random.choice(choices)
        case.blocks[at] = without_row(case.sheet(at), row)
    return True


@mess("rows-unknown")
def rows_unknown(case: Case) -> bool:
    """Rows that the form does not have, with numbers of their own."""
    labels = ("其中：网络申请", "备注事项", "4.其他情形", "公共企事业单位信息", "其中：本级", "信息公开投诉举报")
    done = False
    for at, sheet in each(case, "disclosure", "requests"):
        rows = data_rows(sheet)
        if not rows or case.random.random() < 0.3:
            continue
        place = case.random.choice(rows)
        values = tuple(
            SheetCell(str(case.random.randint(1, 99)), col_span=c.col_span) for c in sheet.rows[place] if c.path
        )
        whole = len(sheet.widths) - sum(value.col_span for value in values)
        if sheet.name == "requests":
            own = [cell for cell in sheet.rows[place] if cell.role == "label" and cell.row_span == 1]
            whole = own[-1].col_span if own else whole
            if any(cell.row_span > 1 for cell in sheet.rows[place]):
                continue
        label = SheetCell(case.random.choice(labels), col_span=whole, role="label")
        case.blocks[at] = with_row(sheet, place, (label, *values))
        done = True
    return done


@mess("column-dropped")
def column_dropped(case: Case) -> bool:
    """Table 2 lacks one of its columns, header and values."""
    places = case.sheets("requests")
    if not places:
        return False
    sheet = case.sheet(places[0])
    values = [a.column for a in anchors(sheet) if a.cell.path]
    if not values:
        return False
    case.blocks[places[0]] = without_column(sheet, case.random.choice(sorted(set(values))))
    return len(places) == 1


@mess("header-missing")
def header_missing(case: Case) -> bool:
    """A table without its header rows."""
    # Where a header alone says 元, the document without it says another amount.
    names = ("requests", "review") if "header-yuan" in case.messes else ("disclosure", "requests", "review")
    places = case.sheets(*names)
    if not places:
        return False
    at = case.random.choice(places)
    sheet = case.sheet(at)
    for row in reversed(range(len(sheet.rows))):
        if row < len(sheet.rows) and sheet.rows[row] and all(cell.role == "header" for cell in sheet.rows[row]):
            sheet = without_row(sheet, row)
    case.blocks[at] = sheet
    return True


@mess("header-partial")
def header_partial(case: Case) -> bool:
    """One header row of table 2 or 3 missing, such as the one with 申请人情况 or with 行政诉讼."""
    for at, sheet in each(case, "requests", "review"):
        if sheet.rows and all(cell.role == "header" for cell in sheet.rows[0]) and len(sheet.rows) > 3:
            case.blocks[at] = without_row(sheet, 0)
            return True
    return False


@mess("labels-unmerged")
def labels_unmerged(case: Case) -> bool:
    """Group labels not merged over their rows: repeated in each, or only in the first with blanks below."""
    repeated = case.random.random() < 0.5
    for at, sheet in each(case, "requests"):
        cells = []
        for anchor in anchors(sheet):
            if anchor.cell.role != "label" or anchor.cell.row_span == 1:
                cells.append(anchor)
                continue
            for row in range(anchor.row, anchor.end):
                text = anchor.cell.text if repeated or row == anchor.row else ""
                cells.append(replace(anchor, row=row, cell=replace(anchor.cell, row_span=1, text=text)))
        case.blocks[at] = assembled(sheet, cells, len(sheet.rows))
    return True


@mess("result-column-lost")
def result_column_lost(case: Case) -> bool:
    """Table 2 without the column of 三、本年度办理结果; its text a row of its own, or nowhere."""
    done = False
    as_row = case.random.random() < 0.5
    for at, sheet in each(case, "requests"):
        found = [a for a in anchors(sheet) if a.cell.role == "label" and a.column == 0 and a.cell.row_span > 8]
        if len(found) != 1 or found[0].cell.col_span != 1:
            continue
        text = found[0].cell.text
        less = without_column(sheet, 0)
        if as_row:
            less = with_row(less, found[0].row, (SheetCell(text, 1, len(less.widths), "label"),))
        case.blocks[at] = less
        done = True
    return done


@mess("title-row")
def title_row(case: Case) -> bool:
    """A row above a table that names it, and one below it with a note."""
    names = {
        "disclosure": "表1 主动公开政府信息情况",
        "requests": "表2 收到和处理申请情况",
        "review": "表3 复议诉讼情况",
    }
    done = False
    for at, sheet in each(case, *names):
        wide = len(sheet.widths)
        if case.random.random() < 0.5:
            row: Row = (SheetCell(names[sheet.name], 1, wide, "caption"),)
            sheet = replace(sheet, rows=(row, *sheet.rows))
            done = True
        if case.random.random() < 0.4:
            row = (SheetCell("注：数据由各科室提供。", 1, wide, "caption"),)
            sheet = replace(sheet, rows=(*sheet.rows, row))
            done = True
        case.blocks[at] = sheet
    # Whether such a row counts as running text is a matter of taste.
    case.prose_judged &= not done
    return done


@mess("rows-blank")
def rows_blank(case: Case) -> bool:
    """Rows of empty cells between the rows."""
    for at, sheet in each(case):
        rows = [row for row in range(1, len(sheet.rows)) if case.random.random() < 0.1]
        for row in reversed(rows):
            spans = sum(a.cell.col_span for a in anchors(sheet) if a.row < row < a.end)
            blanks = tuple(SheetCell("", role="header") for _ in range(len(sheet.widths) - spans))
            sheet = with_row(sheet, row, blanks)
        case.blocks[at] = sheet
    return True


@mess("tables-in-one")
def tables_in_one(case: Case) -> bool:
    """All tables in one, their headings as rows of it."""
    places = case.sheets()
    sheets = [case.sheet(at) for at in places]
    if [sheet.name for sheet in sheets] != ["disclosure", "requests", "review"]:
        return False
    if any(len(sheet.widths) > 15 for sheet in sheets) or not 3 <= len(sheets[1].widths) <= 10:
        return False
    headings = {case.line(at).section: at for at in case.texts("heading")}
    rows: list[Row] = []
    for number, sheet in zip((2, 3, 4), sheets, strict=True):
        if number in headings:
            rows.append((SheetCell(case.line(headings[number]).text, 1, 15, "caption"),))
        rows += _to_fifteen(sheet).rows
    drop = [at for at in range(places[0], places[2] + 1) if at != places[0]]
    for at in reversed(drop):
        del case.blocks[at]
    case.blocks[places[0]] = Sheet("all", tuple(rows), (1,) * 15)
    if 2 in headings:
        del case.blocks[headings[2]]
    case.prose_judged = False
    return True


def _to_fifteen(sheet: Sheet) -> Sheet:
    """The sheet on fifteen columns: the third one of table 2 takes what is free, of table 1 the last."""
    free = 15 - len(sheet.widths)
    return widened(sheet, {2 if sheet.name == "requests" else len(sheet.widths) - 1: free + 1})


@mess("table-nested", "html", "docx")
def table_nested(case: Case) -> bool:
    """A table inside the only cell of another."""
    at = case.random.choice(case.sheets())
    sheet = case.sheet(at)
    text = case.random.choice(("", "", "附表"))
    case.prose_judged &= not text
    case.blocks[at] = Sheet("frame", ((SheetCell(text, role="caption", inner=sheet),),), (1,))
    return True


@mess("table-missing")
def table_missing(case: Case) -> bool:
    """A table is not there at all; its section says 见附件."""
    at = case.random.choice(case.sheets())
    section = {"disclosure": 2, "requests": 3, "review": 4}.get(case.sheet(at).name)
    if section is None:
        return False
    case.blocks[at] = Text("paragraph", "详见附件。", section)
    return True


@mess("table-of-last-year")
def table_of_last_year(case: Case) -> bool:
    """A decoy: other small tables of the report, with their own labels and numbers."""
    decoy = Sheet(
        "decoy",
        (
            (SheetCell("渠道", role="header"), SheetCell("条数", role="header"), SheetCell("占比", role="header")),
            (SheetCell("政府网站", role="label"), SheetCell("4821"), SheetCell("71.2%")),
            (SheetCell("政务新媒体", role="label"), SheetCell("1950"), SheetCell("28.8%")),
            (SheetCell("总计", role="label"), SheetCell("6771"), SheetCell("100%")),
        ),
        (3, 2, 2),
    )
    places = [at for at in case.texts("paragraph") if case.line(at).section in (1, 6)]
    if not places:
        return False
    case.blocks.insert(case.random.choice(places) + 1, decoy)
    return True
