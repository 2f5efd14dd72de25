"""Locate: which cell of a row stands under which column.

The grid tells where it can be trusted; where header and row disagree in spans, the order of the cells within the row does
(domain §6).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportparse.diagnostics.issues import Issue, issue
from reportparse.document import Cell
from reportparse.forms import Column, Form, Panel
from reportparse.labels.likeness import SHORT, SURE, best, key, keys_of
from reportparse.labels.rows import ObservedRow
from reportparse.normalise.columns import ColumnMatch, groups_in_order
from reportparse.normalise.matching import ROW_KEYS, RowMatch


class Located(NamedTuple):
    """A cell of a row, the number of its column in the panel, and the header's words above it."""

    at: int
    cell: Cell
    header: str


def locate(
    match: RowMatch, columns: ColumnMatch | None, form: Form, rows: Sequence[ObservedRow]
) -> tuple[list[Located], list[Issue]]:
    """The cells of a matched row under the header that was read for it, left to right; and what is wrong with either.

    `rows` are all rows of the table. A column without a cell is left out.
    """
    issues: list[Issue] = []
    expected = match.panel.columns
    if columns is None or columns.missing:
        columns, issues = _without_all_columns(match, columns, form, rows)
    places: Sequence[int | None] = columns.places if columns else range(len(expected))
    texts = [leaf.text for leaf in columns.leaves] if columns and columns.leaves else []
    texts = texts or [_words_above(match, column, rows) for column in expected]
    if columns:
        issues.extend(_drifts(match, columns, form))
        issues.extend(issue("column-assumed", form.paths[match.row.key][place]) for place in columns.doubled)
    cells = _value_cells(match, columns, len(places))
    if len(cells) == len(places):
        under = dict(enumerate(cells))
    else:
        where, row = form.row_path(match.row), match.observed.row + 1
        facts = {"seen": one_line(match.label), "count": len(cells), "expected": len(places) or len(expected)}
        issues.append(issue("row-irregular", where, row=row, **facts))
        under = _by_grid(cells, columns, match.observed) if columns else {}
    if columns and columns.missing and not columns.by_order and match.observed.regular:
        # The header lacks a column: the number of cells proves nothing, only the grid does.
        under = _by_grid(cells, columns, match.observed)
    located = [
        Located(place, under[leaf], texts[leaf])
        for leaf, place in enumerate(places)
        if place is not None and leaf in under
    ]
    return located, issues


def one_line(text: str) -> str:
    """A cell's text for a message."""
    return " ".join(text.split())


def _rows_above(match: RowMatch, rows: Sequence[ObservedRow]) -> list[ObservedRow]:
    return [row for row in rows if row.table == match.observed.table and row.row < match.observed.row]


def _words_above(match: RowMatch, column: Column, rows: Sequence[ObservedRow]) -> str:
    """What the rows above say of an amount's column where its header could not be used: its unit may stand there."""
    if column.measure != "amount":
        return ""
    labels = keys_of(column.labels)
    above = _rows_above(match, rows)
    texts = [cell.text for row in above for cell in row.cells if best(key(cell.text), labels) >= SURE]
    return texts[-1] if texts else ""


def _without_all_columns(
    match: RowMatch, columns: ColumnMatch | None, form: Form, rows: Sequence[ObservedRow]
) -> tuple[ColumnMatch | None, list[Issue]]:
    """The header to go by where it lacks columns: none (the form's order then) if nothing speaks against it."""
    expected = match.panel.columns
    against = bool(columns and columns.contradicts) or _names_another_order(match, rows)
    if _fills(match, len(expected), rows) and not against:
        return None, [issue("column-assumed", form.table)]
    lacking = [expected[place] for place in (columns.missing if columns else range(len(expected)))]
    where = [form.column_path(match.panel, column) for column in lacking]
    issues = [issue("column-missing", at, expected=one.labels[0]) for at, one in zip(where, lacking, strict=True)]
    nothing = ColumnMatch((), (), 0.0, tuple(range(len(expected))), contradicts=True)
    return nothing if columns is None or (against and not match.observed.regular) else columns, issues


def _names_another_order(match: RowMatch, rows: Sequence[ObservedRow]) -> bool:
    """Whether words above a row without a header name its columns, or their groups, in another order than the form's."""
    above = _rows_above(match, rows)
    if not groups_in_order(above, match.panel):
        return True
    places = {key(label): at for at, column in enumerate(match.panel.columns) for label in column.labels}
    if len({label for column in match.panel.columns for label in column.labels[:1]}) < len(match.panel.columns):
        # 结果维持 stands three times: only all of them together, each as often as in the form, say anything of their order.
        in_form = [places[key(column.labels[0])] for column in match.panel.columns]
        named = [places[key(cell.text)] for row in above for cell in row.cells if key(cell.text) in places]
        return len(named) == len(in_form) and named != in_form
    seen = [places[key(cell.text)] for row in above for cell in row.cells if key(cell.text) in places]
    inner = [place for place in dict.fromkeys(seen) if place < len(match.panel.columns) - 1]
    return inner != sorted(inner) or _broken_labels_in_another_order(above, match.panel)


def _broken_labels_in_another_order(above: Sequence[ObservedRow], panel: Panel) -> bool:
    """Whether labels that were broken over rows, put together again, come in another order: 科研 机构 商业 企业."""
    words = "".join(key(cell.text) for row in above for cell in row.cells if cell.row == row.row)
    of_each = [[label for label in keys_of(column.labels) if len(label) > SHORT] for column in panel.columns[:-1]]
    first = [min((at for label in labels if (at := words.find(label)) >= 0), default=-1) for labels in of_each]
    found = [at for at in first if at >= 0]
    return found != sorted(found)


