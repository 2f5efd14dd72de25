"""Tables as an output has them, to be compared with those of another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reportparse.batch.reading import Wanted, rows_of_output
from reportparse.record.rows import TABLES

Rows = dict[str, list[tuple[Any, ...]]]


def tables(output: Path) -> Rows:
    """All tables of an output, their rows in an order of their own."""
    found: Rows = {table.name: [] for table in TABLES}
    for name, row in rows_of_output(
        str(output), [Wanted(table.name, tuple(column.name for column in table.columns)) for table in TABLES]
    ):
        found[name].append(tuple(row.values()))
    return {name: sorted(rows, key=repr) for name, rows in found.items()}
