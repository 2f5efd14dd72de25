"""The table of values: where a value stands is told by its form, once for all reports; what it is, by the record."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from reportparse.forms import FORMS, SUBJECTS
from reportparse.record.doubts import doubt_of, doubts_of
from reportparse.record.numbers import exact, number_text

if TYPE_CHECKING:
    from reportparse.record.base import Record

Entry = tuple[Any, ...]
"""One row of a table, column by column."""

LOCAL_ROWS = "local"
"""Where a table keeps the rows that its form does not know; their paths count them from 1."""

LOCAL = ""
"""What a short row has in place of the number of its place where no form knows that."""


MAX_MIXTURES = 64
"""Mixtures of forms whose places are kept; records have a handful."""


class NoPlace(LookupError):
    """A cell lies at a path that its table does not have; the text is the path."""


def _labels() -> dict[tuple[str, str], tuple[str, str, str]]:
    """(form, path) to the Chinese labels of its row and column, and its unit."""
    found = {}
    for form in FORMS:
        for path, row, column in form.places:
            names = (*row.group, *row.labels[:1])
            above = " ".join(names or column.group)
            head = " ".join((*(column.group if names else ()), *column.labels[:1]))
            found[form.name, path] = (above, head, column.unit)
    return found


def _heads() -> dict[str, str]:
    """Part of a table that lists indicators to the words of the head that opens it: disclosure to 一、主动公开情况."""
    found: dict[str, str] = {}
    for form in FORMS:
        if form.subject.lists_indicators:
            for path, row, _ in form.places:
                found.setdefault(path.split(".")[1], (*row.group, *row.labels)[0])
    return found


def _place_of(path: str, form: str, row_label: str, column_label: str) -> Entry:
    """What the table says of the place of a value, down to its labels."""
    table, *row, column = path.split(".")
    return path, table, form, ".".join(row), column, row_label, column_label


LABELS = _labels()
HEADS = _heads()
PLACES: tuple[tuple[Entry, str | None], ...] = tuple(
    (_place_of(path, form, row_label, column_label), unit)
    for (form, path), (row_label, column_label, unit) in LABELS.items()
)
"""The places of all forms: what stands before a value in its row, and its unit, which stands behind it."""


@lru_cache(MAX_MIXTURES)
def _numbers(forms: frozenset[tuple[str, str | None]]) -> dict[str, int]:
    """Path to number of the places that a record has whose tables follow these forms."""
    return {path: number for number, (form, path) in enumerate(LABELS) if (path.partition(".")[0], form) in forms}


def rows_of_values(record: Record) -> Iterator[Entry]:
    """The rows of the table. Raises NoPlace."""
    return whole_rows(record["source"]["name"], short_rows(record))


def short_rows(record: Record) -> Iterator[Entry]:
    """The rows without the report's name, each with the number of its place instead of all that `PLACES` says of it.

    A row of the office's own stands as it is, with `LOCAL` for the report's name. Raises NoPlace.
    """
    forms = {table: form_of(record, table) for table in SUBJECTS}
    cells, doubts, numbers = record.get("cells"), doubts_of(record), _numbers(frozenset(forms.items()))
    for cell in _cells_unseen(record) if cells is None else cells:
        path = cell["path"]
        number = numbers.get(path)
        doubt = doubt_of(path, doubts) if doubts else None
        own = (exact(cell["value"]), cell["raw"], cell["state"], cell.get("standing"), doubt)
        if number is not None:
            yield number, *own
        else:
            place, unit = _local_place(record, path, forms.get(path.partition(".")[0]))
            yield LOCAL, *place, *own, unit


def whole_rows(report: str, rows: Iterable[Entry]) -> Iterator[Entry]:
    """Short rows of a report as rows of the table."""
    for number, *rest in rows:
        if number == LOCAL:
            yield report, *rest
        else:
            place, unit = PLACES[number]
            yield report, *place, *rest, unit


def _local_place(record: Record, path: str, form: str | None) -> tuple[Entry, str | None]:
    """The same of a row that its form does not know: the path ends with its number."""
    table, _, rest = path.partition(".")
    row, _, number = rest.rpartition(".")
    rows = record[table].get(LOCAL_ROWS, ()) if form else ()
    if form is None or row != LOCAL_ROWS or number not in {str(at + 1) for at in range(len(rows))}:
        raise NoPlace(path)
    found = rows[int(number) - 1]
    label = " ".join(filter(None, (HEADS.get(found["under"]), found["label"])))
    return _place_of(path, form, label, ""), found["unit"]


def form_of(record: Record, table: str) -> str | None:
    """The form of a table of the record; the table of reviews has one form and does not name it."""
    if record[table] is None:
        return None
    return str(record[table].get("form") or next(form.name for form in FORMS if form.table == table))


def _cells_unseen(record: Record) -> Iterator[dict[str, Any]]:
    """What a record without cells knows of them: the numbers, and which of these a failed check mentions."""
    failed = (result for result in record["checks"]["results"] if result["status"] == "failed")
    disputed = {path for result in failed for path in result["terms"]}
    numbers = numbers_of(record)
    for table in SUBJECTS:
        numbers |= _local_numbers(record, table)
    for path, number in numbers.items():
        state = None if number is None else "number"
        standing = "disputed" if path in disputed else None
        yield {"path": path, "value": number, "raw": None, "state": state, "standing": standing}


def _local_numbers(record: Record, table: str) -> dict[str, int | Decimal | None]:
    """The same of the rows of a table that no form knows."""
    rows = (record[table] or {}).get(LOCAL_ROWS, ())
    return {f"{table}.{LOCAL_ROWS}.{at}": row["value"] for at, row in enumerate(rows, 1)}


def numbers_sha256(record: Record) -> str:
    """A hash of all numbers of the official tables: 3.50 is 3.5, and whatever stands beside them is left out."""
    tables = [{**(record[table] or {}), LOCAL_ROWS: list(_local_numbers(record, table).values())} for table in SUBJECTS]
    return hashlib.sha256(json.dumps(tables, sort_keys=True, default=_whole_or_text).encode()).hexdigest()


def _whole_or_text(number: Decimal) -> int | str:
    text = number_text(number)
    return int(number) if not text.partition(".")[2].strip("0") else text.rstrip("0")


def numbers_of(record: Record) -> dict[str, int | Decimal | None]:
    """Path to number of every value of the forms that the record's own tables follow."""
    found: dict[str, int | Decimal | None] = {}

    def gather(node: Mapping[str, Any], above: str) -> None:
        for key, inner in node.items():
            if inner is None or isinstance(inner, (int, Decimal)):
                found[above + key] = inner
            elif isinstance(inner, Mapping):  # else it is the name of the form, or the local rows
                gather(inner, f"{above}{key}.")

    for table in SUBJECTS:
        gather(record[table] or {}, f"{table}.")
    return found
