"""What the writers of tables write: the rows of an archive's reports, and its inputs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol


class Archive(Protocol):
    """Reports and inputs in their order, gone through as often as needed."""

    def rows(self) -> Iterator[bytes]:
        """The rows of every report, as `rows.rows_of_record` made them."""
        ...

    def listing(self) -> Iterator[object]:
        """Every input with what became of it; the columns of the table `files` are its attributes."""
        ...
