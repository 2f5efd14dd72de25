"""Tables over page breaks: the parts joined, repeated headers dropped, rows that the break cut through stitched.

Two parts are one table where nothing but page furniture stands between them and their outer borders are equally far
apart (hazards PDF: table over pages). Inner borders need not be the same: each part draws only those it uses.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from reportparse.chinese.text import split_marker
from reportparse.chinese.values import is_plain_value
from reportparse.layout.page_table import PageCell, PageTable, Span
from reportparse.layout.text.spacing import joined_lines

# Column lines of two parts are the same within this (pt); Word shifts a table by its border width at a break.
SAME_LINE = 5.0
# A repeated header has at most so many rows (table 2 of the form has three).
MAX_HEADER = 6

# A number, or the half of one that a break cut through: "1," above "234".
_PIECE = re.compile(r"[\d\s.,，．+\-－＋%]*")

Row = Mapping[int, PageCell]


def may_join(above: PageTable, below: PageTable) -> bool:
    """Whether `below`, first thing on its page, goes on with `above`, last thing on the page before."""
    if below.page != above.page + 1 or above.certain != below.certain:
        return False
    if not above.certain:
        return _values(above) == _values(below)
    if abs(_width(above) - _width(below)) > 2 * SAME_LINE:
        return False
    few, many = sorted((_inner(above), _inner(below)), key=len)
    return not few or any(abs(x - y) <= SAME_LINE for x in few for y in many)


def _values(table: PageTable) -> list[int]:
    """The borders of the columns of numbers as distances from the left border."""
    return [round(x - table.xs[0]) for x in table.xs if x >= table.first_value]


def _width(table: PageTable) -> float:
    return table.xs[-1] - table.xs[0]


def _inner(table: PageTable) -> list[float]:
    """Inner column lines as distances from the left border: odd and even pages have different margins."""
    return [x - table.xs[0] for x in table.xs[1:-1]]


def joined(above: PageTable, below: PageTable) -> PageTable:
    """One table out of two parts on consecutive pages."""
    above, below = _on_common_columns(above, below)
    below = _without_rows(below, _repeated_header(above, below))
    above, below = _without_rest(above, above.n_rows - 1), _without_rest(below, 0)
    if not below.n_rows:
        return replace(above, page=below.page)
    upper = {c.span.column: c for c in above.cells if c.span.row + c.span.row_span == above.n_rows}
    lower = {c.span.column: c for c in below.cells if c.span.row == 0}
    cut = _is_cut(upper, lower)
    columns = set(lower) if cut else _groups_going_on(upper, lower) | _headers_going_on(upper, lower)
    shift = above.n_rows - cut
    stitched = {upper[column].span: _stitch(upper[column], lower[column], shift) for column in columns}
    cells = [stitched.get(content.span, content) for content in above.cells]
    for content in below.cells:
        if content.span.row or content.span.column not in columns:
            cells.append(content._replace(span=content.span._replace(row=content.span.row + shift)))
    cells.sort(key=lambda content: content.span)
    unruled = above.unruled or below.unruled
    return replace(above, n_rows=shift + below.n_rows, cells=tuple(cells), page=below.page, lone=False, unruled=unruled)


def _on_common_columns(above: PageTable, below: PageTable) -> tuple[PageTable, PageTable]:
    """Both parts on the union of their column lines."""
    lines: list[float] = []
    for x in sorted([x - above.xs[0] for x in above.xs] + [x - below.xs[0] for x in below.xs]):
        if not lines or x - lines[-1] > SAME_LINE:
            lines.append(x)
    return _on_columns(above, lines), _on_columns(below, lines)


def _on_columns(table: PageTable, lines: Sequence[float]) -> PageTable:
    """A part with its spans counted in `lines`, distances from the left border."""
    at = [min(range(len(lines)), key=lambda i: abs(lines[i] - x + table.xs[0])) for x in table.xs]
    if len(lines) == len(table.xs):
        return table
    cells = []
    for content in table.cells:
        row, column, row_span, column_span = content.span
        left, right = at[column], at[column + column_span]
        cells.append(content._replace(span=Span(row, left, row_span, max(right - left, 1))))
    return replace(table, xs=tuple(table.xs[0] + x for x in lines), cells=tuple(cells))


def _repeated_header(above: PageTable, below: PageTable) -> int:
    """How many rows at the start of `below` repeat the start of `above`."""
    for n_rows in range(min(MAX_HEADER, above.n_rows, below.n_rows), 0, -1):
        header = _head(above, n_rows)
        if header and header == _head(below, n_rows):
            return n_rows
    return 0


def _head(table: PageTable, n_rows: int) -> list[tuple[Span, str]]:
    """The first rows as spans and texts without spaces; nothing where they hold values or a cell reaches further."""
    cells = [(content.span, "".join(content.text.split())) for content in table.cells if content.span.row < n_rows]
    if any(span.row + span.row_span > n_rows or (text and _is_value_text(text)) for span, text in cells):
        return []
    return cells if any(text for _, text in cells) else []


def _without_rows(table: PageTable, n_rows: int) -> PageTable:
    """The table without its first rows, which no cell of another row reaches into."""
    if not n_rows:
        return table
    cells = tuple(
        content._replace(span=content.span._replace(row=content.span.row - n_rows))
        for content in table.cells
        if content.span.row >= n_rows
    )
    return replace(table, n_rows=table.n_rows - n_rows, cells=cells)


def _without_rest(table: PageTable, row: int) -> PageTable:
    """The table without this first or last row where it is the blank rest of a row that went to the other page."""
    inside = [content for content in table.cells if content.span.row <= row < content.span.row + content.span.row_span]
    if table.n_rows < 2 or any(content.text and content.span.row_span == 1 for content in inside):
        return table
    cells = []
    for content in table.cells:
        at, column, row_span, column_span = content.span
        row_span -= content in inside
        if row_span:
            cells.append(content._replace(span=Span(at - (at > row), column, row_span, column_span)))
    return replace(table, n_rows=table.n_rows - 1, cells=tuple(cells))


def _is_cut(upper: Row, lower: Row) -> bool:
    """Whether the break runs through a row: the last row above and the first below are its two halves.

    They have the same cells, no column has a value in both, and something shows that they belong together: a label
    that goes on, or one half without any values or without any text.
    """
    if {c: x.span.column_span for c, x in upper.items()} != {c: x.span.column_span for c, x in lower.items()}:
        return False
    pairs = [(upper[column], lower[column]) for column in lower]
    leaves = [(u, w) for u, w in pairs if u.span.row_span == 1 and w.span.row_span == 1]
    if _is_rest(leaves):
        return True
    if not leaves or any(u.text and w.text and not _goes_on(u, w) for u, w in pairs):
        return False
    if any(u.text and w.text for u, w in leaves):
        return True
    above, below = [u for u, _ in leaves if u.text], [w for _, w in leaves if w.text]
    return not above or not below or (not any(map(_is_value, above)) and all(map(_is_value, below)))


def _is_rest(leaves: Sequence[tuple[PageCell, PageCell]]) -> bool:
    """Whether a row without any words below a row with a label can only be the rest of its numbers."""
    labels = [w for u, w in leaves if u.text and not _is_value(u)]
    numbers = [w for u, w in leaves if _is_value(u) and w.text]
    return bool(labels and numbers) and not any(w.text for w in labels) and all(map(_is_value, numbers))


def _is_value(content: PageCell) -> bool:
    """Whether a cell holds what stands in value cells, or a piece of it: digits or a mark for nothing."""
    return bool(content.text) and _is_value_text(content.text)


def _is_value_text(text: str) -> bool:
    return bool(_PIECE.fullmatch(text)) or is_plain_value(text)


def _goes_on(upper: PageCell, lower: PageCell) -> bool:
    """Whether the text of a cell goes on in the cell below the break: its last line was full, no number starts anew."""
    if _is_value(upper) or _is_value(lower):
        return False
    return upper.full and split_marker(lower.text)[0] is None


def _groups_going_on(upper: Row, lower: Row) -> set[int]:
    """Columns of the group labels (三、本年度办理结果, （三）不予公开) whose span goes on below an uncut row.

    From the left: a blank or unfinished label, as long as another label stands to its right.
    """
    columns: set[int] = set()
    for column in sorted(lower):
        u, w = upper.get(column), lower[column]
        right = lower.get(column + w.span.column_span)
        label_right = right is not None and bool(right.text) and not _is_value(right)
        more = right is not None and (label_right or (not right.text and right.span.row_span > 1) or not w.text)
        if u is None or u.span.column_span != w.span.column_span or not more:
            break
        beside = upper.get(column + u.span.column_span)
        if beside is None or _is_value(beside) or (w.text and not (u.text and _goes_on(u, w))):
            break
        columns.add(column)
    return columns if any(w.text and not _is_value(w) for c, w in lower.items() if c not in columns) else set()


def _headers_going_on(upper: Row, lower: Row) -> set[int]:
    """Columns of header cells whose span goes on below a break inside the header.

    There the row below the break holds no values and splits a cell of the row above (法人或其他组织 | 商业企业 …).
    """
    layouts = [{column: cell.span.column_span for column, cell in row.items()} for row in (upper, lower)]
    if layouts[0] == layouts[1] or any(_is_value(cell) for row in (upper, lower) for cell in row.values()):
        return set()
    same = [column for column in lower if layouts[0].get(column) == layouts[1][column]]
    return {column for column in same if not lower[column].text or _goes_on(upper[column], lower[column])}


def _stitch(upper: PageCell, lower: PageCell, shift: int) -> PageCell:
    """One cell out of its two parts; its place is that of the first part that holds text."""
    row_span = shift + lower.span.row_span - upper.span.row
    seen = upper if upper.text or not lower.text else lower
    text = joined_lines(upper.text, lower.text)
    wrapped = upper.wrapped or lower.wrapped
    if _is_value(upper) and _is_value(lower):
        wrapped = f"{upper.wrapped or upper.text}\n{lower.wrapped or lower.text}"
        # Where there was room for another digit, nobody knows that the number went on.
        text = text if upper.full and text.isdecimal() else wrapped
    return PageCell(
        upper.span._replace(row_span=row_span),
        text,
        seen.box,
        seen.page,
        lower.full if lower.text else upper.full,
        wrapped,
    )
