"""JSON lines: one record, or one entry of a ledger, a line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from reportparse.files import appearing
from reportparse.writers.archive import Archive
from reportparse.writers.json import to_json


def write_records(output: Path, archive: Archive) -> None:
    """Every record of an archive."""
    _write(output, (record for _, record in archive.records()))


def write_entries(output: Path, entries: Iterable[Mapping[str, Any]]) -> None:
    """Plain data."""
    _write(output, (to_json(entry, compact=True) for entry in entries))


def _write(output: Path, lines: Iterable[bytes]) -> None:
    with appearing(output) as part, part.open("wb") as stream:
        stream.writelines(lines)
