"""Which tables of a document are which: pieces told apart by their labels, wherever they stand.

A table may be cut by a page break or an editor, come as one table per block, or hold all three kinds at once (domain §6).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportparse.document import Table
from reportparse.forms import FORMS, TABLES, TableName
from reportparse.normalise.labels import is_caption, key, label_keys
from reportparse.normalise.rows import ObservedRow, kind_of, observe

MIN_LABELS = 2
"""So many labels of one kind make a table one of that kind; 其他 and 总计 count for none."""

AMBIGUOUS = frozenset({"其他", "总计", "合计", "信息内容", "申请人情况"})

LABELS_2014 = frozenset(
    key(label)
    for label in ("统计指标", "主动公开政府信息数", "制发规范性文件总数", "回应解读情况", "申请办结数", "申请答复数")
)
"""Fingerprint of the statistics table of 2014 (domain §1.2)."""


LABELS: dict[TableName, frozenset[str]] = {
    name: frozenset().union(*(label_keys(form) - AMBIGUOUS for form in FORMS if form.table == name)) for name in TABLES
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Neighbouring rows of one table that belong to one kind; `table` is that table's number in the document, from 1."""

    kind: TableName
    table: int
    rows: tuple[ObservedRow, ...]

    @property
    def labels(self) -> frozenset[str]:
        """Keys of the cells that may label a row."""
        return frozenset(
            key(cell.text)
            for row in self.rows
            for cell, kind in zip(row.cells, row.kinds, strict=True)
            if kind == "label"
        )

    @property
    def n_filled(self) -> int:
        """Number of cells with a number or a mark."""
        return sum(kind == "value" for row in self.rows for kind in row.kinds)


def pieces(tables: Iterable[tuple[int, Table]]) -> list[Piece]:
    """The pieces of form tables among numbered tables, in document order."""
    found = []
    for number, table in tables:
        found.extend(_split(number, observe(table, number)))
    return found


def is_form_table(table: Table) -> bool:
    """Whether the table, or a part of it, is one of the form's."""
    return bool(_split(0, observe(table, 0)))


def is_running_text(text: str) -> bool:
    """Whether a lone text is neither a label or caption of a form nor a number."""
    known = is_caption(text) or any(key(text) in LABELS[name] for name in TABLES) or key(text) in AMBIGUOUS
    return not known and kind_of(text) == "label"


def is_table_of_2014(table: Table) -> bool:
    """Whether the table is the statistics table of 2014."""
    return len({key(cell.text) for cell in table.cells} & LABELS_2014) >= MIN_LABELS


def _split(number: int, rows: list[ObservedRow]) -> list[Piece]:
    """Cut a table's rows where their kind changes; rows without a telling label go with those above them."""
    votes = [_votes(row) for row in rows]
    total = {name: sum(vote[name] for vote in votes) for name in TABLES}
    alive = [name for name in TABLES if total[name] >= MIN_LABELS]
    if not alive:
        return []
    cut: list[tuple[TableName, list[ObservedRow]]] = []
    for row, vote in zip(rows, votes, strict=True):
        top = max(alive, key=lambda name: vote[name])
        if vote[top] and (not cut or cut[-1][0] != top):
            cut.append((top, [row]))
        elif cut:
            cut[-1][1].append(row)
        else:
            cut.append((alive[0], [row]))
    return [Piece(kind, number, tuple(part)) for kind, part in cut]


def _votes(row: ObservedRow) -> dict[TableName, int]:
    own = {key(cell.text) for cell in row.cells if cell.row == row.row} - AMBIGUOUS
    return {name: len(own & LABELS[name]) for name in TABLES}


def assemble(kind: TableName, found: Sequence[Piece]) -> list[list[Piece]]:
    """Join the pieces of one kind to whole tables. A piece that repeats what the table already has begins another."""
    row_labels = frozenset(
        key(label)
        for form in FORMS
        if form.table == kind
        for block in form.blocks
        for row in block.rows
        for label in row.labels
    )
    wholes: list[list[Piece]] = []
    for piece in found:
        if piece.kind != kind:
            continue
        goes_with = next((whole for whole in wholes if not _repeats(whole, piece, row_labels)), None)
        if goes_with is not None:
            goes_with.append(piece)
        else:
            wholes.append([piece])
    return wholes


def _repeats(whole: Sequence[Piece], piece: Piece, row_labels: frozenset[str]) -> bool:
    if not row_labels:
        return bool(piece.n_filled) and any(part.n_filled for part in whole)
    seen = frozenset().union(*(part.labels for part in whole)) & row_labels
    new = piece.labels & row_labels
    return len(seen & new) >= max(1, (len(new) + 1) // 2) if new else False
