"""What writers are given: the records of an archive's reports or the rows made of them, and its inputs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol


class Archive(Protocol):
    """Reports and inputs in their order, gone through as often as needed.

    It holds either records or rows, as the writer's line asks for.
    """

    def records(self) -> Iterator[tuple[str, bytes]]:
        """Every report's path and its record as a line of JSON."""
        ...

    def rows(self) -> Iterator[bytes]:
        """The rows of every report, as `kept.rows_of_record` made them."""
        ...

    def listing(self) -> Iterator[object]:
        """Every input with what became of it; the columns of the table `files` are its attributes."""
        ...
