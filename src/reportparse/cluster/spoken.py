"""What an engine's process and the child that parses for it say to each other, pickled, over the child's own pipes.

The child asks, and is given one input or told that a part is at its end; between that it tells what became of inputs. So
neither ever waits to write while the other does.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from reportparse.batch.outcome import Outcome
from reportparse.batch.workers import Limits


@dataclass(frozen=True, slots=True)
class Settings:
    """How every input is read: as the options of `batch` of these names.

    One worker reads what one task is given: engines run a task on each core.
    """

    pdf_engine: str = "auto"
    ocr: bool = False
    limits: Limits = field(default_factory=lambda: Limits(workers=1))


class Given(NamedTuple):
    """To the child: an input, its bytes or in `error` why there are none, and which of its rows were told before.

    `place` counts the inputs of a part.
    """

    place: int
    path: str
    content: bytes
    error: str | None = None
    told: frozenset[int] = frozenset()


class Wants(NamedTuple):
    """From the child: it has room for an input. The answer is a `Given`, or None at the end of a part."""


class Parsed(NamedTuple):
    """From the child: what became of an input, or of a member of the archive that it is.

    `number` counts what an input holds, from 1, in the order of the walk. `report` is the name in the tables.
    """

    place: int
    number: int
    report: str
    member: str | None
    sha256: str | None
    n_bytes: int | None
    outcome: Outcome


class Finished(NamedTuple):
    """From the child: all of an input was told."""

    place: int


class AtEnd(NamedTuple):
    """From the child: all of a part was told. It waits for the mark of another, or for the end of its standard input."""


class Unable(NamedTuple):
    """From the child: no worker starts, and why."""

    why: str
