"""Which of the form's tables a table is, or which of them its rows are: told by their labels alone, wherever they stand."""

from __future__ import annotations

from reportparse.document import Table
from reportparse.forms import FORMS, SUBJECTS, TableName
from reportparse.labels.indicators import FINGERPRINT, indicator_key, is_head
from reportparse.labels.likeness import is_caption, key, label_keys
from reportparse.labels.rows import kind_of

MIN_LABELS = 2
"""So many labels of one kind make a table one of that kind; 其他 and 总计 count for none."""

AMBIGUOUS = frozenset({"其他", "总计", "合计", "信息内容", "申请人情况"})
"""Labels of a form that stand in many other tables too."""

LABELS: dict[TableName, frozenset[str]] = {
    name: frozenset().union(*(label_keys(form) - AMBIGUOUS for form in FORMS if form.table == name))
    for name, subject in SUBJECTS.items()
    if not subject.lists_indicators
}
"""The labels that tell of each kind of grid."""

OF_INDICATORS = next(name for name, subject in SUBJECTS.items() if subject.lists_indicators)
"""The kind of the tables that list indicators."""

KINDS_OF = {
    label: tuple(name for name in LABELS if label in LABELS[name]) for label in frozenset().union(*LABELS.values())
}
"""The kinds that each label tells of."""


TABLES_OF_ONE_ROW = frozenset(form.table for form in FORMS if form.turned)
"""Kinds of tables with one row of numbers: its header may be parted from it, and groups of its columns from each other."""


def kind_of_table(table: Table) -> TableName | None:
    """The kind of the form's table that a table is, or begins with; None where no part of it is one."""
    return kinds_of_rows(table).get(0)


def kinds_of_rows(table: Table) -> dict[int, TableName]:
    """The kind of the first row, and of each row whose own labels tell of one; empty where the table is of no form.

    A table may hold several kinds, one below the other (domain §6).
    """
    if lists_indicators(table):
        return {0: OF_INDICATORS}
    votes = _votes(table)
    kinds = [name for name in LABELS if sum(vote.count(name) for vote in votes.values()) >= MIN_LABELS]
    if not kinds:
        return {}
    likeliest = {row: max(kinds, key=vote.count) for row, vote in votes.items()}
    telling = {row: kind for row, kind in likeliest.items() if kind in votes[row]}
    return {0: likeliest.get(0, kinds[0]), **telling}


def is_running_text(text: str) -> bool:
    """Whether a lone text is neither a label or caption of a form nor a number."""
    known = is_caption(text) or any(key(text) in labels for labels in LABELS.values()) or key(text) in AMBIGUOUS
    return not known and kind_of(text) == "label"


def lists_indicators(table: Table) -> bool:
    """Whether a table is one of indicators, or a piece of one: labels of such a table say so, more than those of a grid."""
    labels = {indicator_key(cell.text) for cell in table.cells if cell.text}
    telling = labels & FINGERPRINT
    if len(telling) < MIN_LABELS and not (telling and any(is_head(cell.text) for cell in table.cells)):
        return False
    return len(telling) > len(labels & KINDS_OF.keys())


def _votes(table: Table) -> dict[int, list[TableName]]:
    """The kinds that each row's own cells tell of, once for each different label; rows without any are left out."""
    labels = {(cell.row, text) for cell in table.cells if (text := key(cell.text)) in KINDS_OF}
    votes: dict[int, list[TableName]] = {}
    for row, text in labels:
        votes.setdefault(row, []).extend(KINDS_OF[text])
    return votes
