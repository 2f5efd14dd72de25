"""The caption of a table of indicators that stands in its first rows, over all columns: lines above it, as elsewhere.

政府信息公开情况统计表, （2016年度） and 填报单位：… tell of the table's year and organ, and may be all the title of a page.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from reportparse.document import Cell, Paragraph
from reportparse.labels.indicators import column_role, is_foot, is_head, is_indicator, is_unit
from reportparse.labels.table_kinds import OF_INDICATORS
from reportparse.sections.layout_tables import FlatBlock, NumberedTable

MAX_ROWS = 6
"""So many rows above the header may be caption."""

MAX_CAPTION = 80
"""Characters of the longest line of a caption."""


def with_caption_above(numbered: NumberedTable) -> list[FlatBlock]:
    """A table of indicators below the lines of its caption; any other table as it is. Rows keep their numbers."""
    if numbered.kind != OF_INDICATORS:
        return [numbered]
    lines: list[Paragraph] = []
    rows = [list(row) for _, row in groupby(numbered.table.cells, key=lambda cell: cell.row)]
    above = 0
    for row in rows[:MAX_ROWS]:
        caption = _caption(row)
        if caption is None:
            break
        above += 1
        lines += [Paragraph(line.strip(), caption.origin) for line in caption.text.split("\n") if line.strip()]
    if not lines or above == len(rows):
        return [numbered]
    kept = tuple(cell for row in rows[above:] for cell in row)
    return [*lines, replace(numbered, table=replace(numbered.table, cells=kept))]


def _caption(row: list[Cell]) -> Cell | None:
    """The one cell of a row that says anything, where it is no part of the list below."""
    filled = [cell for cell in row if cell.text.strip()]
    if len(filled) != 1 or filled[0].row_span > 1:
        return None
    text = filled[0].text.strip()
    listed = is_indicator(text) or is_head(text) or is_unit(text) or column_role(text, None) is not None
    own = text.startswith("填报单位") or not is_foot(text)
    return filled[0] if len(text) <= MAX_CAPTION and own and not listed else None