def _drifts(match: RowMatch, columns: ColumnMatch, form: Form) -> Iterator[Issue]:
    """A note for every column whose label was taken in another wording."""
    for leaf in columns.drifts:
        place = columns.places[leaf]
        if place is not None:
            column, seen = match.panel.columns[place], one_line(columns.leaves[leaf].text)
            yield issue("label-drift", form.column_path(match.panel, column), seen=seen, expected=column.labels[0])


def _fills(match: RowMatch, count: int, rows: Sequence[ObservedRow]) -> bool:
    """Whether the row holds just as many cells for values as the form has columns: then their order tells which is which.

    A blank last one counts only where another row has something below it: six numbers and the blank columns that an editor
    left behind every row are no seven columns.
    """
    cells = _value_cells(match, None, count)
    if len(cells) != count or cells[-1].text.strip():
        return len(cells) == count
    same = (row for row in rows if row.table == match.observed.table and row.has_numbers)
    return any(cell.text.strip() for row in same for cell in row.cells if cell.column == cells[-1].column)


def _value_cells(match: RowMatch, columns: ColumnMatch | None, n_leaves: int) -> list[Cell]:
    """The cells of a row that may hold its values: those right of its label.

    Left out are cells of units (件), blank ones beyond the last column, and blank ones at the end of a row that has more
    cells than the header: 规章 | 1 | 2 | 3 | ∅ under three columns has three. What stands left of the header is
    left out where it is blank, or where as many cells as columns are left then.
    """
    observed = match.observed
    by_grid = columns and columns.leaves and not columns.by_order and observed.regular
    end = columns.leaves[-1].end if columns and by_grid else observed.width
    after = [
        (cell, kind)
        for cell, kind in list(zip(observed.cells, observed.kinds, strict=True))[match.first_value :]
        if kind != "blank" or cell.column < end  # a blank cell beyond the header stands for no column
    ]
    cells = [cell for cell, kind in after if kind != "unit" and not _hangs_over_values(cell, kind, observed)]
    extra = len(cells) - n_leaves
    if not observed.regular and extra > 0:
        return _without_extra(cells, columns, n_leaves, observed.written_out)
    if columns and by_grid:
        start = columns.leaves[0].start
        inside = [cell for cell in cells if cell.column >= start]
        # A label over three columns without its span leaves two blank ones, and the row may end in blank values.
        under_header = len(inside) == n_leaves and _only_blank([cell for cell in cells if cell.column < start])
        if under_header or (len(_trimmed(cells, n_leaves)) != n_leaves == len(_trimmed(inside, n_leaves))):
            cells = inside
    return _trimmed(cells, n_leaves)


def _hangs_over_values(cell: Cell, kind: str, observed: ObservedRow) -> bool:
    """Whether a group's label hangs into a row from above, right of the row's own label: its rows are counted wrong."""
    return kind == "label" and cell.row < observed.row and key(cell.text) in ROW_KEYS


def _without_extra(cells: list[Cell], columns: ColumnMatch | None, n_leaves: int, written_out: bool) -> list[Cell]:
    """The value cells of a row that has more cells than columns, where the format knows no spans.

    Where every row has all its cells, the values stand below the header's own: 总计 | ∅ | 7 is a label over two cells and a
    value. Else blank cells at one end belong to the label (一、本年新收 | ∅ | ∅ | 5 | … | 9 has a label over three cells) or
    to nobody. With blank cells at both ends nobody can say which of them is a value, and all are returned.
    """
    extra = len(cells) - n_leaves
    if written_out and columns and not columns.by_order:
        places = {leaf.start for leaf in columns.leaves}
        below = [cell for cell in cells if cell.column in places]
        if len(below) == n_leaves and _only_blank([cell for cell in cells if cell.column not in places]):
            return below
    if not _only_blank(cells[:extra]) or _only_blank(cells):
        return _trimmed(cells, n_leaves)
    ends_in_value = not _only_blank(cells[-extra:] if written_out else cells[-1:])
    return cells[extra:] if ends_in_value else cells


def _only_blank(cells: Sequence[Cell]) -> bool:
    return not any(cell.text.strip() for cell in cells)


def _trimmed(cells: list[Cell], n_leaves: int) -> list[Cell]:
    """Without the spurious blank cells that some editors leave at the end of every row (domain §6)."""
    cells = list(cells)
    while len(cells) > n_leaves and not cells[-1].text.strip():
        cells.pop()
    return cells


def _by_grid(cells: list[Cell], columns: ColumnMatch, observed: ObservedRow) -> dict[int, Cell]:
    """Which cell stands under each leaf, by number of the leaf: where it stands under that leaf alone and no other cell does.

    Only where the row is as wide as the header. In any other a cell was lost or put in, and those after it are shifted.
    """
    if columns.by_order or not (observed.regular and cells and columns.leaves):
        return {}
    edges = cells[0].column, cells[-1].column + cells[-1].column_span
    if edges != (columns.leaves[0].start, columns.leaves[-1].end):
        return {}
    under: dict[int, list[Cell]] = {}
    for cell in cells:
        over = [
            i
            for i, leaf in enumerate(columns.leaves)
            if leaf.start < cell.column + cell.column_span and cell.column < leaf.end
        ]
        if len(over) == 1 or not cell.text.strip():
            for i in over:
                under.setdefault(i, []).append(cell)
    return {i: found[0] for i, found in under.items() if len(found) == 1}
