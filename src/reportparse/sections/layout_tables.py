"""Layout undone: tables that only arrange a page become the blocks that they hold.

Sites wrap whole articles in tables, editors put all sections into one table (domain §6). After this every table is a
table of data, numbered in reading order, and every line of text a paragraph of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from reportparse.document import Block, Cell, Paragraph, Table
from reportparse.forms import TableName
from reportparse.labels.table_kinds import is_running_text, kind_of_table, lists_indicators

LONG_TEXT = 60
"""Characters from which the only text of a row is running text rather than a label."""

ARTICLE = 400
"""Characters of one cell from which a table without the form's labels is taken for an arrangement of the page."""

IsHeading = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class NumberedTable:
    """A table of data and what surrounds it. Row numbers are those of the table as it was: parts of a cut one keep theirs.

    `number` counts the document's tables from 1; parts of one table share it. `kind` is the form's table that it is, or
    begins with; None where it is none. `section` is the number of the section that it stands in, None before the first.
    `units` is what the text above it says of its units (万元 of "单位：万元"), `years` are the years that the line right
    above it names, `line_above` is that line; all are empty where nothing is said.
    """

    number: int
    table: Table
    kind: TableName | None
    section: int | None = None
    units: str = ""
    years: frozenset[int] = frozenset()
    line_above: str = ""


def number_table(number: int, table: Table) -> NumberedTable:
    """A table with its number and its kind; nothing is known of its surroundings yet."""
    return NumberedTable(number, table, kind_of_table(table))


FlatBlock = Paragraph | NumberedTable


def flatten(blocks: Iterable[Block], is_heading: IsHeading) -> list[FlatBlock]:
    """Blocks in reading order without layout tables; `is_heading` tells a section's heading from other lines."""
    flat: list[FlatBlock] = []
    number = 0
    pending = list(blocks)[::-1]
    while pending:
        block = pending.pop()
        if isinstance(block, Paragraph):
            flat.extend(_lines(block))
        elif (inside := _layout_content(block, is_heading)) is not None:
            pending.extend(reversed(inside))
        else:
            number += 1
            flat.extend(_cut(number_table(number, block), is_heading))
    return flat


def _lines(paragraph: Paragraph) -> list[Paragraph]:
    if "\n" not in paragraph.text:
        return [paragraph] if paragraph.text.strip() else []
    return [replace(paragraph, text=line.strip()) for line in paragraph.text.split("\n") if line.strip()]


def _layout_content(table: Table, is_heading: IsHeading) -> list[Block] | None:
    """What a layout table holds; None where the table is one of data."""
    filled = [cell for cell in table.cells if cell.text.strip() or cell.blocks]
    if not filled:
        return []
    nested = any(cell.blocks for cell in filled)
    if len(filled) == 1 or table.n_columns == 1:
        return [block for cell in filled for block in _content(cell)]
    arranged = nested or any(_is_article(cell.text, is_heading) for cell in filled)
    if arranged and not kind_of_table(table):
        return [block for cell in filled for block in _content(cell)]
    return None


def _content(cell: Cell) -> list[Block]:
    return list(cell.blocks) or [Paragraph(cell.text, cell.origin)]


def _is_article(text: str, is_heading: IsHeading) -> bool:
    return len(text) >= ARTICLE or ("\n" in text and any(is_heading(line) for line in text.split("\n")))


def _cut(numbered: NumberedTable, is_heading: IsHeading) -> Iterator[FlatBlock]:
    """Part a table at rows that hold one heading or running text only; the rest keeps its row numbers."""
    table = numbered.table
    texts = _lone_texts(table, is_heading)
    if not texts:
        yield numbered
        return
    start = 0
    for row in [*sorted(texts), table.n_rows]:
        part = tuple(cell for cell in table.cells if start <= cell.row < row)
        if any(cell.text.strip() for cell in part):
            yield number_table(numbered.number, replace(table, cells=part))
        if row in texts:
            yield from _lines(Paragraph(texts[row].text, texts[row].origin))
        start = row + 1


def _lone_texts(table: Table, is_heading: IsHeading) -> dict[int, Cell]:
    """Rows whose only text is a section's heading or running text. In a table that holds headings, every lone text that
    is no label of a form is running text, however short."""
    if lists_indicators(table):
        return {}  # 一、主动公开情况 stands alone in its row, and heads no section
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if cell.text.strip():
            rows.setdefault(cell.row, []).append(cell)
    lone = {row: cells[0] for row, cells in rows.items() if len(cells) == 1 and cells[0].row_span == 1}
    holds_sections = any(is_heading(cell.text.strip().split("\n")[0]) for cell in lone.values())
    return {
        row: cell
        for row, cell in lone.items()
        if _is_lone_text(cell.text, is_heading) or (holds_sections and is_running_text(cell.text))
    }


def _is_lone_text(text: str, is_heading: IsHeading) -> bool:
    first = text.strip().split("\n")[0]
    return is_heading(first) or (len(text) >= LONG_TEXT and "。" in text)
