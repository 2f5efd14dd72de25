"""Which tables of a document are which: pieces told apart by their labels, wherever they stand.

A table may be cut by a page break or an editor, come as one table per block, or hold all three kinds at once (domain §6).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportparse.document import Table
from reportparse.forms import FORMS, TABLES, TableName
from reportparse.labels.likeness import is_caption, key, label_keys
from reportparse.labels.rows import ObservedRow, kind_of, observe

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
"""The labels that tell of each kind."""

KINDS_OF = {
    label: tuple(name for name in TABLES if label in LABELS[name]) for label in frozenset().union(*LABELS.values())
}
"""The kinds that each label tells of."""

ROW_LABELS: dict[TableName, frozenset[str]] = {
    name: frozenset(
        key(label)
        for form in FORMS
        if form.table == name
        for block in form.blocks
        for row in block.rows
        for label in row.labels
    )
    for name in TABLES
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
    return [piece for number, table in tables for piece in _split(number, table)]


def kind_of_table(table: Table) -> TableName | None:
    """The kind of the form's table that a table, or its first piece, is; None where no part of it is one."""
    votes = _votes(table)
    alive = _alive(votes)
    return _kind(votes.get(0, []), alive) if alive else None


def is_running_text(text: str) -> bool:
    """Whether a lone text is neither a label or caption of a form nor a number."""
    known = is_caption(text) or any(key(text) in LABELS[name] for name in TABLES) or key(text) in AMBIGUOUS
    return not known and kind_of(text) == "label"


def is_table_of_2014(table: Table) -> bool:
    """Whether the table is the statistics table of 2014."""
    return len({key(cell.text) for cell in table.cells} & LABELS_2014) >= MIN_LABELS


def _split(number: int, table: Table) -> list[Piece]:
    """Cut a table's rows where their kind changes; rows without a telling label go with those above them."""
    votes = _votes(table)
    alive = _alive(votes)
    if not alive:
        return []
    cut: list[tuple[TableName, list[ObservedRow]]] = []
    for row in observe(table, number):
        vote = votes.get(row.row, [])
        kind = _kind(vote, alive)
        if not cut or (kind in vote and cut[-1][0] != kind):
            cut.append((kind, []))
        cut[-1][1].append(row)
    return [Piece(kind, number, tuple(part)) for kind, part in cut]


def _votes(table: Table) -> dict[int, list[TableName]]:
    """The kinds that each row's own cells tell of, once for each different label; rows without any are left out."""
    labels = {(cell.row, text) for cell in table.cells if (text := key(cell.text)) in KINDS_OF}
    votes: dict[int, list[TableName]] = {}
    for row, text in labels:
        votes.setdefault(row, []).extend(KINDS_OF[text])
    return votes


def _alive(votes: Mapping[int, list[TableName]]) -> list[TableName]:
    """The kinds that a table with these votes holds."""
    return [name for name in TABLES if sum(vote.count(name) for vote in votes.values()) >= MIN_LABELS]


def _kind(vote: Sequence[TableName], alive: Sequence[TableName]) -> TableName:
    return max(alive, key=vote.count)


def assemble(kind: TableName, found: Sequence[Piece]) -> list[list[Piece]]:
    """Join the pieces of one kind to whole tables. A piece that repeats what the table already has begins another."""
    wholes: list[list[Piece]] = []
    for piece in found:
        if piece.kind != kind:
            continue
        goes_with = next((whole for whole in wholes if not _repeats(whole, piece, ROW_LABELS[kind])), None)
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
