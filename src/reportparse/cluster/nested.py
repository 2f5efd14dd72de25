"""Nested rows: one an input or member, in which each table is a list of rows, in the types of the one declaration.

What the workers made is CSV; Arrow reads it, some reports at a time, and the lists are counted out of it.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from reportparse.cluster.spoken import Settings as Settings
from reportparse.record.rows import OF_RECORDS, TableDefinition
from reportparse.writers.frames import arrow_fields
from reportparse.writers.tables.kept import by_table
from reportparse.writers.tables.row_text import NULL

if TYPE_CHECKING:
    import pyarrow as pa

ROW_END = b"\r\n"


def parsed_schema(carried: Iterable[pa.Field] = ()) -> pa.Schema:
    """What `parse_partition` yields: facts of the input, the columns that it carries along, and the tables."""
    import pyarrow as pa

    texts, whole = pa.string(), pa.int64()
    facts = (
        ("path", texts, "path of the input, as it was given"),
        ("number", whole, "place within the input, from 1, in the order of the walk"),
        ("member", texts, "path within the archive that the input is; null: it is none"),
        ("report", texts, "path and member; joins the tables"),
        ("suffix", texts, "ending of the name: equal contents are those of equal bytes and suffix"),
        ("sha256", texts, "hash of the content; null: its bytes could not be had"),
        ("bytes", whole, "size of the content"),
        ("outcome", texts, "complete, partial or failed"),
        ("year", whole, "the year reported on"),
        ("stage", texts, "where it failed: input, read, admit or limit"),
        ("kind", texts, "stable name of the failure"),
        ("message", texts, "why, in English"),
        ("message_zh", texts, "why, in Chinese"),
    )
    fields = [pa.field(name, type_, metadata={"description": about}) for name, type_, about in facts]
    tables = [pa.field(table.name, list_type(table), metadata={"description": table.en}) for table in OF_RECORDS]
    return pa.schema([*fields, *carried, *tables])


def list_type(table: TableDefinition) -> pa.DataType:
    """A list of the rows of a table."""
    import pyarrow as pa

    return pa.list_(pa.struct(arrow_fields(table)))


def lists_of_tables(rows: Sequence[bytes | None]) -> list[pa.Array]:
    """For every table of `OF_RECORDS` a list for each report, out of what workers made; null where there is no report."""
    by_report = [None if one is None else dict(_named(zlib.decompress(one))) for one in rows]
    return [_lists(table, [None if one is None else one[table.name] for one in by_report]) for table in OF_RECORDS]


def _named(rows: bytes) -> Iterable[tuple[str, bytes]]:
    return ((of_table.table.name, of_table.text()) for of_table in by_table(rows))


def _lists(table: TableDefinition, parts: Sequence[bytes | None]) -> pa.Array:
    import pyarrow as pa

    type_ = list_type(table)
    offsets = [0]
    for part in parts:
        offsets.append(offsets[-1] + (0 if part is None else count_rows(part)))
    values = _rows(table, b"".join(part for part in parts if part is not None))
    nulls = pa.array([part is None for part in parts], pa.bool_())
    return pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), values, type=type_, mask=nulls)


def _rows(table: TableDefinition, rows: bytes) -> pa.StructArray:
    """Rows of CSV as an array of structs."""
    import pyarrow as pa
    from pyarrow import csv

    fields = arrow_fields(table)
    if not rows:
        return pa.array([], pa.struct(fields))
    read = csv.read_csv(
        pa.BufferReader(rows),
        # A block that holds all: a row never lies across two.
        csv.ReadOptions(column_names=[field.name for field in fields], block_size=len(rows) + 1, use_threads=False),
        csv.ParseOptions(newlines_in_values=True),
        csv.ConvertOptions(
            column_types={field.name: field.type for field in fields}, null_values=[NULL], strings_can_be_null=True
        ),
    )
    return pa.StructArray.from_arrays([column.combine_chunks() for column in read.columns], fields=fields)


def count_rows(rows: bytes) -> int:
    """How many rows of CSV there are: ends of lines that stand in no quoted field."""
    if b'"' not in rows:
        return rows.count(ROW_END)
    return sum(part.count(ROW_END) for part in rows.split(b'"')[::2])
