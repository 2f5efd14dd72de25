"""One part of an archive: inputs with their bytes in, nested rows out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from reportparse.cluster.fence import fenced
from reportparse.cluster.nested import lists_of_tables, parsed_schema
from reportparse.cluster.spoken import Given, Parsed, Settings

if TYPE_CHECKING:
    import pyarrow as pa

GIVEN = ("path", "content", "error")
"""Columns that are read; what stands in others is carried along."""

ROWS_AT_ONCE = 64
BYTES_AT_ONCE = 4 * 1024 * 1024
"""What is gathered, packed as the workers hand it over, before a batch is yielded: a batch is many times as large."""

_PLAIN = Settings()


def parse_partition(batches: Iterable[pa.RecordBatch], settings: Settings = _PLAIN) -> Iterator[pa.RecordBatch]:
    """Parse inputs: batches with `path` (text), `content` (bytes) and perhaps `error` (why there is no content, or null).

    Yields batches of `parsed_schema`, one row an input, or a member where the input is an archive, so none is missing and
    none stands there twice. Other columns than these three are carried along into each row of their input. Rows come as they
    become known; `number` has the order within an input. Contents are held only while they are read. Each file has the
    limits of `settings`, in a process of its own, and costs itself alone. Raises ValueError for a column that is missing or
    of another type, or a path that is null, NoWorkers where no process starts, and whatever `batches` raises.
    """
    kept: dict[int, dict[str, Any]] = {}
    schema: pa.Schema | None = None
    gathered: list[tuple[Parsed, dict[str, Any]]] = []
    size = 0

    def inputs() -> Iterator[Given]:
        nonlocal schema
        first = 0
        for batch in batches:
            if schema is None:
                schema = parsed_schema(_carried(batch.schema))
            for given, others in _inputs(batch, first):
                kept[given.place] = others
                yield given
            first += batch.num_rows

    for parsed in fenced(inputs(), settings):
        assert schema is not None
        gathered.append((parsed, kept[parsed.place]))
        size += len(parsed.outcome.rows or b"")
        if len(gathered) >= ROWS_AT_ONCE or size >= BYTES_AT_ONCE:
            yield _batch(gathered, schema)
            gathered, size = [], 0
    if gathered and schema is not None:
        yield _batch(gathered, schema)


def _carried(schema: pa.Schema) -> list[pa.Field]:
    missing = {"path", "content"} - {*schema.names}
    if missing:
        raise ValueError(
            f"the batches have no column {', '.join(sorted(missing))}; they have {', '.join(schema.names)}"
        )
    taken = {*parsed_schema().names} & {*schema.names} - {*GIVEN}
    if taken:
        raise ValueError(f"columns that the output has by itself: {', '.join(sorted(taken))}")
    return [field for field in schema if field.name not in GIVEN]


def _inputs(batch: pa.RecordBatch, first: int) -> Iterator[tuple[Given, dict[str, Any]]]:
    """The inputs of a batch, each with its path and what is carried along of it."""
    names = batch.schema.names
    for at in range(batch.num_rows):
        row = {name: batch.column(place)[at].as_py() for place, name in enumerate(names)}
        path, content, error = row.pop("path"), row.pop("content"), row.pop("error", None)
        if path is None:
            raise ValueError("a path is null: no row can name its input")
        if not isinstance(path, str) or not isinstance(content, bytes | None):
            types = ", ".join(f"{name} is {batch.schema.field(name).type}" for name in ("path", "content"))
            raise ValueError(f"path must be text and content bytes; {types}")
        if content is None and error is None:
            error = "no content"
        yield Given(first + at, path, content or b"", error), {"path": path, **row}


def _batch(gathered: list[tuple[Parsed, dict[str, Any]]], schema: pa.Schema) -> pa.RecordBatch:
    import pyarrow as pa

    tables = lists_of_tables([parsed.outcome.rows for parsed, _ in gathered])
    facts = [{**_facts(parsed), **others} for parsed, others in gathered]
    n_facts = len(schema) - len(tables)
    columns = [
        pa.array([_storable(row[name]) for row in facts], schema.field(name).type) for name in schema.names[:n_facts]
    ]
    return pa.record_batch([*columns, *tables], schema=schema)


def _facts(parsed: Parsed) -> dict[str, Any]:
    outcome, failure = parsed.outcome, parsed.outcome.failure
    # `report` may end in the number of a second member of one name.
    name = PurePosixPath(parsed.member or parsed.report)
    return {
        "number": parsed.number,
        "member": parsed.member,
        "report": parsed.report,
        "suffix": name.suffix.lower(),
        "sha256": parsed.sha256,
        "bytes": parsed.n_bytes,
        "outcome": outcome.status or "failed",
        "year": outcome.year,
        "stage": failure and failure.stage,
        "kind": failure and failure.kind,
        "message": failure and failure.message,
        "message_zh": failure and failure.message_zh,
    }


def _storable(value: object) -> object:
    """A name from an archive may hold halves of characters."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
