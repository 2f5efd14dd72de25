"""Leftovers: nothing vanishes. A cell that is neither value nor label, and a place of the form without a cell, are issues."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from reportparse.diagnostics.issues import Issue, issue
from reportparse.diagnostics.language import Both
from reportparse.document import Cell
from reportparse.forms import Form
from reportparse.labels.likeness import MIN_FRAGMENT, key, label_keys
from reportparse.labels.rows import ObservedRow
from reportparse.normalise.cell import CellValue
from reportparse.normalise.locate import one_line
from reportparse.normalise.matching import RowMatch

Slot = tuple[int, int, int]
"""A cell of the document: number of its table, row, column."""


def name_leftovers(
    form: Form,
    rows: Sequence[ObservedRow],
    data: Sequence[ObservedRow],
    matches: Sequence[RowMatch],
    used: Collection[Slot],
    values: dict[str, CellValue],
) -> list[Issue]:
    """An issue for every cell of the `data` rows that holds something and is neither value nor label.

    `used` are the cells that were taken as either. Of `values`, those that are half a number after all (see
    `_withhold_above`) are marked unreadable.
    """
    issues: list[Issue] = []
    matched = {id(match.observed) for match in matches}
    taken = {key(match.label): match.row for match in matches}
    for row in data:
        left = _left(row, used)
        if left and (form.turned or not row.has_numbers):
            left = [cell for cell in left if not _is_label(cell.text, form)]
        if not left:
            continue
        if id(row) in matched or not row.has_numbers:
            issues.extend(_unplaced(form.table, row, cell) for cell in left)
            continue
        label = [cell for cell, kind in zip(row.cells, row.kinds, strict=True) if kind == "label"]
        facts = {
            "row": row.row + 1,
            "seen": one_line(label[-1].text) if label else "",
            "values": " | ".join(one_line(cell.text) for cell in left if cell not in label),
        }
        if label and key(label[-1].text) in taken:
            issues.append(issue("row-repeated", form.row_path(taken[key(label[-1].text)]), **facts))
        else:
            issues.append(issue("row-unknown", form.table, **facts))
            if not label:
                issues.extend(_withhold_above(rows, row, left, values))
    return issues


def _left(row: ObservedRow, used: Collection[Slot]) -> list[Cell]:
    """The row's own cells that hold something other than a unit and were not used."""
    return [
        cell
        for cell, kind in zip(row.cells, row.kinds, strict=True)
        if cell.row == row.row and kind not in ("blank", "unit") and (row.table, cell.row, cell.column) not in used
    ]


def _withhold_above(
    rows: Sequence[ObservedRow], row: ObservedRow, left: Sequence[Cell], values: dict[str, CellValue]
) -> Iterator[Issue]:
    """Numbers without a label may be the rest of those in the row above, wrapped in narrow cells and cut by a page break.

    Then what was read above is half a number: 12 above a lone 34 may be 1234. Its value is withheld.
    """
    at = next(i for i, other in enumerate(rows) if other is row)
    above = rows[at - 1] if at else None
    columns = {cell.column for cell in left}
    for path, value in list(values.items()):
        if above and (value.table, value.row) == (above.table, above.row) and value.state == "number":
            if above.table == row.table and row.regular and value.column not in columns:
                continue
            values[path] = value._replace(value=None, state="unreadable")
            rest = " | ".join(one_line(cell.text) for cell in left)
            yield issue("cell-unreadable", path, seen=f"{one_line(value.raw or '')} … {rest}")


def name_missing(
    form: Form,
    matched: Collection[str],
    values: Mapping[str, CellValue],
    unnamed: Collection[tuple[str, str | Both]],
) -> Iterator[Issue]:
    """An issue for every row of the form that was not found, and for every single cell that was not.

    `matched` are the paths of the rows found, `unnamed` the place and label of each column that was said to be missing.
    """
    for panel in form.panels:
        for row in panel.rows:
            where = form.row_path(row)
            if row.labels and where not in matched:
                yield issue("row-missing", where, expected=row.labels[0])
                continue
            for path, column in zip(form.paths[row.key], panel.columns, strict=True):
                if path not in values and (form.column_path(panel, column), column.labels[0]) not in unnamed:
                    yield issue("cell-missing", path, expected=column.labels[0])


def _is_label(text: str, form: Form) -> bool:
    """Whether words are a label of the form, a part of one that was cut over lines, or letters of a narrow header."""
    seen = key(text)
    if form.turned and seen and set(seen) <= set("".join(label_keys(form))):
        return True  # its columns may be one character wide: 结 结 其 尚 总
    return any(seen == label or (len(seen) >= MIN_FRAGMENT and seen in label) for label in label_keys(form))


def _unplaced(table: str, row: ObservedRow, cell: Cell) -> Issue:
    return issue("cell-unplaced", table, row=row.row + 1, column=cell.column + 1, seen=one_line(cell.text))
