"""The records that `check` and `compare` are given: made of documents in the sandbox, or read from files of ours."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from reportparse.cli.streams import complain_of, read_given
from reportparse.diagnostics.errors import ReportparseError
from reportparse.files import input_name
from reportparse.sandbox import sandboxed

if TYPE_CHECKING:
    from reportparse.record.load import Record

SUFFIXES = (".json", ".jsonl")
"""Files with these endings hold records."""

Keep = Callable[["Record"], "Record"]
"""What is kept of a record in memory."""


def gather(files: Sequence[str], keep: Keep) -> tuple[list[tuple[str, Record]], list[tuple[str, ReportparseError]]]:
    """Records with the names of their files; and each file without one with its error, which is said on stderr."""
    records: list[tuple[str, Record]] = []
    errors: list[tuple[str, ReportparseError]] = []
    for file, outcome in zip(files, _outcomes(files, keep), strict=True):
        if isinstance(outcome, ReportparseError):
            complain_of(file, outcome)
            errors.append((file, outcome))
        else:
            records.extend((file, record) for record in outcome)
    return records, errors


def _outcomes(files: Sequence[str], keep: Keep) -> Iterator[list[Record] | ReportparseError]:
    """Each file's records or error, in order. Documents are read in the sandbox; records are JSON, read here."""

    def read(file: str) -> list[Record]:
        return [keep(record) for record in _records(file)]

    parsed = sandboxed(read, [file for file in files if not _holds_records(file)])
    for file in files:
        if not _holds_records(file):
            yield next(parsed)
            continue
        try:
            yield read(file)
        except ReportparseError as error:
            yield error


def _holds_records(file: str) -> bool:
    return file.endswith(SUFFIXES)


def _records(file: str) -> Iterator[Record]:
    """The records in a file of ours, or the one that a document makes, whatever its ending. Raises a ReportparseError."""
    from reportparse.record.load import load_records, looks_like_records

    data = read_given(file)
    if looks_like_records(data):
        yield from load_records(io.BytesIO(data))
    else:
        from reportparse.pipeline import record_of

        yield record_of(data, input_name(file))
