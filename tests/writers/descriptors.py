"""Tables held against the descriptor that lies beside them, by frictionless."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import frictionless


def faults(package: frictionless.Package, folder: Path, name: str) -> Any:
    """What frictionless finds wrong with a package's rows, keys, and keys of other tables.

    frictionless 5 reads neither SQLite by the path of a file nor partitions, and nulls of Parquet are the text "nan" to it
    (its issue 1637): there other programs read the rows, and it holds them against the schemas of the descriptor.
    """
    if name.endswith(".csv"):
        return package.validate().flatten(["title", "message"])
    of_tables = of_sqlite if name.endswith(".sqlite") else of_parquet
    resources = [
        frictionless.Resource(
            name=one.name, schema=one.schema, data=[one.schema.field_names, *map(list, of_tables(folder, one))]
        )
        for one in package.resources
    ]
    return frictionless.Package(resources=resources).validate().flatten(["title", "message"])


def of_parquet(folder: Path, resource: frictionless.Resource) -> list[tuple[Any, ...]]:
    columns = ", ".join(f'"{name}"' for name in resource.schema.field_names)
    files = [f"{folder}/{path}" for path in resource.paths]
    return duckdb.execute(f"SELECT {columns} FROM read_parquet({files}, hive_partitioning=true)").fetchall()


def of_sqlite(folder: Path, resource: frictionless.Resource) -> list[tuple[Any, ...]]:
    """Yes and no are 1 and 0 there; days, and decimals that are no floats, are texts."""
    columns = ", ".join(
        f"""CASE "{field.name}" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END"""
        if field.type == "boolean"
        else f'"{field.name}"'
        for field in resource.schema.fields
    )
    with closing(sqlite3.connect(folder / str(resource.path))) as database:
        return database.execute(f'SELECT {columns} FROM "{resource.dialect.to_dict()["table"]}"').fetchall()
