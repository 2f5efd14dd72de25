"""What Spark's Python workers run: this module is loaded by each of them, and knows nothing of Spark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from reportparse.cluster import Settings, fetch, parse_partition
from reportparse.record.panel import Sighting
from reportparse.record.rows import TableDefinition
from reportparse.writers.frames import arrow_fields
from reportparse.writers.tables.sightings import MANY_ROWS

if TYPE_CHECKING:
    import pyarrow as pa
    from pyarrow import fs


def parse(batches: Iterable[pa.RecordBatch], settings: Settings, root: str | None) -> Iterator[pa.RecordBatch]:
    """Nested rows of inputs, which are fetched first where they are paths below a root."""
    yield from parse_partition(batches if root is None else fetch(batches, file_system(root)), settings)


def file_system(root: str) -> fs.FileSystem:
    """The files below a folder or a bucket, by its address (or a local path)."""
    from pyarrow import fs

    found, base = fs.FileSystem.from_uri(address_of(root))
    return fs.SubTreeFileSystem(base, found)


def address_of(root: str) -> str:
    """What Arrow takes for the address of a folder or a bucket: a local path is one where it begins at the root."""
    return root if "://" in root else str(Path(root).absolute())


def of_sightings(batches: Iterable[pa.RecordBatch], table: TableDefinition) -> Iterator[pa.RecordBatch]:
    """Rows of `organs` or `panel`, of sightings in the order of key and year, all of one organ in one part."""
    import pyarrow as pa

    seen = (Sighting(**row) for batch in batches for row in batch.to_pylist())
    rows = table.rows(seen)
    schema = pa.schema(arrow_fields(table))
    while some := list(islice(rows, MANY_ROWS)):
        yield pa.record_batch(
            [pa.array(column, field.type) for column, field in zip(zip(*some, strict=True), schema, strict=True)],
            schema=schema,
        )
