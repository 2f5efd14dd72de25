"""Where the tables of an output lie that has a file for each of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from reportparse.record.rows import TABLES

MAIN_TABLE = "wide"
"""The table that a file for a single table holds; the others stand beside it."""

NO_YEAR = "__HIVE_DEFAULT_PARTITION__"
"""How readers of partitioned tables call a null."""


def paths_of_tables(output: Path) -> dict[str, Path]:
    """Where each table goes: OUT.csv is the main table, OUT.values.csv and so on the others."""
    return {
        table.name: output if table.name == MAIN_TABLE else output.with_suffix(f".{table.name}{output.suffix}")
        for table in TABLES
    }


def paths_by_year(output: Path, years: Iterable[int | None]) -> Iterator[tuple[str, int | None, Path]]:
    """Where each year of each table goes, OUT/wide/year=2021/part-0.parquet.

    Inputs and organs have no year: OUT/files/part-0.parquet.
    """
    known = list(years) or [None]
    for table in TABLES:
        if not table.has_years:
            yield table.name, None, output / table.name / "part-0.parquet"
            continue
        for year in known:
            yield table.name, year, output / table.name / f"year={NO_YEAR if year is None else year}" / "part-0.parquet"
