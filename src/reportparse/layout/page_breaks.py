"""Tables over page breaks: the parts are joined, repeated headers dropped, rows that the break cut through stitched.

Two parts are one table where nothing but page furniture stands between them and their outer borders are equally far
apart (hazards PDF: table over pages). Inner borders need not be the same: each part draws only those it uses.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from operator import itemgetter

from reportparse.chinese.text import UNSAYABLE, split_marker
from reportparse.chinese.values import is_plain_value
from reportparse.layout.page_table import PageCell, PageTable, Span
from reportparse.layout.text.spacing import joined_lines
from reportparse.patterns import regex

SAME_BORDER_PT = 5.0
"""Borders of two parts are the same within this: Word shifts a table by the width of its border at a break.
Measured: 1.3 to 10 (`layout/__init__.py`)."""

MAX_HEADER_ROWS_COUNT = 6
"""A repeated header has at most so many rows; table 2 of the form has three."""

_HALF_NUMBER = regex(r"[\d\s.,，．+\-－＋%]*")
"""A number, or the half of one that a break cut through: "1," above "234"."""

CellsByColumn = Mapping[int, PageCell]
"""The cells that touch a page break, by their first column."""


def may_join(above: PageTable, below: PageTable) -> bool:
    """Whether `below`, first thing on its page, goes on with `above`, last thing on the page before.

    Both are drawn, equally wide, and share an inner border; or both are guessed, with the same columns of numbers.
    """
    if below.page != above.page + 1 or above.guessed != below.guessed:
        return False
    if above.guessed:
        return _value_borders(above) == _value_borders(below)
    if abs(_width(above) - _width(below)) > 2 * SAME_BORDER_PT:
        return False
    few, many = sorted((_inner_borders(above), _inner_borders(below)), key=len)
    return not few or any(abs(x - y) <= SAME_BORDER_PT for x in few for y in many)


def _value_borders(table: PageTable) -> list[int]:
    """The borders of the columns of numbers as distances (pt) from the left border."""
    return [round(x - table.xs[0]) for x in table.xs if x >= table.first_value]


def _width(table: PageTable) -> float:
    return table.xs[-1] - table.xs[0]


def _inner_borders(table: PageTable) -> list[float]:
    """Inner borders of columns as distances (pt) from the left one: odd and even pages have different margins."""
    return [x - table.xs[0] for x in table.xs[1:-1]]


def joined_tables(above: PageTable, below: PageTable) -> PageTable:
    """One table out of two parts on consecutive pages.

    A row that the break cut is one row: 商业 | 12 above and 企业 | blank below → 商业企业 | 12. Else only the labels whose
    span goes on below the break are stitched: 三、本年度办理结果 beside rows on both pages.
    """
    above, below = _on_common_columns(above, below)
    below = _without_rows(below, _repeated_header(above, below))
    ends = _ends(above)
    if (kept := _without_blank_rest(above, above.n_rows - 1, list(ends.values()))) is not above:
        above, ends = kept, _ends(kept)
    below = _without_blank_rest(below, 0, [cell for cell in below.cells if cell.span.row == 0])
    if not below.n_rows:
        return replace(above, page=below.page)
    upper = {cell.span.column: cell for cell in ends.values()}
    lower = {c.span.column: c for c in below.cells if c.span.row == 0}
    cut = _is_cut(upper, lower)
    columns = set(lower) if cut else _groups_going_on(upper, lower) | _headers_going_on(upper, lower)
    shift = above.n_rows - cut
    cells = list(above.cells)  # of a table over a hundred pages many: only what touches the break is looked at again
    places = {cell.span.column: at for at, cell in ends.items()}
    for column in columns:
        cells[places[column]] = _stitch(upper[column], lower[column], shift)
    for cell in below.cells:
        if cell.span.row or cell.span.column not in columns:
            cells.append(cell._replace(span=cell.span._replace(row=cell.span.row + shift)))
    cells.sort(key=_SPAN)
    lacks_rules = above.lacks_rules or below.lacks_rules
    return replace(
        above, n_rows=shift + below.n_rows, cells=tuple(cells), page=below.page, lone=False, lacks_rules=lacks_rules
    )


_SPAN = itemgetter(PageCell._fields.index("span"))


def _ends(table: PageTable) -> dict[int, PageCell]:
    """The cells that touch the end of a table, by their place among all."""
    end = table.n_rows
    return {at: cell for at, cell in enumerate(table.cells) if cell.span.row + cell.span.row_span == end}


def _on_common_columns(above: PageTable, below: PageTable) -> tuple[PageTable, PageTable]:
    """Both parts on the union of their borders: each part draws only those that it uses."""
    borders: list[float] = []
    for x in sorted([x - above.xs[0] for x in above.xs] + [x - below.xs[0] for x in below.xs]):
        if not borders or x - borders[-1] > SAME_BORDER_PT:
            borders.append(x)
    return _on_columns(above, borders), _on_columns(below, borders)


def _on_columns(table: PageTable, borders: Sequence[float]) -> PageTable:
    """A part with its spans counted in other borders, given as distances (pt) from the left one."""
    at = [min(range(len(borders)), key=lambda i: abs(borders[i] - x + table.xs[0])) for x in table.xs]
    if len(borders) == len(table.xs):
        return table
    cells = []
    for cell in table.cells:
        row, column, row_span, column_span = cell.span
        left, right = at[column], at[column + column_span]
        cells.append(cell._replace(span=Span(row, left, row_span, max(right - left, 1))))
    return replace(table, xs=tuple(table.xs[0] + x for x in borders), cells=tuple(cells))


def _repeated_header(above: PageTable, below: PageTable) -> int:
    """How many rows at the start of `below` repeat the header at the start of `above`."""
    most = min(MAX_HEADER_ROWS_COUNT, above.n_rows, below.n_rows)
    ours, theirs = _first_rows(above, most), _first_rows(below, most)
    for n_rows in range(most, 0, -1):
        header = _head(ours, n_rows)
        if header and header == _head(theirs, n_rows):
            return n_rows
    return 0


def _first_rows(table: PageTable, n_rows: int) -> list[PageCell]:
    """The cells of the first rows, which stand first."""
    return list(takewhile(lambda cell: cell.span.row < n_rows, table.cells))


def _head(first: Sequence[PageCell], n_rows: int) -> list[tuple[Span, str]]:
    """The first rows as spans and texts without spaces; nothing where they hold values or a cell reaches further."""
    cells = [(cell.span, "".join(cell.text.split())) for cell in first if cell.span.row < n_rows]
    if any(span.row + span.row_span > n_rows or (text and _is_value_text(text)) for span, text in cells):
        return []
    return cells if any(text for _, text in cells) else []


def _without_rows(table: PageTable, n_rows: int) -> PageTable:
    """The table without its first rows, which no cell of another row reaches into."""
    if not n_rows:
        return table
    cells = tuple(
        cell._replace(span=cell.span._replace(row=cell.span.row - n_rows))
        for cell in table.cells
        if cell.span.row >= n_rows
    )
    return replace(table, n_rows=table.n_rows - n_rows, cells=cells)


def _without_blank_rest(table: PageTable, row: int, inside: Sequence[PageCell]) -> PageTable:
    """The table without this first or last row where it is the blank rest of a row that went to the other page.

    `inside` are the cells that cover the row.
    """
    if table.n_rows < 2 or any((cell.text or cell.drawn) and cell.span.row_span == 1 for cell in inside):
        return table
    cells = []
    for cell in table.cells:
        at, column, row_span, column_span = cell.span
        row_span -= cell in inside
        if row_span:
            cells.append(cell._replace(span=Span(at - (at > row), column, row_span, column_span)))
    return replace(table, n_rows=table.n_rows - 1, cells=tuple(cells))


def _is_cut(upper: CellsByColumn, lower: CellsByColumn) -> bool:
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
    """Whether a row without any words below a row with a label can only be the rest of its numbers: 1234 over 56."""
    labels = [w for u, w in leaves if u.text and not _is_value(u)]
    numbers = [w for u, w in leaves if _is_value(u) and w.text]
    return bool(labels and numbers) and not any(w.text for w in labels) and all(map(_is_value, numbers))


def _is_value(cell: PageCell) -> bool:
    """Whether a cell holds what stands in value cells, or half of it: digits or a mark for none."""
    return bool(cell.text) and _is_value_text(cell.text)


def _is_value_text(text: str) -> bool:
    return bool(_HALF_NUMBER.fullmatch(text)) or is_plain_value(text)


def _goes_on(upper: PageCell, lower: PageCell) -> bool:
    """Whether the text of a cell goes on in the cell below the break: its last line was full, no number starts anew."""
    if _is_value(upper) or _is_value(lower):
        return False
    return upper.full and split_marker(lower.text)[0] is None


def _groups_going_on(upper: CellsByColumn, lower: CellsByColumn) -> set[int]:
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


def _headers_going_on(upper: CellsByColumn, lower: CellsByColumn) -> set[int]:
    """Columns of header cells whose span goes on below a break inside the header.

    There the row below the break holds no values and splits a cell of the row above (法人或其他组织 | 商业企业 …).
    """
    column_spans = [{column: cell.span.column_span for column, cell in row.items()} for row in (upper, lower)]
    if column_spans[0] == column_spans[1] or any(_is_value(cell) for row in (upper, lower) for cell in row.values()):
        return set()
    same = [column for column in lower if column_spans[0].get(column) == column_spans[1][column]]
    return {column for column in same if not lower[column].text or _goes_on(upper[column], lower[column])}


def _stitch(upper: PageCell, lower: PageCell, shift: int) -> PageCell:
    """One cell out of its two parts; its place is that of the first part that holds text.

    Two halves of a number are one where the first was full: 1234 over 56 → 123456, seen as "1234⏎56". Where there was
    room for another digit, nobody knows that the number went on, and the text keeps both. What is drawn in one half may
    belong to the number in the other.
    """
    row_span = shift + lower.span.row_span - upper.span.row
    place = upper if upper.text or not lower.text else lower
    text = joined_lines(upper.text, lower.text)
    seen = upper.seen or lower.seen
    if _is_value(upper) and _is_value(lower):
        seen = f"{upper.seen or upper.text}\n{lower.seen or lower.text}"
        text = text if upper.full and text.isdecimal() else seen
    full = lower.full if lower.text else upper.full
    drawn = upper.drawn or lower.drawn
    if drawn and text and _is_value_text(text):
        text, seen, drawn = f"{text}\n{UNSAYABLE}", None, False
    span, struck = upper.span._replace(row_span=row_span), upper.struck + lower.struck
    confidence = min((one.confidence for one in (upper, lower) if one.confidence is not None), default=None)
    strokes_lost = upper.strokes_lost or lower.strokes_lost
    return PageCell(span, text, place.box, place.page, full, seen, drawn and not text, struck, confidence, strokes_lost)
