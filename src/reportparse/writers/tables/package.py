"""What an output's own format does not say of its tables: a descriptor after Frictionless' Data Package."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from reportparse.files import appearing
from reportparse.record.columns import YEAR, TableColumn, Type
from reportparse.record.rows import TABLES, TableDefinition
from reportparse.version import SCHEMA_VERSION, __version__
from reportparse.writers.json import to_json

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"

TYPES: dict[Type, str] = {
    "text": "string",
    "integer": "integer",
    "decimal": "number",
    "date": "date",
    "boolean": "boolean",
}


def write_package(descriptor: Path, files: Mapping[str, Sequence[str]], ending: str) -> None:
    """Describe tables by the names of their files, which lie beside the descriptor or in folders there."""
    with appearing(descriptor) as part:
        part.write_bytes(to_json(package(files, ending)))


def package(files: Mapping[str, Sequence[str]], ending: str) -> dict[str, Any]:
    """The descriptor of an output with this ending. Several tables in one file are told apart by name; a table without rows
    may have no file."""
    format_ = ending.strip("./")
    one_file = len({tuple(names) for names in files.values()}) == 1
    return {
        "$schema": PROFILE,
        "name": "reportparse",
        "title": "政府信息公开工作年度报告",
        "description": "Annual reports on open government information, as tables",
        "version": SCHEMA_VERSION,
        "contributors": [{"title": f"reportparse {__version__}", "roles": ["creator"]}],
        "resources": [_resource(table, files[table.name], format_, named=one_file) for table in TABLES],
    }


def _resource(table: TableDefinition, names: Sequence[str], format_: str, *, named: bool) -> dict[str, Any]:
    by_year = any(f"{YEAR.name}=" in name for name in names)
    return {
        "name": table.name,
        "type": "table",
        "title": table.zh,
        "description": table.en,
        **(_source(names, format_) if names else {"data": [[column.name for column in table.columns]]}),
        **({"encoding": "utf-8"} if format_ == "csv" else {}),
        **({"dialect": {"table": table.name}} if named else {}),
        **({"partitionedBy": [YEAR.name]} if by_year else {}),
        "schema": {
            "fields": [_field(column, table.key) for column in table.columns],
            "missingValues": [""],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {"fields": [one], "reference": {"resource": to if to != table.name else "", "fields": [key]}}
                for one, to, key in table.leads_to
            ],
        },
    }


def _source(names: Sequence[str], format_: str) -> dict[str, Any]:
    return {"path": names[0] if len(names) == 1 else list(names), "format": format_}


def _field(column: TableColumn, key: Sequence[str]) -> dict[str, Any]:
    return {
        "name": column.name,
        "type": TYPES[column.type],
        "title": column.heading,
        "description": column.en,
        "description_zh": column.zh,
        **({"unit": column.unit} if column.unit else {}),
        **({"constraints": {"required": True}} if column.name in key and column.name != "report" else {}),
    }
