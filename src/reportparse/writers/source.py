"""What the writers of an archive write: its records and its inputs, gone through as often as needed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol


class Archive(Protocol):
    """Records and inputs in their order."""

    def records(self) -> Iterator[tuple[str, bytes]]:
        """(path, record as one line of JSON) of every report."""
        ...

    def listing(self) -> Iterator[object]:
        """Every input with what became of it; the columns of the table `files` are its attributes."""
        ...
